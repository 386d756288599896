/** What an import is made of: its choices, its rows, and what is known of each row. */
import type { BatchResult, CreateInterviews, CustomField } from "../../../../shared/native.ts";
import type { Target } from "./columns.ts";
import type { RowBody } from "./rows.ts";

export type Step = "columns" | "check";

export interface ImportPlan {
  /** What the rows came from: a file's name, or "Pasted list". */
  source: string;
  headings: string[];
  /** The first row of the source named the columns. */
  headed: boolean;
  targets: Target[];
  fieldTypes: Record<string, CustomField["type"]>;
  nameFromAddress: boolean;
  positionId: string;
  admission: "position" | "admitted" | "draft";
  invitation: "now" | "later" | "never";
  laterHours: number | null;
  step: Step;
  /** The columns of a pasted list are known: there is nothing to ask about them. */
  columnsKnown: boolean;
}

/** What is known of a row. by tells whether the page saw the fault or the server answered it. */
export type Mark =
  | { state: "unchecked" }
  | { state: "valid" }
  | { state: "refused"; by: "page" | "server"; pointer: string; detail: string }
  | { state: "created"; id: string };

/** What the session reads of the server's answer about a row. */
export type RowResult = Pick<BatchResult, "index" | "status" | "id" | "detail" | "pointer">;

export type BatchBody = CreateInterviews;

/** A batch on its way: repeated as it is, with its key, it never makes anybody twice. */
export interface Sending {
  key: string;
  indexes: number[];
  body: BatchBody;
}

export const BATCH_ROWS = 500;

export const UNCHECKED: Mark = { state: "unchecked" };

/** The body of one batch. */
export const batchBody = (plan: ImportPlan, rows: RowBody[], dryRun: boolean): BatchBody => ({
  positionId: plan.positionId,
  dryRun,
  sendInvitation: plan.invitation !== "never",
  sendAfterHours: plan.invitation === "later" ? (plan.laterHours ?? 0) : 0,
  ...(plan.admission === "position" ? {} : { admission: plan.admission }),
  rows,
});

/** The mark that the server's answer gives a row. */
export function markOf(result: RowResult): Mark {
  if (result.status === "created") return { state: "created", id: result.id ?? "" };
  if (result.status === "valid") return { state: "valid" };
  return {
    state: "refused",
    by: "server",
    // A pointer begins at the request: /rows/12/email.
    pointer: (result.pointer ?? "").replace(/^\/rows\/\d+/, ""),
    detail: result.detail ?? "The server refused this row.",
  };
}

export type Counts = Record<Mark["state"], number>;

export function countMarks(marks: readonly Mark[]): Counts {
  const counts: Counts = { unchecked: 0, valid: 0, refused: 0, created: 0 };
  for (const mark of marks) counts[mark.state] += 1;
  return counts;
}

/** Cuts a list into lists of a size. */
export const cutInto = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
