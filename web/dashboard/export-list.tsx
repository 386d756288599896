/** Exports as they are built, kept and downloaded: what the settings and the panels of a position or a candidate list. */
import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CreateExport, Export } from "../../shared/native.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { EmptyState, ErrorNote, Loading } from "../ui/notes.tsx";
import { StateWord, type Tone } from "../ui/state-word.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { Time } from "../ui/time.tsx";
import { toast } from "../ui/toast.tsx";
import { api } from "./api.ts";
import { PageError } from "./page-error.tsx";
import { useRefresh } from "./queries.ts";
import { problemWords } from "./words.ts";

const KEY = ["exports"] as const;
const BUILDING_EVERY_MS = 2_000;

const isGoing = ({ state }: Export): boolean => state === "waiting" || state === "building";

/** Without a subject all of them. Looked at again while one is being built. */
const exportsQuery = (subjectId: string | null) =>
  queryOptions({
    queryKey: [...KEY, subjectId],
    queryFn: async ({ signal }) => {
      const query = { limit: 100, ...(subjectId === null ? {} : { subjectId }) };
      return (await api.GET("/exports", { params: { query }, signal })).data;
    },
    refetchInterval: ({ state }) => (state.data?.some(isGoing) ? BUILDING_EVERY_MS : false),
  });

const STATES: Record<Export["state"], { tone: Tone; words: string }> = {
  waiting: { tone: "neutral", words: "Waiting" },
  building: { tone: "busy", words: "Being built" },
  ready: { tone: "good", words: "Ready" },
  failed: { tone: "bad", words: "Failed" },
  expired: { tone: "neutral", words: "Deleted" },
};

const KINDS: Record<Export["of"], string> = { workspace: "Workspace", position: "Position", candidate: "Candidate" };

function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

function StateCell({ row }: { row: Export }) {
  const { tone, words } = STATES[row.state];
  const { done, total } = row.progress;
  return (
    <>
      <StateWord tone={tone}>{words}</StateWord>
      {row.state === "building" && total !== null ? (
        <span className="block text-13 text-text-quiet">
          {done} of {total} files
        </span>
      ) : null}
      {row.reason ? <span className="block max-w-80 text-13 wrap-anywhere text-text-quiet">{row.reason}</span> : null}
      {row.state === "ready" && row.expiresAt ? (
        <span className="block text-13 text-text-quiet">
          until <Time at={row.expiresAt} />
        </span>
      ) : null}
    </>
  );
}

function ActionCell({ row, onDelete }: { row: Export; onDelete: () => void }) {
  return (
    <div className="flex flex-wrap gap-2 lg:justify-end">
      {row.downloadUrl ? (
        <a href={row.downloadUrl} download className={buttonClass()}>
          Download
        </a>
      ) : null}
      <Button look="quiet" onClick={onDelete}>
        {isGoing(row) ? "Stop" : "Delete"}
      </Button>
    </div>
  );
}

const columnsOf = (onDelete: (row: Export) => void, mixed: boolean): Column<Export>[] => [
  {
    key: "asked",
    head: mixed ? "Export of" : "Asked for",
    naming: true,
    cell: (row) => (
      <>
        {mixed ? <span className="block font-medium">{KINDS[row.of]}</span> : null}
        <Time at={row.createdAt} />
      </>
    ),
  },
  { key: "state", head: "State", cell: (row) => <StateCell row={row} /> },
  { key: "size", head: "Size", figures: true, cell: (row) => (row.bytes === null ? "–" : sizeWords(row.bytes)) },
  {
    key: "actions",
    head: "Actions",
    headHidden: true,
    cell: (row) => <ActionCell row={row} onDelete={() => onDelete(row)} />,
  },
];

/** The button that asks for an archive, and the list of those that were asked for. */
export function ExportList({
  ask,
  words,
  subjectId,
}: {
  ask: CreateExport;
  /** On the button, such as "Export this position". */
  words: string;
  /** Whose exports are listed; null for all that the workspace has. */
  subjectId: string | null;
}) {
  const refresh = useRefresh();
  const list = useQuery(exportsQuery(subjectId));
  const [leaving, setLeaving] = useState<Export | null>(null);
  const start = useMutation({
    mutationFn: () => api.POST("/exports", { body: ask }),
    onSuccess: () => refresh(KEY),
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.DELETE("/exports/{id}", { params: { path: { id } } }),
    onSuccess: async () => {
      await refresh(KEY);
      setLeaving(null);
      toast("The export is deleted.");
    },
    onError: (error) => toast(problemWords(error).detail, "bad"),
  });
  const rows = list.data ?? [];
  return (
    <>
      <Button look="main" busy={start.isPending} onClick={() => start.mutate()}>
        {words}
      </Button>
      {start.isError ? (
        <div className="mt-3">
          <ErrorNote title="The export was not started">{problemWords(start.error).detail}</ErrorNote>
        </div>
      ) : null}
      <div className="mt-5">
        {list.isPending ? <Loading what="Reading the exports" /> : null}
        {list.isError ? <PageError error={list.error} again={() => void list.refetch()} /> : null}
        {list.data && rows.length === 0 ? (
          <EmptyState title="No exports yet">An archive is kept for seven days, then it is deleted here.</EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <Table
            caption="Exports, newest first"
            columns={columnsOf(setLeaving, subjectId === null)}
            rows={rows}
            rowKey={(row) => row.id}
          />
        ) : null}
      </div>
      <Confirm
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title="Delete this export?"
        action="Delete export"
        bad
        busy={remove.isPending}
        onConfirm={() => {
          if (leaving) remove.mutate(leaving.id);
        }}
      >
        Its archive is deleted here. Copies that were downloaded stay where they are.
      </Confirm>
    </>
  );
}
