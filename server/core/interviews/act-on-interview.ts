/** What a person does with one interview: admit, refuse, decide, extend, reopen, archive, delete, give a new link, annotate. */

import { newId } from "../../../shared/ids.ts";
import type { Decision } from "../../../shared/native.ts";
import { hashSecret, type Keyring } from "../../platform/keyring/keyring.ts";
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";
import { actOnInterview } from "./act-on-interviews.ts";
import { lockInterview } from "./move-interview.ts";

const audited = (change: Change, id: string, action: string, data: Record<string, unknown> = {}) =>
  change.audit({ action: `interview.${action}`, subjectType: "interview", subjectId: id, data });

/** Tells that the team changed something of the interview that no other event tells of. */
const updated = (change: Change, row: { id: string; position_id: string }, changed: readonly string[]) =>
  change.record({
    type: "interview.updated",
    interviewId: row.id,
    positionId: row.position_id,
    data: { interviewId: row.id, positionId: row.position_id, changed: [...changed] },
  });

/**
 * Lets a draft, or one that was refused, into the room. Who was mailed the form is mailed again; the single call's never. An
 * invitation that waits for its hour would say the same a second time, so it is cancelled. A link that ended meanwhile is
 * opened again: it was the team that took its time.
 */
export const admitInterview = (change: Change, id: string): Promise<void> =>
  actOnInterview(change, id, { action: "admit" });

/** Refuses admission before the start, with a reason that the team sees. Reversible by admitting. */
export const refuseInterview = (change: Change, id: string, reason: string): Promise<void> =>
  actOnInterview(change, id, { action: "refuse", reason });

/** A person's decision. Deciding what is decided already changes nothing. */
export const decideInterview = (change: Change, id: string, decision: Decision, reason = ""): Promise<void> =>
  actOnInterview(change, id, { action: "decide", decision, reason });

/**
 * Gives more days from now, or from the present end when that is later. An expired interview goes on where it was. A link
 * that does not live yet gets them after its usual time, counted from the mail that waits.
 */
export const extendInterview = (change: Change, id: string, days: number): Promise<void> =>
  actOnInterview(change, id, { action: "extend", days });

/** Opens an interview that ended (expired, withdrawn, completed) again, for the position's usual time. */
export const reopenInterview = (change: Change, id: string): Promise<void> =>
  actOnInterview(change, id, { action: "reopen" });

/** Hides an interview from lists, or shows it again. */
export const archiveInterview = (change: Change, id: string, archived: boolean): Promise<void> =>
  actOnInterview(change, id, { action: archived ? "archive" : "unarchive" });

/** Deletes an interview from everything that is shown; its address can then be invited again. */
export const deleteInterview = (change: Change, id: string): Promise<void> =>
  actOnInterview(change, id, { action: "delete" });

/** Voids the candidate's link and makes another, for one that fell into wrong hands. */
export async function renewLink(deps: { keyring: Keyring }, change: Change, id: string): Promise<void> {
  const row = await lockInterview(change, id);
  const generation = row.code_generation + 1;
  await change.transaction
    .updateTable("interviews")
    .set({
      code_generation: generation,
      code_hash: hashSecret(deps.keyring.roomCode(id, generation)),
      holder: null,
      updated_at: change.now,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  updated(change, row, ["link"]);
  audited(change, id, "link_renewed");
}

/** Notes and tags of the team. */
export async function annotateInterview(
  change: Change,
  id: string,
  input: { notes?: string | undefined; tags?: Record<string, string> | undefined },
  expectedVersion?: number,
): Promise<void> {
  const row = await lockInterview(change, id, expectedVersion);
  if (Object.keys(input).length === 0) return;
  await change.transaction
    .updateTable("interviews")
    .set({
      ...(input.notes === undefined ? {} : { notes: input.notes }),
      ...(input.tags === undefined ? {} : { tags: JSON.stringify(input.tags) }),
      updated_at: change.now,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  updated(change, row, Object.keys(input));
  audited(change, id, "annotated", { fields: Object.keys(input) });
}

export interface QuestionEdit {
  id?: string | undefined;
  text: string;
  answerKind: "video" | "audio" | "text";
  thinkSeconds: number;
  answerSeconds: number;
  retakes: number;
}

/** Replaces what this candidate will be asked; possible until the candidate starts. A question that keeps its id keeps its source. */
export async function replaceInterviewQuestions(
  change: Change,
  id: string,
  questions: readonly QuestionEdit[],
  expectedVersion?: number,
): Promise<void> {
  const row = await lockInterview(change, id, expectedVersion);
  if (row.questions_frozen_at || row.started_at) {
    refuse("conflict", "The candidate has started: the questions can not be changed any more.");
  }
  const existing = await change.transaction
    .selectFrom("interview_questions")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", id)
    .execute();
  const known = new Map(existing.map((question) => [question.id, question]));
  const rows = questions.map((question, index) => {
    const given = question.id?.toLowerCase();
    const before = given === undefined ? undefined : known.get(given);
    if (given !== undefined && !before) {
      refuse("invalid", "This question is not one of the interview's.", { path: ["questions", index, "id"] });
    }
    if (before) known.delete(before.id);
    return {
      workspace_id: change.workspaceId,
      id: before?.id ?? newId(change.now),
      interview_id: id,
      position_question_id: before?.position_question_id ?? null,
      source: before?.source ?? ("custom" as const),
      skill: before?.skill ?? null,
      ordinal: index + 1,
      text: question.text,
      answer_kind: question.answerKind,
      think_seconds: question.thinkSeconds,
      answer_seconds: question.answerSeconds,
      retakes: question.retakes,
      expected_answer: before?.expected_answer ?? null,
      video_file_id: before?.video_file_id ?? null,
      follow_ups: before?.follow_ups ?? false,
    };
  });
  await change.transaction
    .deleteFrom("interview_questions")
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", id)
    .execute();
  await change.transaction.insertInto("interview_questions").values(rows).execute();
  await change.transaction
    .updateTable("interviews")
    .set({ questions_ready: true, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  updated(change, row, ["questions"]);
  audited(change, id, "questions_replaced", { count: rows.length });
}
