/** Reminders before a link expires: planned when it starts to live, planned anew when its end moves, stopped on request. */
import type { Change } from "../change.ts";
import { lockInterview } from "../interviews/index.ts";
import { findPosition } from "../positions/index.ts";
import { reminderTimes } from "./mail-rules.ts";
import { planMails } from "./plan-mails.ts";

/**
 * Makes the planned reminders of an interview those that its present state asks for: others that still wait are
 * cancelled, missing ones are planned. Call it after anything that moves the end of the link.
 * @throws RefusedError "not_found".
 */
export async function replanReminders(change: Change, interviewId: string): Promise<void> {
  const interview = await lockInterview(change, interviewId);
  const position = await findPosition(change.transaction, change.workspaceId, interview.position_id);
  const wanted = reminderTimes(interview, position?.settings.reminderHoursBefore ?? [], change.now);
  const planned = await change.transaction
    .selectFrom("mails")
    .select(["id", "send_at", "state"])
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interviewId)
    .where("purpose", "=", "reminder")
    .where("state", "<>", "cancelled")
    .execute();
  const isWanted = (time: Date) => wanted.some((want) => want.getTime() === time.getTime());
  const obsolete = planned.filter((mail) => mail.state === "scheduled" && !isWanted(mail.send_at));
  if (obsolete.length > 0) {
    await change.transaction
      .updateTable("mails")
      .set({ state: "cancelled", last_error: "The reminder is not due any more." })
      .where("workspace_id", "=", change.workspaceId)
      .where("state", "=", "scheduled")
      .where(
        "id",
        "in",
        obsolete.map((mail) => mail.id),
      )
      .execute();
  }
  const known = new Set(planned.map((mail) => mail.send_at.getTime()));
  await planMails(
    change,
    wanted
      .filter((time) => !known.has(time.getTime()))
      .map((sendAt) => ({
        interviewId,
        purpose: "reminder",
        toEmail: interview.email,
        toName: interview.name,
        sendAt,
      })),
  );
}

/** The candidate wants no more reminders of this interview, or wants them again. @throws RefusedError "not_found". */
export async function stopReminders(change: Change, interviewId: string, stopped: boolean): Promise<void> {
  const interview = await lockInterview(change, interviewId);
  if ((interview.reminders_stopped_at !== null) === stopped) return;
  await change.transaction
    .updateTable("interviews")
    .set({ reminders_stopped_at: stopped ? change.now : null, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interviewId)
    .execute();
  await replanReminders(change, interviewId);
}
