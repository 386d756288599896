/** What a guest says about the interview, under the name that they give: one score with words, and comments. */
import { type FormEvent, useState } from "react";
import type { SharedInterview, SharedQuestion } from "../../shared/share.ts";
import { Button } from "../ui/button.tsx";
import { TextArea, TextField } from "../ui/field.tsx";
import { ScoreChoice } from "../ui/score-choice.tsx";
import { Checkbox } from "../ui/switch.tsx";
import { Time } from "../ui/time.tsx";
import { clock } from "./clock.ts";
import { type ShareApi, ShareRefusal } from "./share-api.ts";

type Guest = SharedInterview["guest"];

const wordsOf = (error: unknown): string =>
  error instanceof ShareRefusal ? error.message : "This could not be sent. What you wrote is still here.";

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
  const [name, setName] = useState(guest?.name ?? "");
  const [nameFault, setNameFault] = useState<string | undefined>();
  const named = (): string | null => {
    if (name.trim() !== "") return name.trim();
    setNameFault("Give your name, so that the team knows who says this.");
    return null;
  };
  return (
    <section aria-label="Your feedback" className="mt-8 max-w-170 border-t border-hairline pt-6">
      <h2 className="m-0">Your feedback</h2>
      <p className="mt-1 mb-4 text-text-quiet">The team reads it with your name. Other guests do not see it.</p>
      <TextField
        label="Your name"
        autoComplete="name"
        maxLength={120}
        value={name}
        fault={nameFault}
        onChange={(value) => {
          setName(value);
          setNameFault(undefined);
        }}
      />
      {allow.scores ? <ScoreForm api={api} guest={guest} named={named} onSaid={onSaid} /> : null}
      {allow.comments ? (
        <CommentForm api={api} named={named} onSaid={onSaid} chosen={chosen} seconds={seconds} />
      ) : null}
      {allow.comments && guest && guest.comments.length > 0 ? (
        <ul className="m-0 mt-6 list-none p-0">
          {guest.comments.map((comment) => {
            const about = questions.findIndex(({ id }) => id === comment.questionId);
            const moment = comment.atMs === null ? null : comment.atMs / 1000;
            return (
              <li key={comment.id} className="border-t border-hairline py-3">
                <p className="m-0 whitespace-pre-line wrap-anywhere">{comment.words}</p>
                <p className="m-0 mt-1 text-13 text-text-quiet">
                  <Time at={comment.createdAt} />
                  {about >= 0 ? ` · question ${about + 1}` : ""}
                  {moment !== null && questions[about] === chosen ? (
                    <button
                      type="button"
                      className="ms-1 cursor-pointer text-accent underline underline-offset-2"
                      onClick={() => onSeek(moment)}
                    >
                      at {clock(moment)}
                    </button>
                  ) : moment === null ? null : (
                    ` at ${clock(moment)}`
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
  const [score, setScore] = useState(guest?.score ?? null);
  const [words, setWords] = useState(guest?.words ?? "");
  const [said, setSaid] = useState<{ fault: string } | "sent" | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const name = named();
    if (score === null) setSaid({ fault: "Choose a score from 0.5 to 5." });
    if (name === null || score === null) return;
    setBusy(true);
    try {
      onSaid(await api.review({ name, score, words }));
      setSaid("sent");
    } catch (error) {
      setSaid({ fault: wordsOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="mt-4 flex flex-col gap-3">
      <ScoreChoice label="Score" hint="1 is weak, 5 is strong" halves value={score} onChange={setScore} />
      <TextArea label="Why" optional maxLength={10_000} value={words} onChange={setWords} />
      <Said said={said} sent="Your score is with the team. You can change it here." />
      <span>
        <Button type="submit" look="main" busy={busy}>
          {guest?.score == null ? "Send score" : "Change score"}
        </Button>
      </span>
    </form>
  );
}

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
  const [words, setWords] = useState("");
  const [atMoment, setAtMoment] = useState(false);
  const [said, setSaid] = useState<{ fault: string } | "sent" | null>(null);
  const [busy, setBusy] = useState(false);
  const recorded = Boolean(chosen?.answer?.url);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const name = named();
    if (words.trim() === "") setSaid({ fault: "Write something." });
    if (name === null || words.trim() === "") return;
    setBusy(true);
    try {
      const questionId = chosen?.answer ? chosen.id : null;
      const atMs = atMoment && recorded ? Math.round(seconds * 1000) : null;
      onSaid(await api.comment({ name, words: words.trim(), questionId, atMs }));
      setWords("");
      setSaid("sent");
    } catch (error) {
      setSaid({ fault: wordsOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="mt-6 flex flex-col gap-3">
      <TextArea label="Comment on this answer" maxLength={5000} value={words} onChange={setWords} />
      {recorded ? (
        <Checkbox
          label={`At this moment of the recording (${clock(seconds)})`}
          checked={atMoment}
          onChange={setAtMoment}
        />
      ) : null}
      <Said said={said} sent="Your comment is with the team." />
      <span>
        <Button type="submit" busy={busy}>
          Send comment
        </Button>
      </span>
    </form>
  );
}

const Said = ({ said, sent }: { said: { fault: string } | "sent" | null; sent: string }) => (
  <p role="status" className={`m-0 ${said === "sent" ? "text-good" : "text-bad"} empty:hidden`}>
    {said === null ? null : said === "sent" ? sent : said.fault}
  </p>
);
