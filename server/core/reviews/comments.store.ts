/** The comments of an interview as they are read, and who can be mentioned in one. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { Comment, Mentionable } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Actor, WorkspaceId } from "../actor.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { wrote } from "./author.ts";
import { readableInterview } from "./readable-interview.ts";

export type CommentRow = Selectable<Schema["comments"]>;

/** Puts the names of those who are mentioned beside the rows: one statement for all of them, removed members included. */
export async function presentComments(
  database: Kysely<Schema>,
  caller: { actor: Actor; workspaceId: WorkspaceId },
  rows: readonly CommentRow[],
): Promise<Comment[]> {
  const mentioned = [...new Set(rows.flatMap((row) => row.mentions))];
  const members =
    mentioned.length === 0
      ? []
      : await database
          .selectFrom("members")
          .select(["id", "name"])
          .where("workspace_id", "=", caller.workspaceId)
          .where("id", "in", mentioned)
          .execute();
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    interviewId: row.interview_id,
    questionId: row.interview_question_id,
    takeId: row.take_id,
    atMs: row.at_ms,
    author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
    mine: wrote(caller.actor, row),
    words: row.words,
    mentions: row.mentions.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    }),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
  }));
}

/** Newest first. @throws RefusedError "not_found". */
export async function listComments(
  database: Kysely<Schema>,
  caller: { actor: Actor; workspaceId: WorkspaceId },
  interviewId: string,
  page: PageRequest,
): Promise<{ data: Comment[]; next: string | null }> {
  const interview = await readableInterview(database, caller, interviewId);
  let query = database
    .selectFrom("comments")
    .selectAll()
    .where("workspace_id", "=", caller.workspaceId)
    .where("interview_id", "=", interview.id);
  if (page.after) query = query.where(olderThan(page.after));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, page.limit);
  return { data: await presentComments(database, caller, shown), next };
}

/** Present members who may see the position: who is mentioned must be able to read it. */
const readers = (database: Kysely<Schema>, workspaceId: WorkspaceId, positionId: string) =>
  database
    .selectFrom("members")
    .where("members.workspace_id", "=", workspaceId)
    .where("members.removed_at", "is", null)
    .where(sql<boolean>`(members.role = 'owner'
      or exists (select from positions where positions.workspace_id = ${workspaceId} and positions.id = ${positionId} and positions.access = 'team')
      or exists (select from position_members where position_members.workspace_id = ${workspaceId}
        and position_members.position_id = ${positionId} and position_members.member_id = members.id))`);

/** Who can be mentioned at an interview, the newest members first. @throws RefusedError "not_found". */
export async function listMentionable(
  database: Kysely<Schema>,
  caller: { actor: Actor; workspaceId: WorkspaceId },
  interviewId: string,
  page: PageRequest,
): Promise<{ data: Mentionable[]; next: string | null }> {
  const interview = await readableInterview(database, caller, interviewId);
  let query = readers(database, caller.workspaceId, interview.position_id).select([
    "members.id",
    "members.name",
    "members.created_at",
  ]);
  if (page.after) query = query.where(olderThan(page.after, "members"));
  const rows = await query
    .orderBy("members.created_at", "desc")
    .orderBy("members.id", "desc")
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, page.limit);
  return { data: shown.map(({ id, name }) => ({ id, name })), next };
}

/** Of these members the ones who can be mentioned. */
export async function findMentionable(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await readers(database, workspaceId, positionId)
    .select("members.id")
    .where("members.id", "in", ids)
    .execute();
  return new Set(rows.map((row) => row.id));
}
