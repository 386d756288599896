/**
 * Who sees what others scored. A reviewer, whose task is an own judgement, sees it after submitting one, unless the workspace turned that
 * off. Owners and recruiters, who must decide, viewers, who never score, and keys see everything.
 */
import type { Kysely } from "kysely";
import { workspaceSettingsSchema } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Actor, WorkspaceId } from "../actor.ts";

/** Of a set of interviews those whose scores by others are hidden from the actor: no statement for whoever sees everything. */
export async function blindFor(
  database: Kysely<Schema>,
  caller: { actor: Actor; workspaceId: WorkspaceId },
  interviewIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { actor, workspaceId } = caller;
  if (actor.kind !== "member" || actor.role !== "reviewer" || interviewIds.length === 0) return new Set();
  const workspace = await database
    .selectFrom("workspaces")
    .select("settings")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  if (!workspaceSettingsSchema.parse(workspace.settings).hideScoresUntilReviewed) return new Set();
  const own = await database
    .selectFrom("reviews")
    .select("interview_id")
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "in", interviewIds)
    .where("author_kind", "=", "member")
    .where("author_id", "=", actor.id)
    .where("state", "=", "submitted")
    .execute();
  const seen = new Set(own.map((row) => row.interview_id));
  return new Set(interviewIds.filter((id) => !seen.has(id)));
}
