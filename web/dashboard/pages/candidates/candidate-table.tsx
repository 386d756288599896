/** The candidates as a table, and as stacked rows where there is little room; on a row the keyboard moves, selects and acts. */

import { Link } from "@tanstack/react-router";
import {
  type Column,
  createColumnHelper,
  type Cell as TableCell,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type KeyboardEvent, type ReactNode, useMemo } from "react";
import type { InterviewSort } from "../../../../shared/native/interview-sorts.ts";
import type { InterviewRow } from "../../../../shared/native.ts";
import { EmailWords } from "../../../ui/email-words.tsx";
import { DownArrowSign, UpArrowSign } from "../../../ui/icons.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { Time } from "../../../ui/time.tsx";
import { FieldSummary } from "./field-summary.tsx";
import { type RowIntent, rowIntentOf } from "./row-keys.ts";
import { ADMISSION_WORDS, DECISION_WORDS, PROGRESS_WORDS } from "./words.ts";

const features = tableFeatures({});
const column = createColumnHelper<typeof features, InterviewRow>();

/** Admission, progress and decision: three facts that are independent of each other, one under the other. */
function States({ row }: { row: InterviewRow }) {
  const admission = ADMISSION_WORDS[row.admission];
  const progress = PROGRESS_WORDS[row.progress];
  const decision = DECISION_WORDS[row.decision];
  return (
    <span className="flex flex-col gap-0.5 @max-4xl:flex-row @max-4xl:flex-wrap @max-4xl:gap-x-4">
      <StateWord tone={progress.tone}>{progress.words}</StateWord>
      {row.answered === 0 ? null : (
        <span className="text-13 whitespace-nowrap text-text-quiet tabular-nums">
          {row.answered} of {row.questionCount} answered
        </span>
      )}
      {row.admission === "admitted" ? null : (
        <span title={row.admissionReason ?? undefined}>
          <StateWord tone={admission.tone}>{admission.words}</StateWord>
        </span>
      )}
      {row.decision === "undecided" ? null : <StateWord tone={decision.tone}>{decision.words}</StateWord>}
      {row.moreTimeAskedAt === null ? null : <StateWord tone="warn">Asked for more time</StateWord>}
    </span>
  );
}

/** Custom fields and tags: what the team knows besides. */
function Besides({ row }: { row: InterviewRow }) {
  return <FieldSummary fields={{ ...row.tags, ...row.customFields }} />;
}

const hasBesides = (row: InterviewRow): boolean =>
  Object.keys(row.customFields).length > 0 || Object.keys(row.tags).length > 0;

/** The row's cells that say nothing; a stack leaves them out. */
const isBlank = (name: string, row: InterviewRow): boolean =>
  (name === "besides" && !hasBesides(row)) ||
  (name === "completedAt" && row.completedAt === null) ||
  (name === "expiresAt" && row.expiresAt === null);

const day = (at: string | null) =>
  at === null ? <span className="text-text-quiet">–</span> : <Time at={at} show="day" />;

interface Shown {
  positions: boolean;
  besides: boolean;
  choose: ((row: InterviewRow, stretch: boolean) => void) | null;
  isChosen: (id: string) => boolean;
  menu: (row: InterviewRow) => ReactNode;
}

function columnsFor({ positions, besides, choose, isChosen, menu }: Shown) {
  return column.columns([
    ...(choose
      ? [
          column.display({
            id: "choose",
            header: "",
            cell: ({ row: { original: row } }) => (
              // The label is what a finger meets: larger than the box.
              <label className="-m-3 inline-flex cursor-pointer p-3 pt-4">
                <input
                  type="checkbox"
                  aria-label={`Select ${row.candidate.name}`}
                  className="size-4 cursor-pointer accent-accent"
                  checked={isChosen(row.id)}
                  onChange={(event) =>
                    choose(row, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
                  }
                />
              </label>
            ),
          }),
        ]
      : []),
    column.display({
      id: "name",
      header: "Candidate",
      cell: ({ row: { original: row } }) => (
        <>
          <Link
            to="/interviews/$interviewId"
            params={{ interviewId: row.id }}
            data-row-link
            className="font-medium wrap-anywhere text-text no-underline hover:underline"
          >
            {row.candidate.name}
          </Link>
          <span className="block text-13 wrap-anywhere text-text-quiet @4xl:min-w-44">
            <EmailWords email={row.candidate.email} />
          </span>
        </>
      ),
    }),
    ...(positions
      ? [
          column.display({
            id: "position",
            header: "Position",
            cell: ({ row: { original: row } }) => (
              <Link
                to="/positions/$positionId"
                params={{ positionId: row.positionId }}
                className="block wrap-anywhere text-text no-underline hover:underline @4xl:min-w-24"
              >
                {row.positionTitle}
              </Link>
            ),
          }),
        ]
      : []),
    column.display({ id: "state", header: "State", cell: ({ row }) => <States row={row.original} /> }),
    column.display({ id: "createdAt", header: "Added", cell: ({ row }) => day(row.original.createdAt) }),
    column.display({ id: "completedAt", header: "Completed", cell: ({ row }) => day(row.original.completedAt) }),
    column.display({ id: "expiresAt", header: "Expires", cell: ({ row }) => day(row.original.expiresAt) }),
    ...(besides
      ? [
          column.display({
            id: "besides",
            header: "Tags and fields",
            cell: ({ row }) => <Besides row={row.original} />,
          }),
        ]
      : []),
    column.display({ id: "menu", header: "Actions", cell: ({ row }) => menu(row.original) }),
  ]);
}

/**
 * What stands in a cell. The columns are made anew with every selection and every live change; as components their cells would each
 * time be others, and whoever has the keyboard in one would lose their place.
 */
function drawn(cell: TableCell<typeof features, InterviewRow>): ReactNode {
  const draw = cell.column.columnDef.cell;
  return typeof draw === "function" ? draw(cell.getContext()) : draw;
}

const WIDTHS: Record<string, string> = { choose: "w-8", name: "w-1/4", menu: "w-10" };
const STACKED: Record<string, string> = {
  choose: "@max-4xl:absolute @max-4xl:start-0 @max-4xl:top-3.5",
  menu: "@max-4xl:absolute @max-4xl:end-0 @max-4xl:top-2",
  name: "@max-4xl:col-span-full @max-4xl:pe-12",
};
const PLAIN = "@max-4xl:flex @max-4xl:items-baseline @max-4xl:gap-3";

/** The order that a press on a heading asks for: its own first, turned around the second time. */
const FIRST_ORDER: Partial<Record<string, [InterviewSort, InterviewSort]>> = {
  name: ["name", "-name"],
  createdAt: ["-createdAt", "createdAt"],
  completedAt: ["-completedAt", "completedAt"],
  expiresAt: ["expiresAt", "-expiresAt"],
};

function Heading({
  name,
  words,
  sort,
  onSort,
}: {
  name: string;
  words: ReactNode;
  sort: InterviewSort;
  onSort: (sort: InterviewSort) => void;
}) {
  const orders = FIRST_ORDER[name];
  if (!orders) return words;
  const [first, second] = orders;
  const on = sort === first || sort === second;
  return (
    <button
      type="button"
      className={`-mx-1 inline-flex min-h-7 cursor-pointer items-center gap-1 rounded-6 px-1 hover:bg-sunken ${on ? "text-text" : ""}`}
      onClick={() => onSort(sort === first ? second : first)}
    >
      {words}
      {on ? sort.startsWith("-") ? <DownArrowSign size={12} /> : <UpArrowSign size={12} /> : null}
    </button>
  );
}

const ariaSort = (name: string, sort: InterviewSort): "ascending" | "descending" | undefined =>
  sort === name ? "ascending" : sort === `-${name}` ? "descending" : undefined;

/** Rows in the server's order. menu gives a row's actions; onIntent runs what a key on a row asks for. */
export function CandidateTable({
  rows,
  positions,
  menu,
  choose,
  isChosen,
  chooseAll,
  sort,
  onSort,
  onIntent,
}: {
  rows: InterviewRow[];
  /** Show which position each row belongs to. */
  positions: boolean;
  menu: (row: InterviewRow) => ReactNode;
  /** Takes a row into the selection or out of it; stretch takes all since the last one. null: nothing can be selected. */
  choose: ((row: InterviewRow, stretch: boolean) => void) | null;
  isChosen: (id: string) => boolean;
  chooseAll: () => void;
  sort: InterviewSort;
  onSort: (sort: InterviewSort) => void;
  onIntent: (row: InterviewRow, intent: RowIntent) => void;
}) {
  const besides = rows.some(hasBesides);
  const columns = useMemo(
    () => columnsFor({ positions, besides, choose, isChosen, menu }),
    [positions, besides, choose, isChosen, menu],
  );
  const table = useTable({ features, columns, data: rows, getRowId: (row) => row.id });
  const chosen = rows.filter((row) => isChosen(row.id)).length;
  const keyOnRow = (event: KeyboardEvent<HTMLElement>, row: InterviewRow) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches("[data-row-link]")) return;
    const intent = rowIntentOf(event);
    if (intent === null) return;
    event.preventDefault();
    if (intent !== "next" && intent !== "previous") return onIntent(row, intent);
    const links = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
    links[links.indexOf(event.target) + (intent === "next" ? 1 : -1)]?.focus();
  };
  const headWords = (header: { column: Column<typeof features, InterviewRow> }) =>
    typeof header.column.columnDef.header === "string" ? header.column.columnDef.header : "";
  return (
    <div className="@container">
      <table className="w-full border-collapse text-15 @max-4xl:block">
        <caption className="sr-only">Candidates</caption>
        <thead className="@max-4xl:block">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="@max-4xl:flex">
              {group.headers.map((header) => {
                const name = header.column.id;
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={ariaSort(name, sort)}
                    className={`border-b border-hairline px-3 py-1.5 text-start text-13 font-medium whitespace-nowrap text-text-quiet first:ps-0 last:pe-0 ${WIDTHS[name] ?? ""} ${name === "choose" ? "@max-4xl:w-full" : "@max-4xl:sr-only"}`}
                  >
                    {name === "choose" ? (
                      <label className="inline-flex min-h-7 cursor-pointer items-center gap-2.5">
                        <input
                          type="checkbox"
                          className="size-4 cursor-pointer accent-accent"
                          checked={rows.length > 0 && chosen === rows.length}
                          ref={(box) => {
                            if (box) box.indeterminate = chosen > 0 && chosen < rows.length;
                          }}
                          onChange={chooseAll}
                        />
                        <span className="@4xl:sr-only">Select all that are shown</span>
                      </label>
                    ) : (
                      <span className={name === "menu" ? "sr-only" : ""}>
                        <Heading name={name} words={headWords(header)} sort={sort} onSort={onSort} />
                      </span>
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody className="@max-4xl:block">
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              onKeyDown={(event) => keyOnRow(event, row.original)}
              className={`relative border-b border-hairline focus-within:bg-sunken/50 md:hover:bg-sunken/50 @max-4xl:grid @max-4xl:grid-cols-1 @max-4xl:@lg:grid-cols-2 @max-4xl:gap-y-1.5 @max-4xl:py-3 ${choose ? "@max-4xl:ps-8" : ""} ${isChosen(row.id) ? "bg-accent-tint" : ""}`}
            >
              {row.getAllCells().map((cell) => {
                const name = cell.column.id;
                const Cell = name === "name" ? "th" : "td";
                return (
                  <Cell
                    key={cell.id}
                    {...(name === "name" ? { scope: "row" } : {})}
                    className={`min-w-0 px-3 py-2.5 text-start align-top font-normal first:ps-0 last:pe-0 @max-4xl:p-0 ${STACKED[name] ?? PLAIN} ${isBlank(name, row.original) ? "@max-4xl:hidden" : ""}`}
                  >
                    {name in STACKED ? null : (
                      <span aria-hidden="true" className="w-20 shrink-0 text-13 text-text-quiet @4xl:hidden">
                        {headWords(cell)}
                      </span>
                    )}
                    {drawn(cell)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
