/** Decisions: each is kept with its reason, and the latest that stands can be taken back. */
import type { Kysely, Selectable } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { DecisionRecord } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { refuse } from "../refusal.ts";
import { applyMove, type LockedInterview, lockInterview } from "./move-interview.ts";

type Decision = LockedInterview["decision"];

/** Which move leads to a decision. */
export const DECIDING_MOVES = { shortlisted: "shortlist", discarded: "discard", undecided: "undecide" } as const;

export const presentDecision = (row: Selectable<Schema["decisions"]>): DecisionRecord => ({
  id: row.id,
  interviewId: row.interview_id,
  from: row.from_decision,
  to: row.to_decision,
  reason: row.reason,
  by: { kind: row.author_kind, id: row.author_id, name: row.author_name },
  at: row.created_at.toISOString(),
  undoneAt: row.undone_at?.toISOString() ?? null,
  undoneBy: row.undone_by,
});

/** Keeps what was decided about a set of locked interviews, in one statement. */
export async function keepDecisions(
  change: Change,
  decided: readonly { interviewId: string; from: Decision; to: Decision; reason: string }[],
): Promise<void> {
  if (decided.length === 0) return;
  await change.transaction
    .insertInto("decisions")
    .values(
      decided.map(({ interviewId, from, to, reason }) => ({
        workspace_id: change.workspaceId,
        id: newId(change.now),
        interview_id: interviewId,
        from_decision: from,
        to_decision: to,
        reason,
        author_kind: change.actor.kind,
        author_id: change.actor.id,
        author_name: change.actor.name,
        created_at: change.now,
        undone_at: null,
        undone_by: null,
      })),
    )
    .execute();
}

/** Newest first, those that were taken back included. Whether the caller may know of the interview is the caller's to ask. */
export async function listDecisions(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewId: string,
  page: PageRequest,
): Promise<{ data: DecisionRecord[]; next: string | null }> {
  let query = database
    .selectFrom("decisions")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "=", interviewId);
  if (page.after) query = query.where(olderThan(page.after));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, page.limit);
  return { data: shown.map(presentDecision), next };
}

/** The latest decision that stands, or null. */
async function latestDecision(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewId: string,
): Promise<DecisionRecord | null> {
  const row = await database
    .selectFrom("decisions")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "=", interviewId)
    .where("undone_at", "is", null)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row ? presentDecision(row) : null;
}

/**
 * Takes the latest decision back: the interview has the decision from before it again, and the record keeps that it was taken back.
 * @throws RefusedError "not_found", "stale" when the interview has another version than expected, "conflict" when somebody has decided,
 * or taken back, since.
 */
export async function undoDecision(
  change: Change,
  id: string,
  decisionId: string,
  expectedVersion?: number,
): Promise<void> {
  const interview = await lockInterview(change, id, expectedVersion);
  const latest = await latestDecision(change.transaction, change.workspaceId, interview.id);
  if (!latest || latest.id !== decisionId || latest.to !== interview.decision) {
    refuse("conflict", "This is not the decision that stands. Load the interview again.");
  }
  await change.transaction
    .updateTable("decisions")
    .set({ undone_at: change.now, undone_by: change.actor.name })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", latest.id)
    .execute();
  await applyMove(change, interview, DECIDING_MOVES[latest.from], "interview.decided");
  change.audit({
    action: "interview.decision_undone",
    subjectType: "interview",
    subjectId: interview.id,
    data: { decisionId, from: latest.to, to: latest.from },
  });
}
