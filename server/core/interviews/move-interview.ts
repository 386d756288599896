/** Moves an interview by the table: the row is locked, the table judges, the row is written, the event recorded. */
import { type Selectable, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import { hiddenFrom } from "../actor.ts";
import type { Change, EventType } from "../change.ts";
import { notHidden } from "../not-hidden.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { type InterviewState, type MoveName, moved } from "./interview.ts";

export type LockedInterview = Selectable<Schema["interviews"]>;

/**
 * Loads and locks an interview of the workspace.
 * @throws RefusedError "not_found", also when its position is hidden from whoever acts; "stale" when it is not at the version that the caller has read.
 */
export async function lockInterview(change: Change, id: string, expectedVersion?: number): Promise<LockedInterview> {
  const row = await change.transaction
    .selectFrom("interviews")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    // A preview was never there for the team; its own room alone finds it.
    .$if(change.actor.kind !== "candidate", (query) => query.where("deleted_at", "is", null))
    .$if(change.actor.kind === "candidate", (query) =>
      query.where((where) => where.or([where("deleted_at", "is", null), where("preview", "=", true)])),
    )
    .where(notHidden(hiddenFrom(change.actor), "position_id"))
    .forUpdate()
    .executeTakeFirst();
  if (!row) refuse("not_found", "There is no such interview.");
  checkVersion(row.version, expectedVersion, "this interview");
  return row;
}

/** The interviews that a position has of a set of addresses, locked in the order of their ids; what is hidden or deleted is not found. */
export async function lockInterviewsOf(
  change: Change,
  positionId: string,
  emails: readonly string[],
): Promise<LockedInterview[]> {
  if (emails.length === 0) return [];
  return change.transaction
    .selectFrom("interviews")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("position_id", "=", positionId)
    .where("email", "=", (select) => select.fn.any(sql<string[]>`${emails}::text[]`))
    .where("deleted_at", "is", null)
    .where(notHidden(hiddenFrom(change.actor), "position_id"))
    .orderBy("id")
    .forUpdate()
    .execute();
}

const stateOf = (row: LockedInterview): InterviewState => ({
  admission: row.admission,
  progress: row.progress,
  decision: row.decision,
});

/** Why a move is not possible, in words for the caller. */
function whyNot(row: LockedInterview, name: MoveName): string {
  return `This is not possible now (${name.replaceAll("_", " ")}): the interview is ${row.admission}, ${row.progress} and ${row.decision}.`;
}

/**
 * The state after one move of a locked interview.
 * @throws RefusedError "conflict" when the table refuses the move.
 */
export function judgeMove(change: Change, row: LockedInterview, name: MoveName): InterviewState {
  const by = change.actor.kind === "member" || change.actor.kind === "key" ? "person" : "machine";
  const next = moved(stateOf(row), name, by);
  if (!next) refuse("conflict", whyNot(row, name));
  return next;
}

/**
 * Makes one move on a locked interview, writes what else changes with it and records the event.
 * @throws RefusedError "conflict" when the table refuses the move.
 */
export async function applyMove(
  change: Change,
  row: LockedInterview,
  name: MoveName,
  event: EventType | null,
  also: Partial<
    Pick<
      LockedInterview,
      "admission_reason" | "expires_at" | "completed_at" | "started_at" | "answering_at" | "invited_at" | "attempt"
    >
  > = {},
): Promise<LockedInterview> {
  const next = judgeMove(change, row, name);
  await change.transaction
    .updateTable("interviews")
    .set({ ...next, ...also, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", row.id)
    .execute();
  if (event) {
    change.record({
      type: event,
      interviewId: row.id,
      positionId: row.position_id,
      data: { interviewId: row.id, positionId: row.position_id, ...next },
    });
  }
  return { ...row, ...next, ...also };
}
