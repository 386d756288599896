/** The answers: the chosen one large, all of them in a list; keys play, seek and choose. */
import { lazy, Suspense, useState } from "react";
import type { Answer, Comment } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notes.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { type AnswerEntry, durationWords, mediaWords, sizeWords, sourcesOf, takeWords } from "./player-state.ts";
import { Transcript } from "./transcript.tsx";
import type { Stage } from "./use-stage.ts";

const MediaPlayer = lazy(async () => ({ default: (await import("./media-player.tsx")).MediaPlayer }));

/** The player, or in words why there is none. */
function Recording({ answer, stage }: { answer: Answer; stage: Stage }) {
  const [unplayable, setUnplayable] = useState(false);
  const sources = sourcesOf(answer);
  const frame =
    answer.answerKind === "audio"
      ? "min-h-11 w-full rounded-12 bg-picture"
      : "aspect-video w-full rounded-12 bg-picture";
  const broken = unplayable || answer.mediaState === "unplayable";
  const words = mediaWords(answer);
  return (
    <div className="flex flex-col gap-3">
      {broken || sources.length === 0 ? null : (
        <Suspense fallback={<div className={frame} />}>
          <MediaPlayer
            kind={answer.answerKind === "audio" ? "audio" : "video"}
            sources={sources}
            poster={answer.thumbnailUrl}
            captions={answer.transcript.captionsUrl}
            language={answer.transcript.language}
            label={answer.question}
            playNow={stage.playNow}
            startMs={stage.startMs}
            onReady={stage.onReady}
            onEnded={stage.ended}
            onUnplayable={() => setUnplayable(true)}
          />
        </Suspense>
      )}
      {unplayable && words === null ? (
        <Notice tone="warn">This browser can not play the recording. The original is kept: download it below.</Notice>
      ) : null}
      {words ? (
        <div role="status">
          <Notice tone={answer.mediaState === "preparing" ? "neutral" : "warn"}>{words}</Notice>
        </div>
      ) : null}
    </div>
  );
}

/** What is known about the chosen answer, and its original. */
function AnswerFacts({ answer }: { answer: Answer }) {
  const facts = [
    answer.durationMs === null ? null : durationWords(answer.durationMs),
    answer.bytes > 0 ? sizeWords(answer.bytes) : null,
    takeWords(answer),
  ].filter((fact) => fact !== null);
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-13 text-text-quiet">
      {facts.map((fact) => (
        <span key={fact} className="tabular-nums">
          {fact}
        </span>
      ))}
      {answer.interrupted ? (
        <span title="The recording was broken off and went on: parts between may be missing.">
          <StateWord tone="warn">Interrupted</StateWord>
        </span>
      ) : null}
      {answer.url ? (
        <a href={`${answer.url}?download=1`} download title={answer.sha256 ? `SHA-256 ${answer.sha256}` : undefined}>
          Download original
        </a>
      ) : null}
    </div>
  );
}

function ChosenAnswer({
  entry: { question, number, answer },
  stage,
  comments,
}: {
  entry: AnswerEntry;
  stage: Stage;
  comments: readonly Comment[];
}) {
  return (
    <div>
      <h3 className="mt-0 mb-3 text-17! font-medium! break-words">
        <span className="text-text-quiet tabular-nums">{number}.</span> {question.text}
      </h3>
      {answer === null ? (
        <div className="flex aspect-video w-full items-center justify-center rounded-12 bg-sunken p-6 text-center text-text-quiet">
          Not answered yet
        </div>
      ) : answer.answerKind === "text" ? (
        <p className="m-0 max-w-170 rounded-12 bg-surface p-4 whitespace-pre-wrap break-words border border-hairline">
          {answer.text}
        </p>
      ) : (
        <>
          <Recording key={answer.takeId} answer={answer} stage={stage} />
          <CommentMarks answer={answer} comments={comments} onSeek={(ms) => stage.choose(question.id, ms)} />
          <Transcript key={`said ${answer.takeId}`} answer={answer} stage={stage} />
        </>
      )}
      {answer ? <AnswerFacts answer={answer} /> : null}
      {question.expectedAnswer ? (
        <details className="mt-3">
          <summary className="cursor-pointer text-13 text-text-quiet">What a good answer has</summary>
          <p className="mt-1 mb-0 max-w-170 whitespace-pre-wrap">{question.expectedAnswer}</p>
        </details>
      ) : null}
    </div>
  );
}

const KIND_WORDS = { video: "Video", audio: "Voice", text: "Text" } as const;

function EntryWords({ answer }: { answer: Answer | null }) {
  if (answer === null) return <StateWord tone="neutral">Not answered</StateWord>;
  if (answer.mediaState === "preparing") return <StateWord tone="busy">Preparing</StateWord>;
  if (answer.mediaState === "unplayable") return <StateWord tone="bad">Can not be played</StateWord>;
  const words = [
    KIND_WORDS[answer.answerKind],
    answer.durationMs === null ? null : durationWords(answer.durationMs),
    takeWords(answer),
  ];
  return (
    <span className="flex flex-wrap gap-x-3 tabular-nums">
      {words.map((word) => (word === null ? null : <span key={word}>{word}</span>))}
      {answer.interrupted ? <StateWord tone="warn">Interrupted</StateWord> : null}
    </span>
  );
}

function EntryButton({ entry, chosen, onChoose }: { entry: AnswerEntry; chosen: boolean; onChoose: () => void }) {
  const { question, answer, number } = entry;
  return (
    <button
      type="button"
      aria-current={chosen ? "true" : undefined}
      onClick={onChoose}
      className="flex w-full cursor-pointer items-start gap-3 rounded-6 border-0 bg-transparent p-2 text-start text-15 text-text hover:bg-sunken aria-[current=true]:bg-accent-tint"
    >
      <span className="flex aspect-video w-24 shrink-0 items-center justify-center overflow-hidden rounded-6 bg-sunken text-17 text-text-quiet tabular-nums">
        {answer?.thumbnailUrl ? (
          <img src={answer.thumbnailUrl} alt="" loading="lazy" className="size-full object-cover" />
        ) : (
          number
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 break-words">
          <span className="tabular-nums">{number}.</span> {question.text}
        </span>
        <span className="mt-0.5 block text-13 text-text-quiet">
          <EntryWords answer={answer} />
        </span>
      </span>
    </button>
  );
}

/** Comments as marks at their moments; each seeks. Answers of another take have none. */
function CommentMarks({
  answer,
  comments,
  onSeek,
}: {
  answer: Answer;
  comments: readonly Comment[];
  onSeek: (ms: number) => void;
}) {
  const { durationMs } = answer;
  const marks = comments
    .filter((comment) => comment.takeId === answer.takeId && comment.atMs !== null)
    .sort((left, right) => (left.atMs ?? 0) - (right.atMs ?? 0));
  if (marks.length === 0 || !durationMs) return null;
  return (
    <ul aria-label="Comments on this answer" className="relative mx-4 mt-1 mb-0 h-8 list-none p-0 pointer-coarse:h-11">
      {marks.map((comment) => (
        <li
          key={comment.id}
          className="absolute top-0 -translate-x-1/2"
          style={{ insetInlineStart: `${Math.min(100, ((comment.atMs ?? 0) / durationMs) * 100)}%` }}
        >
          <button
            type="button"
            onClick={() => onSeek(comment.atMs ?? 0)}
            aria-label={`${durationWords(comment.atMs)}, ${comment.author.name}: ${comment.words.slice(0, 80)}`}
            title={`${durationWords(comment.atMs)} ${comment.author.name}: ${comment.words.slice(0, 200)}`}
            className="flex h-8 w-7 cursor-pointer items-center justify-center rounded-6 border-0 bg-transparent p-0 hover:bg-sunken pointer-coarse:h-11 pointer-coarse:w-11"
          >
            <span aria-hidden="true" className="size-3 rotate-45 rounded-[2px] bg-accent" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** From answer to answer, and all of them in a row. */
function StageControls({ stage }: { stage: Stage }) {
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <Button onClick={() => stage.step(-1)}>Previous answer</Button>
      <Button onClick={() => stage.step(1)}>Next answer</Button>
      <Switch label="Play all answers in a row" checked={stage.inARow} onChange={stage.setInARow} />
    </div>
  );
}

/** The chosen answer with its comments on the timeline, and all answers to choose from. */
export function Answers({ stage, comments }: { stage: Stage; comments: readonly Comment[] }) {
  const { chosen, entries, player } = stage;
  if (!chosen) return <Notice>This interview has no questions yet. Add some below, or at the position.</Notice>;
  return (
    <div>
      <ChosenAnswer stage={stage} entry={chosen} comments={comments} />
      {entries.length > 1 ? <StageControls stage={stage} /> : null}
      <ol className="mx-0 mt-4 mb-2 flex list-none flex-col gap-1 p-0" aria-label="Answers">
        {entries.map((entry) => (
          <li key={entry.question.id}>
            <EntryButton
              entry={entry}
              chosen={entry.question.id === chosen.question.id}
              onChoose={() => {
                // On the answer that is shown already, the button (and so Space on it) plays and pauses.
                if (entry.question.id === chosen.question.id && player.current) player.current.toggle();
                else stage.choose(entry.question.id);
              }}
            />
          </li>
        ))}
      </ol>
      <p className="mt-0 mb-6 text-13 text-text-quiet max-md:hidden pointer-coarse:hidden">
        <kbd className="font-sans font-medium text-text">Space</kbd> plays and pauses,{" "}
        <kbd className="font-sans font-medium text-text">1</kbd> to{" "}
        <kbd className="font-sans font-medium text-text">9</kbd> choose an answer,{" "}
        <kbd className="font-sans font-medium text-text">?</kbd> shows all keys.
      </p>
    </div>
  );
}
