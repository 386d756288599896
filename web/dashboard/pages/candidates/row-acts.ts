/** What can be done with a row, by its state. */
import type { InterviewRow } from "../../../../shared/native.ts";
import { possible } from "./possible.ts";
import type { RowIntent } from "./row-keys.ts";

export type Act = Exclude<RowIntent, "next" | "previous" | "select">;

/** The acts that the row's state allows, in the order of the menu. */
export function actsOn(row: InterviewRow): Act[] {
  const may = possible(row);
  const acts: [Act, boolean][] = [
    ["admit", may.admit],
    ["refuse", may.refuse],
    ["shortlist", row.decision !== "shortlisted"],
    ["discard", row.decision !== "discarded"],
    ["undecide", row.decision !== "undecided"],
    ["resend", may.resend],
    ["extend", may.extend],
    ["archive", true],
    ["delete", true],
  ];
  return acts.filter(([, allowed]) => allowed).map(([act]) => act);
}
