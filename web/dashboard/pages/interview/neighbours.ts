/** Who stands before and after an interview in a list. */
import type { InterviewRow } from "../../../../shared/native.ts";

export type Neighbour = Pick<InterviewRow, "id" | "candidate">;

/** Before and after by place; nulls at the ends, and when the list does not have the interview. */
export function neighboursIn(
  rows: readonly Neighbour[],
  id: string,
): { previous: Neighbour | null; next: Neighbour | null } {
  const place = rows.findIndex((row) => row.id === id);
  if (place === -1) return { previous: null, next: null };
  return { previous: rows[place - 1] ?? null, next: rows[place + 1] ?? null };
}
