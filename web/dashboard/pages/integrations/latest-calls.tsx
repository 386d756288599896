/** The latest calls that the workspace received with a key, read again every few seconds while the page is open. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiCall } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { EmptyState, Loading } from "../../../ui/notes.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { api } from "../../api.ts";
import { PageError } from "../../page-error.tsx";
import { sessionQuery } from "../../queries.ts";
import { shellQuoted } from "./samples.ts";

const EVERY_MS = 5_000;
/** As many are seen at first, so that what stands below stays near. */
const SHOWN_FIRST = 10;

const callsQuery = queryOptions({
  queryKey: ["calls"],
  refetchInterval: EVERY_MS,
  queryFn: async ({ signal }) => (await api.GET("/calls", { signal })).data,
});

const columns: Column<ApiCall>[] = [
  {
    key: "call",
    head: "Call",
    naming: true,
    cell: ({ method, path, problem }) => (
      <>
        <span className="font-mono text-13 break-all">
          <strong>{method}</strong> {path}
        </span>
        {problem ? <span className="block text-13 wrap-anywhere text-bad">{problem}</span> : null}
      </>
    ),
  },
  {
    key: "status",
    head: "Status",
    figures: true,
    cell: ({ status }) => (
      <span className={status < 400 ? "text-good" : "text-bad"}>
        {status} {status < 400 ? "done" : "refused"}
      </span>
    ),
  },
  { key: "took", head: "Took", figures: true, cell: ({ durationMs }) => `${durationMs} ms` },
  { key: "key", head: "Key", cell: ({ key }) => <span className="wrap-anywhere">{key.name}</span> },
  { key: "at", head: "When", cell: ({ at }) => <Time at={at} /> },
  {
    key: "request",
    head: "Request id",
    cell: ({ requestId }) => <span className="font-mono text-13 break-all text-text-quiet">{requestId}</span>,
  },
];

export function LatestCalls() {
  const calls = useQuery(callsQuery);
  const session = useQuery(sessionQuery);
  const [all, setAll] = useState(false);
  if (calls.isPending) return <Loading what="Reading the latest calls" />;
  if (calls.isError && !calls.data) return <PageError error={calls.error} again={() => void calls.refetch()} />;
  const rows = calls.data ?? [];
  if (rows.length === 0) {
    const url = `${session.data?.publicUrl ?? location.origin}/api/v1/positions?limit=1`;
    return (
      <EmptyState title="No call yet">
        <p className="mt-0">
          Every call with an API key shows here: when, what, how it ended. Make one in a terminal that has your key:
        </p>
        <CodeBlock code={`curl ${shellQuoted(url)} \\\n  -H "X-API-Key: $GREENROOM_KEY"`} label="Copy command" />
      </EmptyState>
    );
  }
  return (
    <>
      <p className="mt-0 mb-3 text-13 text-text-quiet">
        The newest 50 of the whole workspace, read again every five seconds. Queries, bodies and keys are not kept.
      </p>
      <Table
        caption="Latest calls"
        columns={columns}
        rows={all ? rows : rows.slice(0, SHOWN_FIRST)}
        rowKey={(row) => row.id}
      />
      {all || rows.length <= SHOWN_FIRST ? null : (
        <Button className="mt-3" onClick={() => setAll(true)}>
          Show all {rows.length}
        </Button>
      )}
    </>
  );
}
