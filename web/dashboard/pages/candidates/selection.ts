/** Which candidates of a list are chosen: some by hand, or everybody whom the filters leave. */
import type { InterviewRow } from "../../../../shared/native.ts";
import type { BulkTarget } from "./bulk.ts";

export type Selection = { kind: "some"; chosen: ReadonlyMap<string, BulkTarget> } | { kind: "all" };

export const NOBODY: Selection = { kind: "some", chosen: new Map() };

const targetOf = (row: Pick<InterviewRow, "id" | "candidate">): BulkTarget => ({
  id: row.id,
  name: row.candidate.name,
});

export const isChosen = (selection: Selection, id: string): boolean =>
  selection.kind === "all" || selection.chosen.has(id);

export const isEmpty = (selection: Selection): boolean => selection.kind === "some" && selection.chosen.size === 0;

type Row = Pick<InterviewRow, "id" | "candidate">;

/** Takes a row in or out. Out of everybody, those that are loaded stay but for this one. */
export function toggled(selection: Selection, row: Row, loaded: readonly Row[]): Selection {
  const chosen = new Map(
    selection.kind === "all" ? loaded.map((each): [string, BulkTarget] => [each.id, targetOf(each)]) : selection.chosen,
  );
  if (!chosen.delete(row.id)) chosen.set(row.id, targetOf(row));
  return { kind: "some", chosen };
}

/** Takes every row between two in, both included: what a click with Shift means. */
export function extended(selection: Selection, from: string, to: string, loaded: readonly Row[]): Selection {
  if (selection.kind === "all") return selection;
  const places = [from, to].map((id) => loaded.findIndex((row) => row.id === id));
  const [start = -1, end = -1] = places.toSorted((left, right) => left - right);
  if (start < 0) return selection;
  const between = loaded.slice(start, end + 1).map((row): [string, BulkTarget] => [row.id, targetOf(row)]);
  return { kind: "some", chosen: new Map([...selection.chosen, ...between]) };
}

/** All that are loaded, or nobody when all of them are chosen already. */
export function toggledAll(selection: Selection, loaded: readonly Row[]): Selection {
  if (loaded.every((row) => isChosen(selection, row.id))) return NOBODY;
  const chosen = selection.kind === "some" ? selection.chosen : [];
  return {
    kind: "some",
    chosen: new Map([...chosen, ...loaded.map((row): [string, BulkTarget] => [row.id, targetOf(row)])]),
  };
}
