/** The pipeline of a job post: a column for each stage where there is room, and on a phone one stage at a time. */
import { useRef, useState } from "react";
import type { Application, JobPost } from "../../../../shared/native.ts";
import { Select } from "../../../ui/select.tsx";
import type { CardActs } from "./application-card.tsx";
import { Rejected } from "./rejected.tsx";
import { StageColumn } from "./stage-column.tsx";
import type { usePipeline } from "./use-pipeline.ts";

/** stageId: the one that a phone shows. */
export function Pipeline({
  post,
  mayWrite,
  acts,
  stageId,
  onStage,
  onOpen,
  onReject,
}: {
  post: JobPost;
  mayWrite: boolean;
  acts: ReturnType<typeof usePipeline>;
  stageId: string | undefined;
  onStage: (stageId: string) => void;
  onOpen: (application: Application) => void;
  onReject: (application: Application) => void;
}) {
  const { stages } = post;
  const [held, setHeld] = useState<Application | null>(null);
  const follow = useRef<string | null>(null);
  const [said, setSaid] = useState("");
  // Where somebody is, as it was when the page opened: it does not jump when the last one leaves.
  const [first] = useState(stages.find(({ applicationCount }) => applicationCount > 0)?.id);
  const shown = stages.find(({ id }) => id === (stageId ?? first)) ?? stages[0];
  const move = (row: Application, stage: { id: string; name: string }) => {
    acts.moveTo(row, stage);
    setSaid(`${row.candidate.name} moves to ${stage.name}.`);
  };
  const cards: CardActs = {
    stages,
    onOpen,
    onMove: mayWrite ? move : null,
    onReject,
    onHold: setHeld,
    follow,
  };
  return (
    <section aria-labelledby="pipeline">
      <h2 id="pipeline" className="mt-0 mb-3">
        Pipeline
      </h2>
      <div className="mb-4 md:hidden">
        <Select
          label="Stage"
          value={shown?.id ?? ""}
          options={stages.map(({ id, name, applicationCount }) => ({
            value: id,
            label: `${name} (${applicationCount})`,
          }))}
          onChange={onStage}
        />
      </div>
      <div className="-mx-1 overflow-x-auto px-1 pb-2">
        <div
          className="md:grid md:gap-3"
          style={{ gridTemplateColumns: `repeat(${stages.length}, minmax(12.5rem, 1fr))` }}
        >
          {stages.map((stage) => (
            <StageColumn
              key={stage.id}
              stage={stage}
              cards={cards}
              held={mayWrite ? held : null}
              alone={stage.id === shown?.id}
            />
          ))}
        </div>
      </div>
      {mayWrite ? (
        <p className="mt-1 mb-0 text-13 text-text-quiet max-md:hidden">
          Drag a candidate to another stage, or press Alt with an arrow key on the name.
        </p>
      ) : null}
      <Rejected
        jobPostId={post.id}
        count={stages.reduce((sum, { rejectedCount }) => sum + rejectedCount, 0)}
        onOpen={onOpen}
        onTakeBack={mayWrite ? acts.takeBack : null}
      />
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  );
}
