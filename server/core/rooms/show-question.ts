/** Shows the question at hand: its think time counts from the first time. */
import { newId } from "../../../shared/ids.ts";
import { type OpenRoom, requireStage } from "./change-room.ts";
import { QUESTION_SHOWN, readProgress } from "./read-progress.ts";
import { refuseRoom, refuseUnknown } from "./room-refusal.ts";
import { type QuestionProgress, questionAtHand } from "./take-rules.ts";

/** Shown again it changes nothing. @throws RefusedError "not_allowed" for a question whose turn has not come. */
export async function showQuestion(room: OpenRoom, questionId: string): Promise<void> {
  const { change, interview } = room;
  requireStage(room, "answering");
  const progress = await readProgress(change.transaction, change.workspaceId, interview);
  const entry = progress.find(({ question }) => question.id === questionId);
  if (!entry) refuseUnknown("question");
  if (entry.state === "locked") refuseRoom("not_allowed", "The questions before this one come first.");
  await noteShown(room, entry);
}

/** The question at hand when it is the one that is named. @throws RefusedError otherwise. */
export function requireAtHand(progress: readonly QuestionProgress[], questionId: string): QuestionProgress {
  const entry = progress.find(({ question }) => question.id === questionId);
  if (!entry) refuseUnknown("question");
  if (entry !== questionAtHand(progress)) refuseRoom("not_allowed", "This question is not the one at hand.");
  return entry;
}

/** When the question was first shown in this attempt; now, if it was not. */
export async function noteShown({ change, interview }: OpenRoom, entry: QuestionProgress): Promise<Date> {
  if (entry.shownAt) return entry.shownAt;
  await change.transaction
    .insertInto("room_facts")
    .values({
      workspace_id: change.workspaceId,
      id: newId(change.now),
      interview_id: interview.id,
      kind: QUESTION_SHOWN,
      at: change.now,
      ip: change.actor.ip,
      user_agent: change.actor.userAgent,
      data: JSON.stringify({ questionId: entry.question.id, attempt: interview.attempt }),
    })
    .execute();
  return change.now;
}
