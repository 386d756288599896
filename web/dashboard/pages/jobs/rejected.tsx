/** Who was rejected from a post: folded away, read when it is opened, and taken back from here. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Application } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { LoadMore } from "../../../ui/load-more.tsx";
import { ErrorNote, Loading } from "../../../ui/notes.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { problemWords } from "../../words.ts";
import { rejectedQuery } from "./application-queries.ts";

export function Rejected({
  jobPostId,
  count,
  onOpen,
  onTakeBack,
}: {
  jobPostId: string;
  count: number;
  onOpen: (application: Application) => void;
  /** null: the person may only look. */
  onTakeBack: ((application: Application) => void) | null;
}) {
  const [open, setOpen] = useState(false);
  const list = useInfiniteQuery({ ...rejectedQuery(jobPostId), enabled: open });
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="mt-6 border-t border-hairline pt-3"
    >
      <summary className="w-fit cursor-pointer rounded-6 py-1 font-medium">
        Rejected <span className="font-normal text-text-quiet tabular-nums">{count}</span>
      </summary>
      <div className="mt-2">
        {open && list.isPending ? <Loading what="Reading who was rejected" /> : null}
        {list.isError && !list.data ? (
          <ErrorNote title="The list could not be read" retry={() => void list.refetch()}>
            {problemWords(list.error).detail}
          </ErrorNote>
        ) : null}
        {list.data && rows.length === 0 ? <p className="m-0 text-text-quiet">Nobody was rejected.</p> : null}
        {rows.length > 0 ? (
          <Table
            caption="Rejected"
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                key: "name",
                head: "Candidate",
                naming: true,
                cell: (row) => (
                  <button
                    type="button"
                    onClick={() => onOpen(row)}
                    className="min-h-7 cursor-pointer rounded-6 text-start font-medium wrap-anywhere hover:underline pointer-coarse:min-h-11"
                  >
                    {row.candidate.name}
                  </button>
                ),
              },
              { key: "stage", head: "From", cell: (row) => row.stageName },
              {
                key: "reason",
                head: "Reason",
                cell: (row) => <span className="wrap-anywhere">{row.rejectionReason ?? "–"}</span>,
              },
              { key: "when", head: "When", cell: (row) => <Time at={row.updatedAt} show="day" /> },
              ...(onTakeBack
                ? [
                    {
                      key: "acts",
                      head: "Actions",
                      headHidden: true,
                      cell: (row: Application) => (
                        <Button onClick={() => onTakeBack(row)}>
                          Take back
                          <span className="sr-only"> {row.candidate.name}</span>
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        ) : null}
        <LoadMore
          more={list.hasNextPage}
          busy={list.isFetchingNextPage}
          failed={list.isFetchNextPageError}
          onMore={() => void list.fetchNextPage()}
          words="Show more"
        />
      </div>
    </details>
  );
}
