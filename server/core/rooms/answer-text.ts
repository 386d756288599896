/** Answers a question in writing. */
import { newId } from "../../../shared/ids.ts";
import type { TextAnswerRequest } from "../../../shared/room.ts";
import { checkFence, type OpenRoom, requireStage } from "./change-room.ts";
import { settleAnswer } from "./finish-take.ts";
import { readProgress } from "./read-progress.ts";
import { refuseRoom, refuseUnknown } from "./room-refusal.ts";
import { noteShown, requireAtHand } from "./show-question.ts";
import { beginAnswering, nextNumber } from "./start-take.ts";

/** A written answer is sent once and is then the answer; the same text again changes nothing. */
export async function answerText(
  room: OpenRoom,
  questionId: string,
  { fence, text }: TextAnswerRequest,
): Promise<void> {
  const { change, interview } = room;
  requireStage(room, "answering");
  if (interview.expires_at && interview.expires_at <= change.now) refuseRoom("expired", "The link has expired.");
  await checkFence(room, fence);
  const progress = await readProgress(change.transaction, change.workspaceId, interview);
  const named = progress.find(({ question }) => question.id === questionId);
  if (!named) refuseUnknown("question");
  if (named.takes.some((take) => take.kept && take.text_answer === text)) return;
  const entry = requireAtHand(progress, questionId);
  if (entry.question.answer_kind !== "text") refuseRoom("not_allowed", "This question is not answered in writing.");
  const shownAt = await noteShown(room, entry);
  await change.transaction
    .insertInto("takes")
    .values({
      workspace_id: change.workspaceId,
      id: newId(change.now),
      interview_id: interview.id,
      interview_question_id: questionId,
      attempt: interview.attempt,
      number: nextNumber(entry),
      state: "finished",
      kept: true,
      text_answer: text,
      ip: change.actor.ip,
      user_agent: change.actor.userAgent,
      think_started_at: shownAt,
      started_at: shownAt,
      ended_at: change.now,
      duration_ms: null,
      media_reason: null,
      original_file_id: null,
      playable_file_id: null,
      rendition_file_id: null,
      thumbnail_file_id: null,
      chosen_at: null,
    })
    .execute();
  await beginAnswering(room);
  await settleAnswer(room, questionId);
}
