/** Ends a take: finished, chosen as the answer, or thrown away. */
import { prepareMediaJob } from "../recordings/index.ts";
import { checkFence, noteAct, type OpenRoom, requireStage } from "./change-room.ts";
import { completeInterview } from "./finish-interview.ts";
import { readProgress } from "./read-progress.ts";
import { refuseRoom, refuseUnknown } from "./room-refusal.ts";
import { isOpen, type QuestionProgress, questionAtHand, type TakeRow } from "./take-rules.ts";

/**
 * Closes a take over its sealed segments and keeps it in place of an earlier one. It is the answer at once when no other take
 * is left, or when the link has ended in the meantime. Finishing again changes nothing.
 */
export async function finishTake(room: OpenRoom, takeId: string, fence: number): Promise<void> {
  const { take, entry } = await findTake(room, takeId, fence);
  if (take.state === "finished") return;
  if (!isOpen(take)) refuseRoom("not_allowed", "This take was thrown away.");
  const { change } = room;
  const segments = await change.transaction
    .selectFrom("segments")
    .select(["id", "ordinal", "state", "bytes", "duration_ms"])
    .where("workspace_id", "=", change.workspaceId)
    .where("take_id", "=", takeId)
    .orderBy("ordinal")
    .execute();
  if (segments.some(({ state }) => state === "open")) {
    refuseRoom("not_ready", "A part of this take is still being received.");
  }
  const recorded = segments.filter(({ bytes }) => (bytes ?? 0) > 0);
  if (recorded.length === 0) refuseRoom("not_allowed", "Nothing was recorded in this take.");
  await setKept(room, entry, takeId);
  await change.transaction
    .updateTable("takes")
    .set({
      state: "finished",
      kept: true,
      counted: true,
      ended_at: change.now,
      duration_ms: recorded.reduce((sum, segment) => sum + (segment.duration_ms ?? 0), 0),
      media_state: "preparing",
      original_file_id: recorded.length === 1 ? (recorded[0]?.id ?? null) : null,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", takeId)
    .execute();
  change.enqueue(prepareMediaJob, { workspaceId: change.workspaceId, takeId });
  await settleAnswer(room, entry.question.id);
}

/** Makes a finished take the answer to its question. */
export async function keepTake(room: OpenRoom, takeId: string, fence: number): Promise<void> {
  const { take, entry } = await findTake(room, takeId, fence);
  if (take.kept && take.chosen_at) return;
  if (take.state !== "finished") refuseRoom("not_allowed", "Only a finished take can be the answer.");
  if (entry.takes.some(isOpen)) refuseRoom("not_allowed", "A take of this question is open.");
  await setKept(room, entry, takeId);
  await choose(room, take);
}

/** Throws an open or finished take away. What a fault ended costs the candidate nothing. */
export async function discardTake(room: OpenRoom, takeId: string, fence: number): Promise<void> {
  const { take, entry } = await findTake(room, takeId, fence);
  if (take.state === "discarded") return;
  if (entry.state === "answered" || take.chosen_at) refuseRoom("not_allowed", "This take is the answer already.");
  if (take.state === "finished" && entry.takesLeft === 0) {
    refuseRoom("no_takes_left", "There is no other take left to record.");
  }
  const { change } = room;
  await change.transaction
    .updateTable("takes")
    .set({
      state: "discarded",
      kept: false,
      // Only a take that was brought to its end is used up.
      counted: take.state === "finished",
      ended_at: take.ended_at ?? change.now,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", takeId)
    .execute();
  await change.transaction
    .updateTable("segments")
    .set({ state: "interrupted", ended_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("take_id", "=", takeId)
    .where("state", "=", "open")
    .execute();
  noteAct(room, "take_discarded", { questionId: entry.question.id, takeId });
  const earlier = entry.takes.filter(({ id, state }) => id !== takeId && state === "finished").at(-1);
  if (take.kept && earlier) await setKept(room, entry, earlier.id);
  await settleAnswer(room, entry.question.id);
}

async function findTake(room: OpenRoom, takeId: string, fence: number) {
  const { change, interview } = room;
  requireStage(room, "answering");
  await checkFence(room, fence);
  const progress = await readProgress(change.transaction, change.workspaceId, interview);
  for (const entry of progress) {
    const take = entry.takes.find(({ id }) => id === takeId);
    if (take) return { take, entry };
  }
  return refuseUnknown("take");
}

/** Keeps one take of the question and no other: two statements, since the index allows one kept take at any moment. */
async function setKept({ change }: OpenRoom, { takes }: QuestionProgress, takeId: string): Promise<void> {
  const others = takes.filter(({ id, kept }) => kept && id !== takeId).map(({ id }) => id);
  if (others.length > 0) {
    await change.transaction
      .updateTable("takes")
      .set({ kept: false })
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "in", others)
      .execute();
  }
  await change.transaction
    .updateTable("takes")
    .set({ kept: true })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", takeId)
    .execute();
}

async function choose({ change, interview }: OpenRoom, take: TakeRow): Promise<void> {
  await change.transaction
    .updateTable("takes")
    .set({ chosen_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", take.id)
    .execute();
  if (take.chosen_at) return;
  change.record({
    type: "interview.answered",
    interviewId: interview.id,
    positionId: interview.position_id,
    data: {
      interviewId: interview.id,
      positionId: interview.position_id,
      questionId: take.interview_question_id,
      takeId: take.id,
      attempt: interview.attempt,
    },
  });
}

/**
 * Chooses the kept take when the candidate has nothing left to choose from. When the link ended during the take, this was the
 * last thing the candidate could do: an interview whose every question is answered then counts as completed.
 */
export async function settleAnswer(room: OpenRoom, questionId: string): Promise<void> {
  const { change, interview } = room;
  const overdue = interview.expires_at !== null && interview.expires_at <= change.now;
  const progress = await readProgress(change.transaction, change.workspaceId, interview);
  const entry = progress.find(({ question }) => question.id === questionId);
  const kept = entry?.takes.find((take) => take.kept);
  if (!entry || !kept || entry.takes.some(isOpen)) return;
  const final = entry.takesLeft === 0 || kept.text_answer !== null || overdue;
  if (!kept.chosen_at && final) await choose(room, kept);
  if (!overdue) return;
  const after = await readProgress(change.transaction, change.workspaceId, interview);
  if (!questionAtHand(after)) await completeInterview(room);
}
