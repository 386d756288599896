/** What the candidate asks of the team: to withdraw, for more time, for no more reminders. */

import { applyMove } from "../interviews/index.ts";
import { planMails, replanReminders } from "../invitations/index.ts";
import { noteAct, type OpenRoom, requireStage } from "./change-room.ts";

const HOUR_MS = 3_600_000;

/** Withdraws the candidate; the team sees it, and can open the interview again. */
export async function withdraw(room: OpenRoom): Promise<void> {
  if (room.stage === "withdrawn") return;
  const { change, interview } = room;
  if (room.stage === "expired" || room.stage === "refused" || room.stage === "unavailable") {
    requireStage(room, "withdrawn");
  }
  await applyMove(change, interview, "withdraw", "interview.withdrawn");
  await replanReminders(change, interview.id);
}

/** Tells the people who may give more time, at most once an hour. */
export async function askMoreTime(room: OpenRoom, message: string): Promise<void> {
  const { change, interview } = room;
  requireStage(room, "form", "consent", "lobby", "answering", "expired");
  // Whoever tries a position out asks nobody.
  if (interview.preview) return;
  const askedAt = interview.more_time_asked_at;
  if (askedAt && change.now.getTime() - askedAt.getTime() < HOUR_MS) return;
  const members = await change.transaction
    .selectFrom("members")
    .select(["name", "email"])
    .where("workspace_id", "=", change.workspaceId)
    .where("role", "in", ["owner", "recruiter"])
    .where("removed_at", "is", null)
    .orderBy("created_at")
    .execute();
  await planMails(
    change,
    members.map(({ name, email }) => ({
      interviewId: interview.id,
      purpose: "more_time",
      toEmail: email,
      toName: name,
      content: { note: message },
    })),
  );
  await change.transaction
    .updateTable("interviews")
    .set({ more_time_asked_at: change.now, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interview.id)
    .execute();
  change.record({
    type: "interview.more_time_asked",
    interviewId: interview.id,
    positionId: interview.position_id,
    data: { interviewId: interview.id, positionId: interview.position_id },
    personal: { message },
  });
}

/** Stops the reminders, or lets them come again. */
export async function setReminders(room: OpenRoom, stopped: boolean): Promise<void> {
  const { change, interview } = room;
  if ((interview.reminders_stopped_at !== null) === stopped) return;
  await change.transaction
    .updateTable("interviews")
    .set({ reminders_stopped_at: stopped ? change.now : null, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interview.id)
    .execute();
  noteAct(room, stopped ? "reminders_stopped" : "reminders_allowed");
  await replanReminders(change, interview.id);
}
