/** What a link opens: the interview, its password form, or why it opens nothing. */
import { useCallback, useEffect, useMemo, useState } from "react";
import type { SharedInterview } from "../../shared/share.ts";
import { applyAccent } from "../ui/apply-accent.ts";
import { Button } from "../ui/button.tsx";
import { readHostLook } from "../ui/host-look.ts";
import { ErrorNote, Loading } from "../ui/notes.tsx";
import { PasswordForm } from "./password-form.tsx";
import { createShareApi, ShareRefusal } from "./share-api.ts";
import { SharedView } from "./shared-view.tsx";

type State =
  | { is: "opening" }
  | { is: "open"; shared: SharedInterview }
  | { is: "password" }
  | { is: "closed"; title: string; words: string }
  | { is: "away"; words: string };

/** A host page that embeds this one may give it its own colour and picture. */
const HOST = readHostLook(new URLSearchParams(location.search));

const CLOSED: Partial<Record<ShareRefusal["code"], string>> = {
  unknown_link: "This link opens nothing",
  over: "This link is over",
};

function stateOf(error: unknown): State {
  if (!(error instanceof ShareRefusal)) throw error;
  if (error.code === "password") return { is: "password" };
  const title = CLOSED[error.code];
  return title === undefined ? { is: "away", words: error.message } : { is: "closed", title, words: error.message };
}

export function SharePage({ id }: { id: string }) {
  const api = useMemo(() => createShareApi(id), [id]);
  const [state, setState] = useState<State>({ is: "opening" });
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

  const shared = state.is === "open" ? state.shared : null;
  const color = HOST.color ?? shared?.team.color ?? null;
  const title = shared ? `${shared.candidateName ?? "Candidate"} · ${shared.positionTitle}` : "Shared interview";
  useEffect(() => applyAccent(color), [color]);
  useEffect(() => {
    document.title = title;
  }, [title]);

  switch (state.is) {
    case "opening":
      return (
        <Frame>
          <Loading what="Opening" />
        </Frame>
      );
    case "open":
      return (
        <SharedView
          api={api}
          shared={state.shared}
          logoUrl={HOST.logoUrl ?? state.shared.team.logoUrl}
          onReload={() => void read()}
        />
      );
    case "password":
      return (
        <Frame>
          <PasswordForm api={api} onOpen={() => void read()} />
        </Frame>
      );
    case "closed":
      return (
        <Frame>
          <h1 className="m-0">{state.title}</h1>
          <p className="mt-3 mb-0">{state.words}</p>
        </Frame>
      );
    case "away":
      return (
        <Frame>
          <ErrorNote title="The interview could not be read">
            <p className="m-0">{state.words}</p>
            <Button className="mt-3" onClick={() => void read()}>
              Try again
            </Button>
          </ErrorNote>
        </Frame>
      );
  }
}

const Frame = ({ children }: { children: React.ReactNode }) => (
  <main className="mx-auto max-w-150 px-4 py-12">{children}</main>
);
