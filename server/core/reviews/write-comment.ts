/** Adds, changes and deletes comments; what was said stands in the personal side of the events, where erasure clears it. */
import type { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import type { addCommentSchema, Comment, editCommentSchema } from "../../../shared/native.ts";
import type { Change } from "../change.ts";
import { type LockedInterview, lockInterview } from "../interviews/index.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { authorOf, mayRemove, wrote } from "./author.ts";
import { type CommentRow, findMentionable, presentComments } from "./comments.store.ts";

/** A recorder's own length and the file's differ by a little. */
const BEYOND_END_MS = 1000;

/**
 * Comments on an interview, or on an answer of it: then on the take that is the answer now.
 * @throws RefusedError "not_found", and "invalid" for a question without an answer, a moment after its end, and a member who can not
 * read the interview.
 */
export async function addComment(
  change: Change,
  interviewId: string,
  input: z.output<typeof addCommentSchema>,
): Promise<Comment> {
  const author = authorOf(change.actor);
  const interview = await lockInterview(change, interviewId);
  await checkMentions(change, interview, input.mentions);
  const take = input.questionId === null ? null : await answerTo(change, interview.id, input.questionId.toLowerCase());
  if (take && input.atMs !== null && input.atMs > (take.duration_ms ?? input.atMs) + BEYOND_END_MS) {
    refuse("invalid", "The answer is over by then.", { path: ["atMs"] });
  }
  const row = await change.transaction
    .insertInto("comments")
    .values({
      workspace_id: change.workspaceId,
      id: newId(change.now),
      interview_id: interview.id,
      interview_question_id: take?.interview_question_id ?? null,
      take_id: take?.id ?? null,
      at_ms: input.atMs,
      author_kind: author.kind,
      author_id: author.id,
      author_name: author.name,
      words: input.words,
      mentions: [...new Set(input.mentions)],
      created_at: change.now,
      edited_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  tell(change, "comment.added", interview, row);
  return presentOne(change, row);
}

/** @throws RefusedError "not_found", "stale", "forbidden" for somebody else's, "invalid" as addComment. */
export async function editComment(
  change: Change,
  id: string,
  input: z.output<typeof editCommentSchema>,
  expectedVersion?: number,
): Promise<Comment> {
  const { interview, row } = await lockComment(change, id);
  if (!wrote(change.actor, row)) refuse("forbidden", "Only its author changes a comment.");
  checkVersion(row.version, expectedVersion, "this comment");
  if (input.mentions) await checkMentions(change, interview, input.mentions);
  const after = await change.transaction
    .updateTable("comments")
    .set({
      words: input.words ?? row.words,
      mentions: input.mentions ? [...new Set(input.mentions)] : row.mentions,
      version: row.version + 1,
      edited_at: change.now,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  tell(change, "comment.updated", interview, after, { before: row.words });
  return presentOne(change, after);
}

/** @throws RefusedError "not_found", "stale", "forbidden" for somebody else's unless an owner deletes it. */
export async function deleteComment(change: Change, id: string, expectedVersion?: number): Promise<void> {
  const { interview, row } = await lockComment(change, id);
  if (!mayRemove(change.actor, row)) refuse("forbidden", "Only its author or an owner deletes a comment.");
  checkVersion(row.version, expectedVersion, "this comment");
  await change.transaction
    .deleteFrom("comments")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", row.id)
    .execute();
  tell(change, "comment.deleted", interview, row, { author: row.author_name });
}

/** Locked through its interview, as everything that hangs on one. */
async function lockComment(change: Change, id: string): Promise<{ interview: LockedInterview; row: CommentRow }> {
  const find = () =>
    change.transaction
      .selectFrom("comments")
      .selectAll()
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "=", id)
      .executeTakeFirst();
  const found = await find();
  if (!found) refuse("not_found", "There is no such comment.");
  const interview = await lockInterview(change, found.interview_id);
  const row = await find();
  if (!row) refuse("not_found", "There is no such comment.");
  return { interview, row };
}

async function answerTo(change: Change, interviewId: string, questionId: string) {
  const take = await change.transaction
    .selectFrom("takes")
    .select(["id", "interview_question_id", "duration_ms"])
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interviewId)
    .where("interview_question_id", "=", questionId)
    .where("kept", "=", true)
    .orderBy("attempt", "desc")
    .executeTakeFirst();
  return take ?? refuse("invalid", "There is no answer to this question.", { path: ["questionId"] });
}

async function checkMentions(change: Change, interview: LockedInterview, mentions: readonly string[]): Promise<void> {
  const known = await findMentionable(change.transaction, change.workspaceId, interview.position_id, mentions);
  mentions.forEach((id, index) => {
    if (!known.has(id)) refuse("invalid", "No such member can read this interview.", { path: ["mentions", index] });
  });
}

async function presentOne(change: Change, row: CommentRow): Promise<Comment> {
  const [comment] = await presentComments(change.transaction, change, [row]);
  return comment ?? refuse("not_found", "There is no such comment.");
}

function tell(
  change: Change,
  type: "comment.added" | "comment.updated" | "comment.deleted",
  interview: LockedInterview,
  row: CommentRow,
  audited: Record<string, unknown> = {},
): void {
  const base = { interviewId: interview.id, positionId: interview.position_id };
  change.record({
    type,
    ...base,
    data: {
      ...base,
      commentId: row.id,
      questionId: row.interview_question_id,
      atMs: row.at_ms,
      mentions: row.mentions,
    },
    ...(type === "comment.deleted" ? {} : { personal: { words: row.words } }),
  });
  // Under the interview's id, by which an erasure finds it.
  change.audit({
    action: type,
    subjectType: "interview",
    subjectId: interview.id,
    data: { commentId: row.id, ...audited },
  });
}
