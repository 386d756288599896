/** The end of an interview: completed, questions after it, or the whole interview once more. */
import type { ScreeningAnswer } from "../../../shared/room.ts";
import { applyMove } from "../interviews/index.ts";
import { replanReminders } from "../invitations/index.ts";
import { unwrap } from "../refusal.ts";
import { noteAct, type OpenRoom, requireStage } from "./change-room.ts";
import { readProgress } from "./read-progress.ts";
import { refuseRoom } from "./room-refusal.ts";
import { readScreening } from "./screening.ts";
import { questionAtHand } from "./take-rules.ts";

/**
 * Completes the interview when every question is answered. The questions that a position asks afterwards come after it: what
 * was answered counts whether or not they are. Finishing again changes nothing.
 */
export async function finishInterview(room: OpenRoom): Promise<void> {
  if (room.stage === "completed" || room.stage === "post_screening") return;
  requireStage(room, "answering");
  const progress = await readProgress(room.change.transaction, room.change.workspaceId, room.interview);
  if (questionAtHand(progress)) refuseRoom("not_allowed", "Some questions are not answered yet.");
  await completeInterview(room);
}

/** Marks the interview completed; the reminders that wait are not due any more. */
export async function completeInterview({ change, interview }: OpenRoom): Promise<void> {
  const present = await change.transaction
    .selectFrom("interviews")
    .select("progress")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interview.id)
    .executeTakeFirstOrThrow();
  await applyMove(change, { ...interview, ...present }, "complete", "interview.completed", {
    completed_at: change.now,
  });
  await replanReminders(change, interview.id);
}

/** Stores the answers to the questions after the interview, once. They judge nobody. */
export async function answerPostScreening(room: OpenRoom, answers: readonly ScreeningAnswer[]): Promise<void> {
  if (room.stage === "completed") return;
  requireStage(room, "post_screening");
  const { change, interview, position } = room;
  const rows = unwrap(readScreening(position.settings.postScreening, answers));
  await change.transaction
    .updateTable("interviews")
    .set({ post_screening: JSON.stringify(rows), updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interview.id)
    .execute();
  noteAct(room, "post_screening_answered");
}

/** May the candidate take the whole interview again? */
export function mayRetake(
  interview: { progress: string; attempt: number; retakes_allowed: number; expires_at: Date | null },
  now: Date,
): boolean {
  const alive = interview.expires_at === null || interview.expires_at > now;
  return interview.progress === "completed" && interview.attempt <= interview.retakes_allowed && alive;
}

/** Begins the next attempt; what the earlier one recorded stays. */
export async function retakeInterview(room: OpenRoom): Promise<void> {
  const { change, interview } = room;
  requireStage(room, "completed", "post_screening");
  if (!mayRetake(interview, change.now)) refuseRoom("completed", "There is no other attempt at this interview.");
  await applyMove(change, interview, "retake", "interview.started", {
    attempt: interview.attempt + 1,
    completed_at: null,
    started_at: change.now,
  });
  await replanReminders(change, interview.id);
}
