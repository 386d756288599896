/** What a person does with an interview: admit, refuse, decide, extend, reopen, archive, delete, give a new link, annotate. */

import { newId } from "../../../shared/ids.ts";
import type { Decision } from "../../../shared/native.ts";
import { hashSecret, type Keyring } from "../../platform/keyring/keyring.ts";
import type { Change } from "../change.ts";
import { setListed } from "../fields/index.ts";
import { planMails, replanReminders } from "../invitations/index.ts";
import { refuse } from "../refusal.ts";
import { reopenMove } from "./interview.ts";
import { applyMove, lockInterview } from "./move-interview.ts";

const MS_PER_DAY = 86_400_000;

const audited = (change: Change, id: string, action: string, data: Record<string, unknown> = {}) =>
  change.audit({ action: `interview.${action}`, subjectType: "interview", subjectId: id, data });

/**
 * Lets a draft, or one that was refused, into the room. Who was mailed the form is mailed again; the single call's never. An
 * invitation that waits for its hour would say the same a second time, so it is cancelled. A link that ended meanwhile is
 * opened again: it was the team that took its time.
 */
export async function admitInterview(change: Change, id: string): Promise<void> {
  const locked = await lockInterview(change, id);
  const row =
    locked.progress === "expired"
      ? await applyMove(change, locked, reopenMove(timesOf(locked)), "interview.reopened")
      : locked;
  // A link that lives already lives anew: who waited for the team does not lose the time of waiting.
  const expiresAt = row.expires_at && new Date(change.now.getTime() + row.link_seconds * 1000);
  await applyMove(change, row, "admit", "interview.admitted", { admission_reason: null, expires_at: expiresAt });
  if (expiresAt) await replanReminders(change, id);
  if (row.mailing === "send") {
    await cancelWaitingInvitations(change, id);
    await planMails(change, [{ interviewId: id, purpose: "admitted", toEmail: row.email, toName: row.name }]);
  }
  audited(change, id, "admitted");
}

async function cancelWaitingInvitations(change: Change, id: string): Promise<void> {
  const waiting = await waitingInvitations(change, id);
  if (waiting.length === 0) return;
  await change.transaction
    .updateTable("mails")
    .set({ state: "cancelled", last_error: "The candidate was admitted and mailed about it." })
    .where("workspace_id", "=", change.workspaceId)
    .where("state", "=", "scheduled")
    .where(
      "id",
      "in",
      waiting.map((mail) => mail.id),
    )
    .execute();
}

/** Refuses admission before the start, with a reason that the team sees. Reversible by admitting. */
export async function refuseInterview(change: Change, id: string, reason: string): Promise<void> {
  const row = await lockInterview(change, id);
  await applyMove(change, row, "refuse", "interview.refused", { admission_reason: reason });
  audited(change, id, "refused", { reason });
}

/** A person's decision. Deciding what is decided already changes nothing. */
export async function decideInterview(change: Change, id: string, decision: Decision): Promise<void> {
  const row = await lockInterview(change, id);
  if (row.decision === decision) return;
  const move = { shortlisted: "shortlist", discarded: "discard", undecided: "undecide" } as const;
  await applyMove(change, row, move[decision], "interview.decided");
  audited(change, id, "decided", { from: row.decision, to: decision });
}

/**
 * Gives more days from now, or from the present end when that is later. An expired interview goes on where it was. A link
 * that does not live yet gets them after its usual time, counted from the mail that waits.
 */
export async function extendInterview(change: Change, id: string, days: number): Promise<void> {
  const row = await lockInterview(change, id);
  if (["completed", "evaluated", "withdrawn"].includes(row.progress)) {
    refuse("conflict", `An interview that is ${row.progress} has no link to extend. Reopen it instead.`);
  }
  const end = row.expires_at?.getTime() ?? (await startOfLink(change, id)) + row.link_seconds * 1000;
  const expiresAt = new Date(Math.max(change.now.getTime(), end) + days * MS_PER_DAY);
  if (row.progress === "expired") await applyMove(change, row, reopenMove(timesOf(row)), "interview.reopened");
  await change.transaction
    .updateTable("interviews")
    .set({ expires_at: expiresAt, more_time_asked_at: null, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  change.record({
    type: "interview.extended",
    interviewId: id,
    positionId: row.position_id,
    data: { interviewId: id, positionId: row.position_id, expiresAt: expiresAt.toISOString() },
  });
  await replanReminders(change, id);
  audited(change, id, "extended", { days, expiresAt: expiresAt.toISOString() });
}

/** When the mail that waits for its hour will start the life of the link: now, when none waits. */
async function startOfLink(change: Change, id: string): Promise<number> {
  const [waiting] = await waitingInvitations(change, id);
  return waiting?.send_at.getTime() ?? change.now.getTime();
}

/** Invitations whose hour is yet to come, the earliest first. */
const waitingInvitations = (change: Change, id: string) =>
  change.transaction
    .selectFrom("mails")
    .select(["id", "send_at"])
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", id)
    .where("purpose", "=", "invitation")
    .where("state", "=", "scheduled")
    .where("send_at", ">", change.now)
    .orderBy("send_at")
    .execute();

/** Opens an interview that ended (expired, withdrawn, completed) again, for the position's usual time. */
export async function reopenInterview(change: Change, id: string): Promise<void> {
  const row = await lockInterview(change, id);
  const expiresAt = new Date(change.now.getTime() + row.link_seconds * 1000);
  await applyMove(change, row, reopenMove(timesOf(row)), "interview.reopened", {
    expires_at: expiresAt,
    completed_at: null,
  });
  await replanReminders(change, id);
  audited(change, id, "reopened");
}

const timesOf = (row: { invited_at: Date | null; started_at: Date | null; answering_at: Date | null }) => ({
  invitedAt: row.invited_at,
  startedAt: row.started_at,
  answeringAt: row.answering_at,
});

/** Hides an interview from lists, or shows it again. */
export async function archiveInterview(change: Change, id: string, archived: boolean): Promise<void> {
  const row = await lockInterview(change, id);
  if ((row.archived_at !== null) === archived) return;
  await change.transaction
    .updateTable("interviews")
    .set({ archived_at: archived ? change.now : null, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  await setListed(change, [id], !archived);
  change.record({
    type: archived ? "interview.archived" : "interview.unarchived",
    interviewId: id,
    positionId: row.position_id,
    data: { interviewId: id, positionId: row.position_id },
  });
  audited(change, id, archived ? "archived" : "unarchived");
}

/** Deletes an interview from everything that is shown; its address can then be invited again. */
export async function deleteInterview(change: Change, id: string): Promise<void> {
  const row = await lockInterview(change, id);
  await change.transaction
    .updateTable("interviews")
    .set({ deleted_at: change.now, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  await setListed(change, [id], false);
  change.record({
    type: "interview.deleted",
    interviewId: id,
    positionId: row.position_id,
    data: { interviewId: id, positionId: row.position_id },
  });
  audited(change, id, "deleted");
}

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
  audited(change, id, "link_renewed");
}

/** Notes and tags of the team. */
export async function annotateInterview(
  change: Change,
  id: string,
  input: { notes?: string | undefined; tags?: Record<string, string> | undefined },
  expectedVersion?: number,
): Promise<void> {
  await lockInterview(change, id, expectedVersion);
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
  audited(change, id, "questions_replaced", { count: rows.length });
}
