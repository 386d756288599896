/** The reviews of an interview, as one caller may see them. */
import type { Kysely, Selectable } from "kysely";
import type { Review } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Actor, WorkspaceId } from "../actor.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { wrote } from "./author.ts";
import { blindFor } from "./blind.ts";
import { readableInterview } from "./readable-interview.ts";

export type ReviewRow = Selectable<Schema["reviews"]>;

export const presentReview = (actor: Actor, row: ReviewRow): Review => ({
  id: row.id,
  interviewId: row.interview_id,
  author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
  mine: wrote(actor, row),
  state: row.state,
  scores: row.scores,
  answers: row.answer_scores,
  overall: row.overall,
  score: row.score,
  recommendation: row.recommendation,
  words: row.words,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  submittedAt: row.submitted_at?.toISOString() ?? null,
});

/**
 * Newest first: the submitted ones, and the caller's own draft. hidden counts what the caller does not see yet.
 * @throws RefusedError "not_found".
 */
export async function listReviews(
  database: Kysely<Schema>,
  caller: { actor: Actor; workspaceId: WorkspaceId },
  interviewId: string,
  page: PageRequest,
): Promise<{ data: Review[]; next: string | null; hidden: number }> {
  const { actor, workspaceId } = caller;
  const interview = await readableInterview(database, caller, interviewId);
  const blind = (await blindFor(database, caller, [interview.id])).has(interview.id);
  const of = database
    .selectFrom("reviews")
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "=", interview.id);
  let query = of.selectAll().where((where) => {
    const own =
      actor.kind === "member" || actor.kind === "key"
        ? where.and([where("author_kind", "=", actor.kind), where("author_id", "=", actor.id)])
        : where.lit(false);
    return blind ? own : where.or([own, where("state", "=", "submitted")]);
  });
  if (page.after) query = query.where(olderThan(page.after));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, page.limit);
  const others = blind
    ? await of
        .select((select) => select.fn.countAll<number>().as("count"))
        .where("state", "=", "submitted")
        .executeTakeFirst()
    : undefined;
  return { data: shown.map((row) => presentReview(actor, row)), next, hidden: others?.count ?? 0 };
}
