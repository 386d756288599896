/** Reviews and comments of a set of interviews: one statement each. Whose interviews they are is the caller's to know. */
import type { Kysely } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { Actor, WorkspaceId } from "../actor.ts";
import { wrote } from "./author.ts";
import { blindFor } from "./blind.ts";
import type { CommentRow } from "./comments.store.ts";
import type { ReviewRow } from "./list-reviews.ts";

interface Caller {
  actor: Actor;
  workspaceId: WorkspaceId;
}

export interface ReviewSet {
  reviews: ReviewRow[];
  /** What others scored is hidden from the caller, the mean with it. */
  blind: boolean;
}

/** The submitted reviews of interviews, oldest first. */
export async function reviewsOf(
  database: Kysely<Schema>,
  caller: Caller,
  ids: readonly string[],
): Promise<Map<string, ReviewSet>> {
  if (ids.length === 0) return new Map();
  const blind = await blindFor(database, caller, ids);
  const rows = await database
    .selectFrom("reviews")
    .selectAll()
    .where("workspace_id", "=", caller.workspaceId)
    .where("interview_id", "in", ids)
    .where("state", "=", "submitted")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const sets = new Map<string, ReviewSet>(ids.map((id) => [id, { reviews: [], blind: blind.has(id) }]));
  for (const row of rows) {
    const set = sets.get(row.interview_id);
    if (set && (!set.blind || wrote(caller.actor, row))) set.reviews.push(row);
  }
  return sets;
}

/** The comments of interviews, oldest first. */
export async function commentsOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<Map<string, CommentRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom("comments")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "in", ids)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const lists = new Map<string, CommentRow[]>(ids.map((id) => [id, []]));
  for (const row of rows) lists.get(row.interview_id)?.push(row);
  return lists;
}
