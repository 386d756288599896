/** Consent, and the step from the lobby to the first question. */
import { applyMove } from "../interviews/index.ts";
import { noteOfInterviews } from "../mail-delivery/index.ts";
import { noteAct, type OpenRoom, requireStage } from "./change-room.ts";
import { refuseRoom } from "./room-refusal.ts";

/** Notes that the candidate agreed to what is recorded. Given again it changes nothing. */
export async function giveConsent(room: OpenRoom): Promise<void> {
  const { change, interview } = room;
  if (interview.consented_at) return;
  requireStage(room, "consent");
  await change.transaction
    .updateTable("interviews")
    .set({ consented_at: change.now, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interview.id)
    .execute();
  noteAct(room, "consented");
  await noteOfInterviews(change, [interview.id], "accepted");
}

/**
 * Starts the interview and freezes its questions. Entering again changes nothing.
 * @throws RefusedError with the room's code "not_ready" while the questions are still being drawn, or there is none.
 */
export async function enterRoom(room: OpenRoom): Promise<void> {
  const { change, interview } = room;
  if (room.stage === "answering") return;
  requireStage(room, "lobby");
  if (!interview.questions_ready) refuseRoom("not_ready", "Your questions are still being put together.");
  const question = await change.transaction
    .selectFrom("interview_questions")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interview.id)
    .limit(1)
    .executeTakeFirst();
  if (!question) refuseRoom("not_ready", "This interview has no questions yet.");
  await change.transaction
    .updateTable("interviews")
    .set({ questions_frozen_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interview.id)
    .execute();
  await applyMove(change, interview, "enter", "interview.started", { started_at: change.now });
  await noteOfInterviews(change, [interview.id], "accepted");
}
