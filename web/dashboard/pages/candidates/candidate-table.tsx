/** The candidates as a table, and as stacked rows where there is little room; on a row the keyboard moves and acts. */

import { Link } from "@tanstack/react-router";
import { createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { type KeyboardEvent, type ReactNode, useMemo } from "react";
import type { InterviewRow } from "../../../../shared/native.ts";
import { EmailWords } from "../../../ui/email-words.tsx";
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

/** The moments that matter for the row as it is; at most two. */
function Moments({ row }: { row: InterviewRow }) {
  const ended = row.progress === "completed" || row.progress === "evaluated";
  const lines: [string, string | null][] = ended
    ? [["Completed", row.completedAt]]
    : [
        ["Invited", row.invitedAt],
        [row.progress === "expired" ? "Expired" : "Expires", row.expiresAt],
      ];
  const told = lines.filter((line): line is [string, string] => line[1] !== null);
  if (told.length === 0) {
    return (
      <span className="@4xl:whitespace-nowrap">
        <span className="text-text-quiet">Added</span> <Time at={row.createdAt} show="day" />
      </span>
    );
  }
  return (
    <span className="flex flex-col gap-0.5">
      {told.map(([word, at]) => (
        <span key={word} className="@4xl:whitespace-nowrap">
          <span className="text-text-quiet">{word}</span> <Time at={at} show="day" />
        </span>
      ))}
    </span>
  );
}

function columnsFor({ positions, menu }: { positions: boolean; menu: (row: InterviewRow) => ReactNode }) {
  return column.columns([
    column.display({
      id: "candidate",
      header: "Candidate",
      cell: ({ row: { original: row } }) => (
        <>
          <Link
            to="/interviews/$interviewId"
            params={{ interviewId: row.id }}
            data-row-link
            className="font-medium break-words text-text no-underline hover:underline"
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
    column.display({
      id: "answered",
      header: "Answers",
      cell: ({ row: { original: row } }) => (
        <span className="whitespace-nowrap tabular-nums">
          {row.answered} of {row.questionCount}
        </span>
      ),
    }),
    column.display({ id: "moments", header: "When", cell: ({ row }) => <Moments row={row.original} /> }),
    column.display({
      id: "fields",
      header: "Fields",
      cell: ({ row }) => <FieldSummary fields={row.original.customFields} />,
    }),
    column.display({ id: "menu", header: "Actions", cell: ({ row }) => menu(row.original) }),
  ]);
}

const WIDTHS: Record<string, string> = { candidate: "w-1/4", menu: "w-10" };

/** Rows in the server's order. menu gives a row's actions; onIntent runs what a key on a row asks for. */
export function CandidateTable({
  rows,
  positions,
  menu,
  onIntent,
}: {
  rows: InterviewRow[];
  /** Show which position each row belongs to. */
  positions: boolean;
  menu: (row: InterviewRow) => ReactNode;
  onIntent: (row: InterviewRow, intent: RowIntent) => void;
}) {
  const columns = useMemo(() => columnsFor({ positions, menu }), [positions, menu]);
  const table = useTable({ features, columns, data: rows, getRowId: (row) => row.id });
  const keyOnRow = (event: KeyboardEvent<HTMLElement>, row: InterviewRow) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches("[data-row-link]")) return;
    const intent = rowIntentOf(event);
    if (intent === null) return;
    event.preventDefault();
    if (intent !== "next" && intent !== "previous") return onIntent(row, intent);
    const links = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
    links[links.indexOf(event.target) + (intent === "next" ? 1 : -1)]?.focus();
  };
  return (
    <div className="@container">
      <table className="w-full border-collapse text-15 @max-4xl:block">
        <caption className="sr-only">Candidates</caption>
        <thead className="@max-4xl:sr-only">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  className={`border-b border-hairline px-3 py-2 text-start text-13 font-medium text-text-quiet first:ps-0 last:pe-0 ${WIDTHS[header.column.id] ?? ""}`}
                >
                  <span className={header.column.id === "menu" ? "sr-only" : ""}>
                    <table.FlexRender header={header} />
                  </span>
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody className="@max-4xl:block">
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              onKeyDown={(event) => keyOnRow(event, row.original)}
              className="relative border-b border-hairline focus-within:bg-sunken/50 md:hover:bg-sunken/50 @max-4xl:grid @max-4xl:grid-cols-1 @max-4xl:@lg:grid-cols-2 @max-4xl:gap-y-1.5 @max-4xl:py-3"
            >
              {row.getAllCells().map((cell) => {
                const name = cell.column.id;
                const Cell = name === "candidate" ? "th" : "td";
                const stacked =
                  name === "menu"
                    ? "@max-4xl:absolute @max-4xl:end-0 @max-4xl:top-2"
                    : name === "candidate"
                      ? "@max-4xl:col-span-full @max-4xl:pe-12"
                      : "@max-4xl:flex @max-4xl:items-baseline @max-4xl:gap-3";
                return (
                  <Cell
                    key={cell.id}
                    {...(name === "candidate" ? { scope: "row" } : {})}
                    className={`min-w-0 px-3 py-2.5 text-start align-top font-normal first:ps-0 last:pe-0 @max-4xl:p-0 ${stacked} ${name === "fields" && Object.keys(row.original.customFields).length === 0 ? "@max-4xl:hidden" : ""}`}
                  >
                    {name === "candidate" || name === "menu" ? null : (
                      <span aria-hidden="true" className="w-20 shrink-0 text-13 text-text-quiet @4xl:hidden">
                        {typeof cell.column.columnDef.header === "string" ? cell.column.columnDef.header : ""}
                      </span>
                    )}
                    <table.FlexRender cell={cell} />
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
