/** One candidate in a stage: name, how long, how far the interview is, where from; moved by menu, by key or by hand. */
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Application } from "../../../../shared/native.ts";
import { MoreSign } from "../../../ui/icons.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { PROGRESS_WORDS } from "../candidates/words.ts";
import { scoreWords } from "../interview/review-draft.ts";
import { sourceWords, timeInStage } from "./application-words.ts";
import type { Stage } from "./use-pipeline.ts";

export interface CardActs {
  /** In their order. */
  stages: readonly Stage[];
  onOpen: (application: Application) => void;
  /** null: the person may only look. */
  onMove: ((application: Application, stage: Stage) => void) | null;
  onReject: (application: Application) => void;
  /** The card that is being dragged, or that it was let go. */
  onHold: (application: Application | null) => void;
  /** The id of the card that takes the focus with it to its new column. */
  follow: { current: string | null };
}

export function ApplicationCard({ application, acts, now }: { application: Application; acts: CardActs; now: Date }) {
  const { candidate, interview } = application;
  const { stages, onMove, follow } = acts;
  const name = useRef<HTMLButtonElement>(null);
  // A card is drawn anew in its new column.
  useEffect(() => {
    if (follow.current !== application.id) return;
    follow.current = null;
    name.current?.focus();
  }, [follow, application.id]);
  const place = stages.findIndex(({ id }) => id === application.stageId);
  const move = (stage: Stage | undefined) => {
    if (!stage || !onMove) return;
    follow.current = application.id;
    onMove(application, stage);
  };
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
    event.preventDefault();
    move(stages[place + (event.key === "ArrowRight" ? 1 : -1)]);
  };
  return (
    <li
      draggable={onMove !== null}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", candidate.name);
        acts.onHold(application);
      }}
      onDragEnd={() => acts.onHold(null)}
      className={`rounded-6 border border-hairline bg-surface p-2.5 ${onMove ? "md:cursor-grab" : ""}`}
    >
      <div className="flex items-start gap-1">
        <button
          ref={name}
          type="button"
          aria-keyshortcuts={onMove ? "Alt+ArrowLeft Alt+ArrowRight" : undefined}
          onKeyDown={onMove ? keys : undefined}
          onClick={() => acts.onOpen(application)}
          className="min-h-7 min-w-0 flex-1 cursor-pointer rounded-6 text-start text-15 font-medium wrap-anywhere hover:underline pointer-coarse:min-h-11"
        >
          {candidate.name}
        </button>
        {onMove ? (
          <Menu
            label={`Actions for ${candidate.name}`}
            className="-my-0.5 min-w-7 px-1!"
            actions={[
              ...stages
                .filter(({ id }) => id !== application.stageId)
                .map((stage) => ({ label: `Move to ${stage.name}`, onSelect: () => move(stage) })),
              { label: "Reject …", bad: true, onSelect: () => acts.onReject(application) },
            ]}
          >
            <MoreSign />
          </Menu>
        ) : null}
      </div>
      {interview ? (
        <p className="m-0 flex flex-wrap items-center gap-x-3 text-13">
          <StateWord tone={PROGRESS_WORDS[interview.progress].tone}>
            {PROGRESS_WORDS[interview.progress].words}
          </StateWord>
          {interview.reviewAverage === null ? null : (
            <span className="tabular-nums">{scoreWords(interview.reviewAverage)} of 5</span>
          )}
        </p>
      ) : null}
      <p className="m-0 flex flex-wrap gap-x-3 text-13 text-text-quiet">
        <span>{timeInStage(application, now)}</span>
        <span>{sourceWords(application.source)}</span>
      </p>
    </li>
  );
}
