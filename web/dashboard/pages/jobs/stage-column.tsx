/** One stage of a pipeline: its name, how many are in it, and their cards page by page; cards can be dropped on it. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Application, JobPost } from "../../../../shared/native.ts";
import { LoadMore } from "../../../ui/load-more.tsx";
import { ErrorNote, Loading } from "../../../ui/notes.tsx";
import { problemWords } from "../../words.ts";
import { ApplicationCard, type CardActs } from "./application-card.tsx";
import { stageQuery } from "./application-queries.ts";

/** held: the card that is being dragged. alone: a phone shows this stage and no other. */
export function StageColumn({
  stage,
  cards,
  held,
  alone,
}: {
  stage: JobPost["stages"][number];
  cards: CardActs;
  held: Application | null;
  alone: boolean;
}) {
  const list = useInfiniteQuery(stageQuery(stage.id));
  const [over, setOver] = useState(false);
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const takes = held !== null && held.stageId !== stage.id;
  const now = new Date();
  return (
    <section
      aria-label={`${stage.name}, ${stage.applicationCount}`}
      className={`min-w-0 rounded-12 border p-2 max-md:border-transparent max-md:p-0 ${alone ? "" : "max-md:hidden"} ${over && takes ? "border-accent bg-accent-tint" : "border-hairline bg-sunken/60 max-md:bg-transparent"}`}
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (takes) cards.onMove?.(held, stage);
      }}
    >
      <h3 className="m-0 flex items-baseline justify-between gap-2 px-1 pb-2 text-15! max-md:hidden">
        <span className="min-w-0 wrap-anywhere">{stage.name}</span>
        <span className="text-13 font-normal text-text-quiet tabular-nums">{stage.applicationCount}</span>
      </h3>
      {list.isPending ? <Loading what="Reading" /> : null}
      {list.isError && !list.data ? (
        <ErrorNote title="This stage could not be read" retry={() => void list.refetch()}>
          {problemWords(list.error).detail}
        </ErrorNote>
      ) : null}
      {list.data && rows.length === 0 ? <p className="m-0 px-1 py-2 text-13 text-text-quiet">Nobody is here.</p> : null}
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {rows.map((row) => (
          <ApplicationCard key={row.id} application={row} acts={cards} now={now} />
        ))}
      </ul>
      <LoadMore
        more={list.hasNextPage}
        busy={list.isFetchingNextPage}
        failed={list.isFetchNextPageError}
        onMore={() => void list.fetchNextPage()}
        words="Show more"
      />
    </section>
  );
}
