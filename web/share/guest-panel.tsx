/** What a guest says about the interview, under the name that they give: one score with words, and comments. */
import { type FormEvent, useState } from "react";
import { HALF_POINT, HIGHEST_SCORE, LOWEST_SCORE } from "../../shared/native/review-words.ts";
import type { SharedInterview, SharedQuestion } from "../../shared/share.ts";
import { Button } from "../ui/button.tsx";
import { TextArea, TextField } from "../ui/field.tsx";
import { keepText, keptText, useKeptText } from "../ui/kept-text.ts";
import { ScoreChoice } from "../ui/score-choice.tsx";
import { Checkbox } from "../ui/switch.tsx";
import { Time } from "../ui/time.tsx";
import { clock } from "./clock.ts";
import { type ShareApi, ShareRefusal } from "./share-api.ts";
import { refusalWords } from "./words/refusals.ts";
import { languageTag, numberWords, say } from "./words/speech.ts";

type Guest = SharedInterview["guest"];

/** What became of a form; a fault is worded when it is shown, in the language of that moment. */
type Sent = { fault: () => string } | "sent" | null;

const faultOf = (error: unknown): Sent => ({
  fault: () => (error instanceof ShareRefusal ? refusalWords(error) : say("notSent")),
});

/** What the guest has typed and not sent: kept for this link in this tab; without any, what stands is what was sent before. */
function useDraft(key: string, before: string) {
  const text = useKeptText(key) ?? before;
  return {
    text,
    change: (next: string) => keepText(key, next),
    /** What is typed while it is on its way is not dropped with it. */
    drop: (sent: string) => {
      if (keptText(key) === sent) keepText(key, null);
    },
  };
}

export function GuestPanel({
  api,
  allow,
  guest,
  onSaid,
  questions,
  chosen,
  seconds,
  onSeek,
}: {
  api: ShareApi;
  allow: SharedInterview["allow"];
  guest: Guest;
  onSaid: (guest: NonNullable<Guest>) => void;
  questions: readonly SharedQuestion[];
  chosen: SharedQuestion | null;
  seconds: number;
  onSeek: (seconds: number) => void;
}) {
  const name = useDraft(api.keyOf("name"), guest?.name ?? "");
  const [unnamed, setUnnamed] = useState(false);
  const named = (): string | null => {
    const given = name.text.trim();
    if (given === "") setUnnamed(true);
    return given || null;
  };
  const heard = (said: NonNullable<Guest>) => {
    onSaid(said);
    name.drop(name.text);
  };
  return (
    <section aria-label={say("feedback")} className="mt-8 max-w-170 border-t border-hairline pt-6">
      <h2 className="m-0">{say("feedback")}</h2>
      <p className="mt-1 mb-4 text-text-quiet">{say("feedbackLead")}</p>
      <TextField
        label={say("yourName")}
        autoComplete="name"
        maxLength={120}
        value={name.text}
        fault={unnamed ? say("nameMissing") : undefined}
        onChange={(value) => {
          name.change(value);
          setUnnamed(false);
        }}
      />
      {allow.scores ? <ScoreForm api={api} guest={guest} named={named} onSaid={heard} /> : null}
      {allow.comments ? <CommentForm api={api} named={named} onSaid={heard} chosen={chosen} seconds={seconds} /> : null}
      {allow.comments && guest && guest.comments.length > 0 ? (
        <ul className="m-0 mt-6 list-none p-0">
          {guest.comments.map((comment) => {
            const about = questions.findIndex(({ id }) => id === comment.questionId);
            const moment = comment.atMs === null ? null : comment.atMs / 1000;
            return (
              <li key={comment.id} className="border-t border-hairline py-3">
                <p className="m-0 whitespace-pre-line wrap-anywhere">{comment.words}</p>
                <p className="m-0 mt-1 text-13 text-text-quiet">
                  <Time at={comment.createdAt} language={languageTag()} />
                  {about >= 0 ? ` · ${say("aboutQuestion", { number: about + 1 })}` : ""}
                  {moment !== null && questions[about] === chosen ? (
                    <button
                      type="button"
                      className="ms-1 cursor-pointer text-accent underline underline-offset-2"
                      onClick={() => onSeek(moment)}
                    >
                      {say("atTime", { time: clock(moment) })}
                    </button>
                  ) : moment === null ? null : (
                    ` ${say("atTime", { time: clock(moment) })}`
                  )}
                </p>
              </li>
            );
          })}
        </ul>
      ) : null}
    </section>
  );
}

function ScoreForm({
  api,
  guest,
  named,
  onSaid,
}: {
  api: ShareApi;
  guest: Guest;
  named: () => string | null;
  onSaid: (guest: NonNullable<Guest>) => void;
}) {
  const score = useDraft(api.keyOf("score"), String(guest?.score ?? ""));
  const words = useDraft(api.keyOf("why"), guest?.words ?? "");
  const [sent, setSent] = useState<Sent>(null);
  const [busy, setBusy] = useState(false);
  const value = score.text === "" ? null : Number(score.text);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const name = named();
    if (value === null) setSent({ fault: () => say("scoreMissing", scale(LOWEST_SCORE - HALF_POINT)) });
    if (name === null || value === null) return;
    setBusy(true);
    try {
      onSaid(await api.review({ name, score: value, words: words.text }));
      score.drop(score.text);
      words.drop(words.text);
      setSent("sent");
    } catch (error) {
      setSent(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="mt-4 flex flex-col gap-3">
      <ScoreChoice
        label={say("score")}
        hint={say("scoreHint", scale(LOWEST_SCORE))}
        halves
        halfLabel={say("halfLess")}
        value={value}
        onChange={(chosen) => score.change(String(chosen ?? ""))}
      />
      <TextArea
        label={say("why")}
        optional={say("optional")}
        maxLength={10_000}
        value={words.text}
        onChange={words.change}
      />
      <Said sent={sent} words={say("scoreSent")} />
      <span>
        <Button type="submit" look="main" busy={busy}>
          {say(guest?.score == null ? "sendScore" : "changeScore")}
        </Button>
      </span>
    </form>
  );
}

const scale = (lowest: number) => ({ lowest: numberWords(lowest), highest: numberWords(HIGHEST_SCORE) });

function CommentForm({
  api,
  named,
  onSaid,
  chosen,
  seconds,
}: {
  api: ShareApi;
  named: () => string | null;
  onSaid: (guest: NonNullable<Guest>) => void;
  chosen: SharedQuestion | null;
  seconds: number;
}) {
  const words = useDraft(api.keyOf("comment"), "");
  const [atMoment, setAtMoment] = useState(false);
  const [sent, setSent] = useState<Sent>(null);
  const [busy, setBusy] = useState(false);
  const recorded = Boolean(chosen?.answer?.url);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const name = named();
    const comment = words.text.trim();
    if (comment === "") setSent({ fault: () => say("commentMissing") });
    if (name === null || comment === "") return;
    setBusy(true);
    try {
      const questionId = chosen?.answer ? chosen.id : null;
      const atMs = atMoment && recorded ? Math.round(seconds * 1000) : null;
      onSaid(await api.comment({ name, words: comment, questionId, atMs }));
      words.drop(words.text);
      setSent("sent");
    } catch (error) {
      setSent(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="mt-6 flex flex-col gap-3">
      <TextArea label={say("comment")} maxLength={5000} value={words.text} onChange={words.change} />
      {recorded ? (
        <Checkbox label={say("atThisMoment", { time: clock(seconds) })} checked={atMoment} onChange={setAtMoment} />
      ) : null}
      <Said sent={sent} words={say("commentSent")} />
      <span>
        <Button type="submit" busy={busy}>
          {say("sendComment")}
        </Button>
      </span>
    </form>
  );
}

const Said = ({ sent, words }: { sent: Sent; words: string }) => (
  <p role="status" className={`m-0 ${sent === "sent" ? "text-good" : "text-bad"} empty:hidden`}>
    {sent === null ? null : sent === "sent" ? words : sent.fault()}
  </p>
);
