/** What is said in the chosen answer: a click goes to the moment, the word being spoken is marked, people correct it. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { Answer, Transcript as Said } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notes.tsx";
import { Time } from "../../../ui/time.tsx";
import { ApiProblem } from "../../api.ts";
import { KeptInsteadNote } from "../../changed-meanwhile.tsx";
import { useMayWrite } from "../../use-may-write.ts";
import { problemWords } from "../../words.ts";
import { durationWords } from "./player-state.ts";
import { gapOf, spokenAt, transcriptLines } from "./transcript-lines.ts";
import {
  formerTranscriptsQuery,
  transcriptQuery,
  useCorrectTranscript,
  useRequestTranscript,
} from "./transcript-queries.ts";
import type { Stage } from "./use-stage.ts";

/** How often the player is asked where it is: a word lasts some 300 ms. */
const LOOK_MS = 120;

/** The lines; each is one button, and a click on a word of it goes to that word. */
function Lines({ said, stage, questionId }: { said: Said; stage: Stage; questionId: string }) {
  const lines = useMemo(() => transcriptLines(said), [said]);
  const [spoken, setSpoken] = useState<string>("");
  const { player } = stage;
  useEffect(() => {
    const timer = setInterval(() => {
      const at = player.current ? spokenAt(lines, player.current.timeMs() / 1000) : null;
      setSpoken(at ? `${at.line} ${at.word}` : "");
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [lines, player]);
  const gap = gapOf(said.text ?? "");
  const go = (seconds: number) => stage.choose(questionId, Math.round(seconds * 1000));
  if (lines.length === 0) return <p className="m-0 max-w-170 whitespace-pre-wrap wrap-anywhere">{said.text}</p>;
  return (
    <ol className="m-0 max-h-80 list-none overflow-y-auto p-0" aria-label="Lines of the transcript">
      {lines.map((line, place) => (
        <li key={`${line.start} ${line.words[0]?.word}`}>
          <button
            type="button"
            aria-current={spoken.startsWith(`${place} `) || undefined}
            onClick={({ target }) => {
              const word = target instanceof HTMLElement ? target.dataset.start : undefined;
              go(word === undefined ? line.start : Number(word));
            }}
            className="flex w-full cursor-pointer gap-3 rounded-6 border-0 bg-transparent px-2 py-1.5 text-start text-15 text-text hover:bg-sunken aria-[current=true]:bg-sunken pointer-coarse:min-h-11"
          >
            <span className="w-10 shrink-0 text-13 leading-6 text-text-quiet tabular-nums">
              {durationWords(line.start * 1000)}
            </span>
            <span className="min-w-0 wrap-anywhere">
              {line.words.map((word, index) => (
                <span key={`${word.start} ${word.word}`}>
                  {index > 0 ? gap : ""}
                  <span
                    data-start={word.start}
                    className={spoken === `${place} ${index}` ? "rounded-[3px] bg-accent-tint" : undefined}
                  >
                    {word.word}
                  </span>
                </span>
              ))}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The text to correct; words that stay keep their moments. It replaces only what its writer has read. */
function Correction({ answer, said, onDone }: { answer: Answer; said: Said | null; onDone: () => void }) {
  const [read] = useState(said?.version ?? 0);
  const [text, setText] = useState(said?.text ?? "");
  const correct = useCorrectTranscript(answer);
  const stale = correct.error instanceof ApiProblem && correct.error.status === 412;
  /** What somebody else has kept meanwhile, once it is read. */
  const theirs = stale && said && said.version !== read ? said : null;
  const write = (version: number) => {
    if (!correct.isPending) correct.mutate({ version, text }, { onSuccess: onDone });
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        write(read);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
    >
      <TextArea
        label="Transcript"
        labelHidden
        rows={8}
        maxLength={100_000}
        autoFocus
        value={text}
        onChange={setText}
        fault={correct.error && !theirs ? `Not saved. ${problemWords(correct.error).detail}` : undefined}
      />
      <p className="m-0 text-13 text-text-quiet">Words that stay keep their moments in the recording.</p>
      {theirs ? (
        <KeptInsteadNote
          title="Somebody changed the transcript while you wrote"
          words="Yours is above and not saved. Kept is now:"
          kept={theirs.text || "Nothing: it was emptied."}
        >
          <Button onClick={() => write(theirs.version)}>Replace with mine</Button>
          <Button look="quiet" onClick={onDone}>
            Keep theirs
          </Button>
        </KeptInsteadNote>
      ) : null}
      <span className="flex gap-2">
        <Button type="submit" look="main" busy={correct.isPending}>
          Save
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
      </span>
    </form>
  );
}

/** Who wrote it, and what stood there before. */
function History({ said }: { said: Said }) {
  const [open, setOpen] = useState(false);
  const former = useQuery({ ...formerTranscriptsQuery(said.takeId), enabled: open });
  const by = (source: Said["source"], editedBy: string | null) =>
    source === "person" ? `Written by ${editedBy ?? "a person"}` : "Heard by a machine";
  return (
    <details className="mt-2 text-13 text-text-quiet" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer">
        {by(said.source, said.editedBy)}
        {said.language ? `, ${said.language}` : ""}
        {said.version > 1 ? `, version ${said.version}` : ""}
      </summary>
      {former.error ? <p>{problemWords(former.error).detail}</p> : null}
      {former.data?.data.length === 0 ? <p className="my-2">Nobody has corrected it.</p> : null}
      <ol className="m-0 list-none p-0">
        {former.data?.data.map((version) => (
          <li key={version.version} className="mt-2 border-s-2 border-hairline ps-3">
            <Time at={version.writtenAt} /> · {by(version.source, version.editedBy)}
            <p className="mt-1 mb-0 max-w-170 whitespace-pre-wrap wrap-anywhere text-text">{version.text}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** In words why there is none, and what can be done. */
function NoTranscript({ answer, onWrite }: { answer: Answer; onWrite: () => void }) {
  const { state, reason } = answer.transcript;
  const ask = useRequestTranscript(answer);
  const mayWrite = useMayWrite();
  const words = {
    unavailable: "This server has no speech service, so answers are not transcribed.",
    waiting: "The answer is being transcribed. The text appears here by itself.",
    failed: "The answer could not be transcribed.",
    none: "This answer has not been transcribed.",
    done: "",
  }[state];
  return (
    <div className="flex flex-col items-start gap-3">
      <div role="status" className="w-full">
        <Notice tone={state === "failed" ? "warn" : "neutral"}>
          {words}
          {reason ? ` ${reason}` : ""}
        </Notice>
      </div>
      {ask.error ? <Notice tone="warn">{problemWords(ask.error).detail}</Notice> : null}
      {mayWrite && answer.mediaState === "playable" ? (
        <span className="flex flex-wrap gap-2">
          {state === "failed" || state === "none" ? (
            <Button busy={ask.isPending} onClick={() => ask.mutate(undefined)}>
              {state === "failed" ? "Try again" : "Transcribe"}
            </Button>
          ) : null}
          {state === "waiting" ? null : (
            <Button look="quiet" onClick={onWrite}>
              Write it by hand
            </Button>
          )}
        </span>
      ) : null}
    </div>
  );
}

/** The panel of one recorded answer. */
export function Transcript({ answer, stage }: { answer: Answer; stage: Stage }) {
  const [editing, setEditing] = useState(false);
  const mayWrite = useMayWrite();
  const done = answer.transcript.state === "done";
  const { data, error } = useQuery({ ...transcriptQuery(answer.takeId), enabled: done });
  const said = done ? (data ?? null) : null;
  return (
    <section aria-label="Transcript" className="mt-4">
      <div className="mb-2 flex min-h-8 items-center gap-3">
        <h4 className="m-0 text-15 font-medium">Transcript</h4>
        {said && mayWrite && !editing ? (
          <Button look="quiet" className="ms-auto" onClick={() => setEditing(true)}>
            Correct
          </Button>
        ) : null}
      </div>
      {editing ? (
        <Correction answer={answer} said={said} onDone={() => setEditing(false)} />
      ) : !done ? (
        <NoTranscript answer={answer} onWrite={() => setEditing(true)} />
      ) : error ? (
        <Notice tone="warn">{problemWords(error).detail}</Notice>
      ) : said?.text === "" ? (
        <p className="m-0 text-text-quiet">Nothing is said in this answer.</p>
      ) : said ? (
        <div lang={said.language ?? undefined}>
          <Lines said={said} stage={stage} questionId={answer.questionId} />
        </div>
      ) : null}
      {said && !editing ? <History said={said} /> : null}
    </section>
  );
}
