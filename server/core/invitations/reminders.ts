/** Reminders before a link expires: planned when it starts to live, planned anew when its end moves, stopped on request. */
import { sql } from "kysely";
import type { Change } from "../change.ts";
import { type LockedInterview, lockInterview } from "../interviews/index.ts";
import { reminderTimes } from "./mail-rules.ts";
import { planMails } from "./plan-mails.ts";
import { mailRulesOf } from "./position-rules.ts";

/**
 * Makes the planned reminders of an interview those that its present state asks for. Call it after anything that moves the end
 * of the link.
 * @throws RefusedError "not_found".
 */
export async function replanReminders(change: Change, interviewId: string): Promise<void> {
  await replanRemindersOf(change, [await lockInterview(change, interviewId)]);
}

/**
 * The same for a set of interviews that the change has locked, as they are now: reminders that still wait and are not due any
 * more are cancelled, missing ones are planned, one statement each.
 */
export async function replanRemindersOf(change: Change, interviews: readonly LockedInterview[]): Promise<void> {
  if (interviews.length === 0) return;
  const positions = await mailRulesOf(change, interviews);
  const planned = await change.transaction
    .selectFrom("mails")
    .select(["id", "interview_id", "send_at", "state"])
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", (select) => select.fn.any(sql<string[]>`${interviews.map(({ id }) => id)}::uuid[]`))
    .where("purpose", "=", "reminder")
    .where("state", "<>", "cancelled")
    .execute();
  const wanted = interviews.map((interview) => ({
    interview,
    times: reminderTimes(interview, positions.get(interview.position_id)?.reminderHoursBefore ?? [], change.now),
  }));
  const place = (interviewId: string | null, time: Date) => `${interviewId} ${time.getTime()}`;
  const due = new Set(wanted.flatMap(({ interview, times }) => times.map((time) => place(interview.id, time))));
  const obsolete = planned.filter(
    (mail) => mail.state === "scheduled" && !due.has(place(mail.interview_id, mail.send_at)),
  );
  if (obsolete.length > 0) {
    await change.transaction
      .updateTable("mails")
      .set({ state: "cancelled", last_error: "The reminder is not due any more." })
      .where("workspace_id", "=", change.workspaceId)
      .where("state", "=", "scheduled")
      .where("id", "=", (select) => select.fn.any(sql<string[]>`${obsolete.map(({ id }) => id)}::uuid[]`))
      .execute();
  }
  const known = new Set(planned.map((mail) => place(mail.interview_id, mail.send_at)));
  await planMails(
    change,
    wanted.flatMap(({ interview, times }) =>
      times
        .filter((time) => !known.has(place(interview.id, time)))
        .map((sendAt) => ({
          interviewId: interview.id,
          purpose: "reminder" as const,
          toEmail: interview.email,
          toName: interview.name,
          sendAt,
        })),
    ),
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
