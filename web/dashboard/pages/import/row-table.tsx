/** The rows of an import, fifty at a time, with what is known of each; a refused row is corrected in its cells. */
import { memo, useMemo, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { count } from "../candidates/progress-line.tsx";
import type { Target } from "./columns.ts";
import { type ImportPlan, type Mark, UNCHECKED } from "./import-plan.ts";
import { columnsAt } from "./rows.ts";

export const PAGE_ROWS = 50;

const STATES: Record<Mark["state"], { words: string; tone: "neutral" | "good" | "bad" | "busy" }> = {
  unchecked: { words: "Not checked", tone: "neutral" },
  valid: { words: "Ready", tone: "good" },
  refused: { words: "Refused", tone: "bad" },
  created: { words: "Added", tone: "good" },
};

/** indexes: which rows, in order. onEdit null: nothing can be corrected now. */
export function RowTable({
  plan,
  cells,
  marks,
  indexes,
  onEdit,
}: {
  plan: ImportPlan;
  cells: readonly (readonly string[])[];
  marks: readonly Mark[];
  indexes: readonly number[];
  onEdit: ((index: number, column: number, text: string) => void) | null;
}) {
  const { targets } = plan;
  const shown = useMemo(
    () => targets.flatMap((target, at) => (target.kind === "skip" ? [] : [{ at, target }])),
    [targets],
  );
  const heads = [
    { key: "row", head: "Row" },
    ...shown.map(({ at }) => ({ key: String(at), head: plan.headings[at] ?? "" })),
    { key: "state", head: "State" },
  ];
  return (
    <div className="@container">
      <table className="w-full border-collapse text-15 @max-3xl:block">
        <caption className="sr-only">Rows</caption>
        <thead className="@max-3xl:sr-only">
          <tr>
            {heads.map(({ key, head }) => (
              <th
                key={key}
                scope="col"
                className="border-b border-hairline px-2 py-2 text-start text-13 font-medium text-text-quiet first:ps-0 last:pe-0"
              >
                <span className="line-clamp-2 wrap-anywhere">{head}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="@max-3xl:block">
          {indexes.map((index) => (
            <Row
              key={index}
              index={index}
              row={cells[index] ?? []}
              mark={marks[index] ?? UNCHECKED}
              shown={shown}
              headings={plan.headings}
              targets={targets}
              onEdit={onEdit}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Drawn again only when something of the row itself changed: a check of thousands tells of every batch. */
const Row = memo(function Row({
  index,
  row,
  mark,
  shown,
  headings,
  targets,
  onEdit,
}: {
  index: number;
  row: readonly string[];
  mark: Mark;
  shown: readonly { at: number; target: Target }[];
  headings: readonly string[];
  targets: readonly Target[];
  onEdit: ((index: number, column: number, text: string) => void) | null;
}) {
  const wrong = mark.state === "refused" ? columnsAt(mark.pointer, targets) : [];
  // A row that was open for correction stays open: its cells are not taken away under the hand that corrects them.
  const [opened, setOpened] = useState(false);
  if (mark.state === "refused" && !opened) setOpened(true);
  const open = onEdit !== null && (opened || mark.state === "refused") && mark.state !== "created";
  const state = STATES[mark.state];
  const reason = `reason-${index}`;
  return (
    <tr className="border-b border-hairline align-top @max-3xl:grid @max-3xl:gap-y-1 @max-3xl:py-3">
      <th scope="row" className="px-2 py-2 text-start font-normal text-text-quiet tabular-nums first:ps-0 @max-3xl:p-0">
        <span className="@3xl:hidden">Row </span>
        {count(index + 1)}
      </th>
      {shown.map(({ at, target }) => {
        const heading = headings[at] ?? "";
        const bad = wrong.includes(at);
        return (
          <td
            key={at}
            className={`min-w-0 px-2 py-1 @max-3xl:flex @max-3xl:items-center @max-3xl:gap-3 @max-3xl:p-0 ${target.kind === "email" ? "@3xl:w-1/4" : ""}`}
          >
            <span aria-hidden="true" className="w-28 shrink-0 text-13 wrap-anywhere text-text-quiet @3xl:hidden">
              {heading}
            </span>
            {open ? (
              <CellField
                label={`${heading}, row ${index + 1}`}
                text={row[at] ?? ""}
                bad={bad}
                describedBy={bad ? reason : undefined}
                onCommit={(text) => onEdit(index, at, text)}
              />
            ) : (
              <span className={`block py-1 wrap-anywhere ${bad ? "text-bad" : ""}`}>{row[at]}</span>
            )}
          </td>
        );
      })}
      <td className="px-2 py-2 last:pe-0 @3xl:w-56 @max-3xl:p-0">
        <StateWord tone={state.tone}>{state.words}</StateWord>
        {mark.state === "refused" ? (
          <span id={reason} className="block text-13 text-bad">
            {mark.detail}
          </span>
        ) : null}
      </td>
    </tr>
  );
});

/** A cell to correct: Enter or leaving it checks the row, Escape gives back what was there. */
function CellField({
  label,
  text,
  bad,
  describedBy,
  onCommit,
}: {
  label: string;
  text: string;
  bad: boolean;
  describedBy: string | undefined;
  onCommit: (text: string) => void;
}) {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  return (
    <input
      aria-label={label}
      aria-invalid={bad || undefined}
      aria-describedby={describedBy}
      className="min-h-8 w-full min-w-20 rounded-6 border border-line bg-surface px-2 py-0.5 text-15 pointer-coarse:min-h-11 aria-invalid:border-2 aria-invalid:border-bad"
      value={typed}
      maxLength={5000}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed.trim() !== text) onCommit(typed.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") onCommit(typed.trim());
        if (event.key === "Escape") setTyped(text);
      }}
    />
  );
}

/** Which fifty are shown, and the way to the others. */
export function Pager({ page, rows, onPage }: { page: number; rows: number; onPage: (page: number) => void }) {
  const pages = Math.ceil(rows / PAGE_ROWS);
  if (pages <= 1) return null;
  return (
    <nav aria-label="Rows" className="flex flex-wrap items-center gap-3 pt-4">
      <Button disabled={page === 0} onClick={() => onPage(page - 1)}>
        Previous
      </Button>
      <span className="text-text-quiet tabular-nums">
        {count(page * PAGE_ROWS + 1)} to {count(Math.min(rows, (page + 1) * PAGE_ROWS))} of {count(rows)}
      </span>
      <Button disabled={page >= pages - 1} onClick={() => onPage(page + 1)}>
        Next
      </Button>
    </nav>
  );
}
