/** Who stands before and after an interview in a list. */
import type { InterviewRow } from "../../../../shared/native.ts";

export type Neighbour = Pick<InterviewRow, "id" | "candidate">;

export interface Neighbours {
  previous: Neighbour | null;
  next: Neighbour | null;
}

/** Before and after by place, null at the ends; null altogether when the list does not have the interview. */
export function neighboursIn(rows: readonly Neighbour[], id: string): Neighbours | null {
  const place = rows.findIndex((row) => row.id === id);
  return place === -1 ? null : { previous: rows[place - 1] ?? null, next: rows[place + 1] ?? null };
}
