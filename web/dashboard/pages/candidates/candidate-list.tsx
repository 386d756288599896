/** A list of candidates with its filters, order, selection, actions and states: of one position, or of all. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { InterviewRow } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { LoadMore } from "../../../ui/load-more.tsx";
import { EmptyState, ErrorNote, Loading } from "../../../ui/notes.tsx";
import { positionQuery } from "../../queries.ts";
import { useMayWrite } from "../../use-may-write.ts";
import { problemWords } from "../../words.ts";
import type { PanelName } from "./action-panels.tsx";
import type { BulkAction } from "./bulk.ts";
import type { BulkScope } from "./bulk-panel.tsx";
import { CandidateTable } from "./candidate-table.tsx";
import { ExportCsv } from "./export-csv.tsx";
import { FilterChips, totalWords } from "./filter-chips.tsx";
import { FilterRow } from "./filter-row.tsx";
import {
  addressOf,
  type CandidateFilters,
  filterQuery,
  filtersIn,
  isFiltered,
  NO_FILTERS,
  sortedQuery,
} from "./filters.ts";
import { countsQuery, interviewsQuery } from "./interview-queries.ts";
import { counted } from "./progress-line.tsx";
import { actsOn } from "./row-acts.ts";
import { KEY_WORDS, pageIntentOf, type RowIntent } from "./row-keys.ts";
import { extended, isChosen, isEmpty, NOBODY, type Selection, toggled, toggledAll } from "./selection.ts";
import { type InterviewAction, useInterviewAction } from "./use-interview-action.ts";

// What opens beside the list, or below it, is read when it is first needed: the list itself shows sooner.
const ActionPanel = lazy(async () => ({ default: (await import("./action-panels.tsx")).ActionPanel }));
const BulkPanel = lazy(async () => ({ default: (await import("./bulk-panel.tsx")).BulkPanel }));
const FilterPanel = lazy(async () => ({ default: (await import("./filter-panel.tsx")).FilterPanel }));
const KeysPanel = lazy(async () => ({ default: (await import("../../keys-panel.tsx")).KeysPanel }));
const RowMenu = lazy(async () => ({ default: (await import("./row-menu.tsx")).RowMenu }));
const SelectionBar = lazy(async () => ({ default: (await import("./selection-bar.tsx")).SelectionBar }));

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
  const searchId = useId();
  const filters = useMemo(() => filtersIn(address), [address]);
  const mayWrite = useMayWrite();
  const list = useInfiniteQuery(interviewsQuery(filters, positionId));
  const { data: counts } = useQuery(countsQuery(filters, positionId));
  const within = positionId ?? filters.position;
  const tags = useQuery({ ...positionQuery(within), enabled: within !== "" }).data?.settings.tags ?? [];
  const { mutate } = useInterviewAction();
  const [panel, setPanel] = useState<{ name: PanelName; of: InterviewRow } | null>(null);
  const [side, setSide] = useState<"filters" | "keys" | null>(null);
  const [bulk, setBulk] = useState<{ action: BulkAction; scope: BulkScope } | null>(null);
  const [selection, setSelection] = useState<Selection>(NOBODY);
  const last = useRef<string | null>(null);
  const rows = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.data), [list.data]);

  // Another list is another selection: nobody is acted on who is not in view any more.
  const listed = `${positionId} ${filterQuery(filters, positionId)}`;
  const [selectedIn, setSelectedIn] = useState(listed);
  if (selectedIn !== listed) {
    setSelectedIn(listed);
    setSelection(NOBODY);
  }

  // The menus' code is asked for once the list stands.
  const [shown, setShown] = useState(false);
  const filled = rows.length > 0;
  useEffect(() => {
    if (!filled) return;
    const timer = setTimeout(() => setShown(true), 0);
    return () => clearTimeout(timer);
  }, [filled]);
  const setFilters = useCallback(
    (change: Partial<CandidateFilters>) => {
      const next = addressOf({ ...filters, ...change });
      void navigate({ to: ".", search: () => next, replace: true });
    },
    [filters, navigate],
  );
  const choose = useCallback(
    (row: InterviewRow, stretch: boolean) => {
      const from = last.current;
      last.current = row.id;
      setSelection((before) =>
        stretch && from !== null ? extended(before, from, row.id, rows) : toggled(before, row, rows),
      );
    },
    [rows],
  );
  const act = useCallback(
    (row: InterviewRow, intent: RowIntent) => {
      if (!mayWrite) return;
      if (intent === "select") return choose(row, false);
      if (!actsOn(row).some((possible) => possible === intent)) return;
      const name = PANELS[intent];
      if (name) return setPanel({ name, of: row });
      const action = actionOf(intent, row);
      if (action) mutate({ target: { id: row.id, name: row.candidate.name }, action });
    },
    [mayWrite, mutate, choose],
  );
  const openCandidate = useCallback(
    (row: InterviewRow) => void navigate({ to: "/candidates/$candidateId", params: { candidateId: row.candidate.id } }),
    [navigate],
  );
  const menu = useCallback(
    (row: InterviewRow) => (
      <Suspense fallback={null}>
        {shown ? <RowMenu row={row} onAct={mayWrite ? act : null} onCandidate={openCandidate} /> : null}
      </Suspense>
    ),
    [shown, mayWrite, act, openCandidate],
  );
  const chosen = useCallback((id: string) => isChosen(selection, id), [selection]);
  usePageKeys(
    searchId,
    () => setSide("keys"),
    () => setSelection(NOBODY),
  );

  const nobody = list.isSuccess && rows.length === 0;
  if (nobody && !isFiltered(filters) && !filters.archived) {
    return (
      <>
        {empty}
        <Archived positionId={positionId} onShow={() => setFilters({ archived: true })} />
      </>
    );
  }
  const number = selection.kind === "some" ? selection.chosen.size : (counts?.total ?? rows.length);
  const everyone = counts ? totalWords(counts) : "everybody in the list";
  const scope = (): BulkScope =>
    selection.kind === "some"
      ? { kind: "some", targets: [...selection.chosen.values()] }
      : { kind: "all", words: everyone, query: filterQuery(filters, positionId) };
  const allLoaded = selection.kind === "some" && rows.length > 0 && rows.every((row) => selection.chosen.has(row.id));
  return (
    <>
      <FilterRow
        filters={filters}
        counts={counts}
        onChange={setFilters}
        onMore={() => setSide("filters")}
        searchId={searchId}
      />
      <FilterChips
        filters={filters}
        counts={counts}
        onChange={setFilters}
        actions={
          <>
            <Button look="quiet" className="max-md:hidden pointer-coarse:hidden" onClick={() => setSide("keys")}>
              Keys
            </Button>
            {rows.length > 0 ? <ExportCsv query={sortedQuery(filters, positionId)} /> : null}
          </>
        }
      />
      {list.isPending ? <Loading what="Reading candidates" /> : null}
      {list.isError && !list.isFetchNextPageError ? (
        <ErrorNote title={problemWords(list.error).title} retry={() => void list.refetch()}>
          {problemWords(list.error).detail}
        </ErrorNote>
      ) : null}
      {nobody ? (
        <NobodyFits filters={filters} onClear={() => setFilters({ ...NO_FILTERS, archived: filters.archived })} />
      ) : null}
      {rows.length > 0 ? (
        <div className={list.isPlaceholderData ? "opacity-60" : ""} aria-busy={list.isPlaceholderData || undefined}>
          <CandidateTable
            rows={rows}
            positions={positionId === null}
            menu={menu}
            choose={mayWrite ? choose : null}
            isChosen={chosen}
            chooseAll={() => setSelection((before) => toggledAll(before, rows))}
            sort={filters.sort}
            onSort={(sort) => setFilters({ sort })}
            onIntent={act}
          />
        </div>
      ) : null}
      <LoadMore
        more={list.hasNextPage}
        busy={list.isFetchingNextPage}
        failed={list.isFetchNextPageError}
        onMore={() => void list.fetchNextPage()}
        words="Load more"
      />
      <Suspense fallback={null}>
        {mayWrite && !isEmpty(selection) ? (
          <SelectionBar
            words={selection.kind === "all" ? `${everyone} selected` : `${counted(number, "candidate")} selected`}
            everybody={
              allLoaded && list.hasNextPage
                ? { words: `Select all: ${everyone}`, choose: () => setSelection({ kind: "all" }) }
                : null
            }
            archived={filters.archived}
            onAction={(action) => setBulk({ action, scope: scope() })}
            onClear={() => setSelection(NOBODY)}
          />
        ) : null}
        {panel ? <ActionPanel panel={panel} onClose={() => setPanel(null)} /> : null}
        {side === "filters" ? (
          <FilterPanel filters={filters} positionId={positionId} onChange={setFilters} onClose={() => setSide(null)} />
        ) : null}
        {side === "keys" ? <KeysPanel words={KEY_WORDS} onClose={() => setSide(null)} /> : null}
        {bulk ? (
          <BulkPanel
            action={bulk.action}
            scope={bulk.scope}
            tags={tags}
            onClose={() => setBulk(null)}
            onDone={() => setSelection(NOBODY)}
          />
        ) : null}
      </Suspense>
    </>
  );
}

/** J and K reach the rows from anywhere on the page, / the search, ? the keys, Escape gives up the selection. */
function usePageKeys(searchId: string, showKeys: () => void, clear: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const intent = pageIntentOf(event);
    if (intent === null) return;
    if (intent === "clear") return clear();
    event.preventDefault();
    if (intent === "keys") return showKeys();
    if (intent === "search") return document.getElementById(searchId)?.focus();
    const links = document.querySelectorAll<HTMLElement>("[data-row-link]");
    links[intent === "next" ? 0 : links.length - 1]?.focus();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/** Where everybody is archived the list looks like one that nobody was ever in: this leads to them. */
function Archived({ positionId, onShow }: { positionId: string | null; onShow: () => void }) {
  const { data: counts } = useQuery(countsQuery({ ...NO_FILTERS, archived: true }, positionId));
  if (!counts || counts.total === 0) return null;
  return (
    <p className="mt-4 mb-0 text-text-quiet">
      {totalWords(counts)} {counts.total === 1 ? "is" : "are"} archived.{" "}
      <Button look="quiet" onClick={onShow}>
        Show the archive
      </Button>
    </p>
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
