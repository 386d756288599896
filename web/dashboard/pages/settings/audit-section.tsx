/** Settings: the audit log, newest first. */
import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { AuditRow } from "../../../../shared/native.ts";
import { LoadMore } from "../../../ui/load-more.tsx";
import { EmptyState, Loading } from "../../../ui/notes.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { api } from "../../api.ts";
import { PageError } from "../../page-error.tsx";
import { keys } from "../../queries.ts";
import { actionWords, detailWords, mediumWords } from "./audit-words.ts";
import { SectionHead } from "./section-form.tsx";

const auditQuery = infiniteQueryOptions({
  queryKey: keys.audit,
  queryFn: ({ pageParam, signal }) =>
    api.GET("/audit", { params: { query: { limit: 50, cursor: pageParam ?? undefined } }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

const COLUMNS: readonly Column<AuditRow>[] = [
  {
    key: "what",
    head: "What",
    naming: true,
    cell: (row) => (
      <>
        <span className="font-medium">{actionWords(row.action)}</span>
        <Details row={row} />
      </>
    ),
  },
  {
    key: "who",
    head: "Who",
    cell: (row) => (
      <>
        <span className="wrap-anywhere">{row.actor.name ?? "Greenroom"}</span>
        <span className="block text-13 text-text-quiet">{mediumWords(row.medium)}</span>
      </>
    ),
  },
  { key: "when", head: "When", cell: (row) => <Time at={row.at} /> },
  {
    key: "from",
    head: "From",
    cell: (row) => <span className="text-13 wrap-anywhere text-text-quiet">{row.ip ?? "this server"}</span>,
  },
];

function Details({ row }: { row: AuditRow }) {
  const details = detailWords(row.data);
  return (
    <>
      {details ? <span className="block max-w-100 text-13 wrap-anywhere text-text-quiet">{details}</span> : null}
      {row.subjectType === "interview" && row.subjectId && row.action !== "interview.deleted" ? (
        <Link to="/interviews/$interviewId" params={{ interviewId: row.subjectId }} className="block text-13">
          Open the interview
        </Link>
      ) : null}
      {row.subjectType === "position" && row.subjectId ? (
        <Link to="/positions/$positionId" params={{ positionId: row.subjectId }} className="block text-13">
          Open the position
        </Link>
      ) : null}
    </>
  );
}

export function AuditSection() {
  const list = useInfiniteQuery(auditQuery);
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <SectionHead title="Audit log">Who changed what, by which way and from where.</SectionHead>
      {list.isPending ? <Loading what="Reading the log" /> : null}
      {list.isError && !list.data ? <PageError error={list.error} again={() => void list.refetch()} /> : null}
      {list.data && rows.length === 0 ? (
        <EmptyState title="Nothing yet">
          Every change of this workspace is written down here, with who made it.
        </EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <>
          <Table caption="Changes, newest first" columns={COLUMNS} rows={rows} rowKey={(row) => row.id} />
          <LoadMore
            more={list.hasNextPage}
            busy={list.isFetchingNextPage}
            failed={list.isFetchNextPageError}
            onMore={() => void list.fetchNextPage()}
            words="Show older entries"
          />
        </>
      ) : null}
    </>
  );
}
