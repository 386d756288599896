/** What a link opens: the interview, its password form, or why it opens nothing. */
import { useCallback, useEffect, useMemo, useState } from "react";
import { spokenOf } from "../../shared/languages.ts";
import type { SharedInterview } from "../../shared/share.ts";
import { applyAccent } from "../ui/apply-accent.ts";
import { chooseLanguage } from "../ui/choose-language.ts";
import { readHostLook } from "../ui/host-look.ts";
import { LanguageChoice } from "../ui/language-choice.tsx";
import { ErrorNote, Loading } from "../ui/notes.tsx";
import { useOwnLanguage, useSpeaking } from "../ui/own-language.ts";
import { PasswordForm } from "./password-form.tsx";
import { createShareApi, type ShareApi, ShareRefusal } from "./share-api.ts";
import { SharedView } from "./shared-view.tsx";
import type { PlainKey } from "./words/catalogue.ts";
import { refusalWords } from "./words/refusals.ts";
import { say, speak, useSpeech } from "./words/speech.ts";

type ClosedCode = keyof typeof CLOSED;
type State =
  | { is: "opening" }
  | { is: "open"; shared: SharedInterview }
  | { is: "password" }
  | { is: "closed"; code: ClosedCode }
  | { is: "away"; error: ShareRefusal };

/** A host page that embeds this one may give it its own colour and picture, and ask for a language. */
const ASKED = new URLSearchParams(location.search);
const HOST = readHostLook(ASKED);

const CLOSED = {
  unknown_link: { title: "unknownTitle", lead: "unknownLead" },
  expired: { title: "overTitle", lead: "expiredLead" },
  ended: { title: "overTitle", lead: "endedLead" },
  over: { title: "overTitle", lead: "goneLead" },
} as const satisfies Partial<Record<ShareRefusal["code"], { title: PlainKey; lead: PlainKey }>>;

const isClosed = (code: string): code is ClosedCode => Object.hasOwn(CLOSED, code);

const LOOK = {
  frame: "",
  label: "sr-only",
  select:
    "field-sizing-content min-h-8 cursor-pointer rounded-6 border-0 bg-transparent px-2 text-13 text-text-quiet hover:text-text pointer-coarse:min-h-11",
};

function stateOf(error: unknown): State {
  if (!(error instanceof ShareRefusal)) throw error;
  if (error.code === "password") return { is: "password" };
  return isClosed(error.code) ? { is: "closed", code: error.code } : { is: "away", error };
}

/** The person's own choice, then what the link asks for, then the browser's. */
function useLanguage() {
  const chosen = useOwnLanguage();
  const asked = spokenOf(ASKED.get("language"));
  useSpeaking(chooseLanguage({ chosen, asked, position: null, browser: navigator.languages }), speak);
  return useSpeech();
}

export function SharePage({ id }: { id: string }) {
  const api = useMemo(() => createShareApi(id), [id]);
  const [state, setState] = useState<State>({ is: "opening" });
  const language = useLanguage();
  const read = useCallback(
    () =>
      api
        .read()
        .then((shared): State => ({ is: "open", shared }), stateOf)
        .then(setState),
    [api],
  );
  useEffect(() => {
    void read();
  }, [read]);

  const color = HOST.color ?? (state.is === "open" ? state.shared.team.color : null);
  useEffect(() => applyAccent(color), [color]);
  const title = language && titleOf(state);
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);

  if (!language) return null;
  return (
    <>
      <Content state={state} api={api} onRead={() => void read()} />
      <footer className="mx-auto flex max-w-340 justify-end px-4 pb-6 sm:px-6">
        <LanguageChoice label={say("language")} language={language} look={LOOK} />
      </footer>
    </>
  );
}

function titleOf(state: State): string {
  if (state.is !== "open") return say("sharedInterview");
  const { candidateName, positionTitle } = state.shared;
  return `${candidateName ?? say("candidate")} · ${positionTitle}`;
}

function Content({ state, api, onRead }: { state: State; api: ShareApi; onRead: () => void }) {
  if (state.is === "open") {
    const { shared } = state;
    return <SharedView api={api} shared={shared} logoUrl={HOST.logoUrl ?? shared.team.logoUrl} onReload={onRead} />;
  }
  return (
    <main className="mx-auto max-w-150 px-4 py-12">
      <NotOpen state={state} api={api} onRead={onRead} />
    </main>
  );
}

function NotOpen({ state, api, onRead }: { state: Exclude<State, { is: "open" }>; api: ShareApi; onRead: () => void }) {
  switch (state.is) {
    case "opening":
      return <Loading what={say("opening")} />;
    case "password":
      return <PasswordForm api={api} onOpen={onRead} />;
    case "closed":
      return (
        <>
          <h1 className="m-0">{say(CLOSED[state.code].title)}</h1>
          <p className="mt-3 mb-0">{say(CLOSED[state.code].lead)}</p>
        </>
      );
    case "away":
      return (
        <ErrorNote title={say("unreadTitle")} retry={onRead} retryLabel={say("tryAgain")}>
          <p className="m-0">{refusalWords(state.error)}</p>
        </ErrorNote>
      );
  }
}
