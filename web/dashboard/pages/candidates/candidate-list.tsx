/** A list of candidates with its filters, actions and states: of one position, or of all. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Fragment, type ReactNode, useCallback, useMemo, useState } from "react";
import type { InterviewRow } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState, ErrorNote, Loading } from "../../../ui/notes.tsx";
import { useMayWrite } from "../../use-may-write.ts";
import { problemWords } from "../../words.ts";
import { ActionPanel, type PanelName } from "./action-panels.tsx";
import { CandidateTable } from "./candidate-table.tsx";
import { FilterRow } from "./filter-row.tsx";
import { addressOf, type CandidateFilters, filtersIn, isFiltered, NO_FILTERS } from "./filters.ts";
import { interviewsQuery } from "./interview-queries.ts";
import { ROW_KEYS_WORDS, type RowIntent } from "./row-keys.ts";
import { actsOn, RowMenu } from "./row-menu.tsx";
import { type InterviewAction, useInterviewAction } from "./use-interview-action.ts";

const PANELS: Partial<Record<RowIntent, PanelName>> = {
  refuse: "refuse",
  resend: "resend",
  extend: "extend",
  delete: "delete",
};

function actionOf(intent: RowIntent, row: InterviewRow): InterviewAction | null {
  switch (intent) {
    case "admit":
      return { name: "admit" };
    case "shortlist":
      return { name: "decide", decision: "shortlisted" };
    case "discard":
      return { name: "decide", decision: "discarded" };
    case "undecide":
      return { name: "decide", decision: "undecided" };
    case "archive":
      return { name: row.archivedAt === null ? "archive" : "unarchive" };
    default:
      return null;
  }
}

/** empty is shown while the list, without any filter, has nobody in it. */
export function CandidateList({ positionId, empty }: { positionId: string | null; empty: ReactNode }) {
  const address = useSearch({ strict: false });
  const navigate = useNavigate();
  const filters = useMemo(() => filtersIn(address), [address]);
  const mayWrite = useMayWrite();
  const list = useInfiniteQuery(interviewsQuery(filters, positionId));
  const { mutate } = useInterviewAction();
  const [panel, setPanel] = useState<{ name: PanelName; of: InterviewRow } | null>(null);
  const rows = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.data), [list.data]);

  const setFilters = useCallback(
    (change: Partial<CandidateFilters>) => {
      const next = addressOf({ ...filters, ...change });
      void navigate({ to: ".", search: () => next, replace: true });
    },
    [filters, navigate],
  );
  const act = useCallback(
    (row: InterviewRow, intent: RowIntent) => {
      if (!mayWrite || !actsOn(row).some((possible) => possible === intent)) return;
      const name = PANELS[intent];
      if (name) return setPanel({ name, of: row });
      const action = actionOf(intent, row);
      if (action) mutate({ target: { id: row.id, name: row.candidate.name }, action });
    },
    [mayWrite, mutate],
  );
  const menu = useCallback(
    (row: InterviewRow) => (mayWrite ? <RowMenu row={row} onAct={act} /> : null),
    [mayWrite, act],
  );

  const nobody = list.isSuccess && rows.length === 0;
  if (nobody && !isFiltered(filters) && !filters.archived) return empty;
  return (
    <>
      <FilterRow filters={filters} onChange={setFilters} />
      {list.isPending ? <Loading what="Reading candidates" /> : null}
      {list.isError ? (
        <ErrorNote title={problemWords(list.error).title} retry={() => void list.refetch()}>
          {problemWords(list.error).detail}
        </ErrorNote>
      ) : null}
      {nobody ? <NobodyFits filters={filters} onClear={() => setFilters(NO_FILTERS)} /> : null}
      {rows.length > 0 ? (
        <CandidateTable rows={rows} positions={positionId === null} menu={menu} onIntent={act} />
      ) : null}
      {list.hasNextPage ? (
        <Button className="mt-4" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Load more
        </Button>
      ) : null}
      {rows.length > 0 && mayWrite ? <KeyWords /> : null}
      <ActionPanel panel={panel} onClose={() => setPanel(null)} />
    </>
  );
}

function NobodyFits({ filters, onClear }: { filters: CandidateFilters; onClear: () => void }) {
  if (!isFiltered(filters)) return <EmptyState title="Nobody is archived">Archived candidates stand here.</EmptyState>;
  return (
    <EmptyState title="Nobody fits these filters" action={<Button onClick={onClear}>Clear filters</Button>}>
      The candidates are kept; the filters hide them.
    </EmptyState>
  );
}

/** The keys of a row, for those who have a keyboard. */
function KeyWords() {
  return (
    <p className="mt-6 mb-0 text-13 text-text-quiet max-md:hidden pointer-coarse:hidden">
      With a name in focus:{" "}
      {ROW_KEYS_WORDS.map(([key, words], index) => (
        <Fragment key={key}>
          <span className="whitespace-nowrap">
            <kbd className="font-sans font-medium text-text">{key}</kbd> {words}
            {index < ROW_KEYS_WORDS.length - 1 ? "," : "."}
          </span>{" "}
        </Fragment>
      ))}
    </p>
  );
}
