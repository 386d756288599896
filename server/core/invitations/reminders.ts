/** Reminders before a link expires: planned when it starts to live, planned anew when its end moves, stopped on request. */
import { sql } from "kysely";
import type { Change } from "../change.ts";
import { type LockedInterview, lockInterview } from "../interviews/index.ts";
import { reminderTimes } from "./mail-rules.ts";
import { planMails } from "./plan-mails.ts";
import { mailRulesOf } from "./position-rules.ts";

export const REJECTED = "The candidate's application is rejected.";
const NOT_DUE = "The reminder is not due any more.";

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
  const rejected = await rejectedAmong(change, interviews);
  const hoursOf = ({ id, position_id }: LockedInterview) =>
    rejected.has(id) ? [] : (positions.get(position_id)?.reminderHoursBefore ?? []);
  const wanted = interviews.map((interview) => ({
    interview,
    times: reminderTimes(interview, hoursOf(interview), change.now),
  }));
  const place = (interviewId: string | null, time: Date) => `${interviewId} ${time.getTime()}`;
  const due = new Set(wanted.flatMap(({ interview, times }) => times.map((time) => place(interview.id, time))));
  const obsolete = planned.filter(
    (mail) => mail.state === "scheduled" && !due.has(place(mail.interview_id, mail.send_at)),
  );
  if (obsolete.length > 0) {
    await change.transaction
      .updateTable("mails")
      .set({
        state: "cancelled",
        last_error: sql<string>`case when interview_id = any(${[...rejected]}::uuid[]) then ${REJECTED} else ${NOT_DUE} end`,
      })
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

/**
 * The interviews whose candidates are not asked to hurry: all that they have applied for with the interview is rejected. Who has not applied
 * is not among them.
 */
export async function rejectedAmong(
  { transaction, workspaceId }: Change,
  interviews: readonly { id: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select interviews.id from interviews
    join applications on applications.workspace_id = interviews.workspace_id and applications.candidate_id = interviews.candidate_id
    join job_posts on job_posts.workspace_id = applications.workspace_id and job_posts.id = applications.job_post_id
      and job_posts.position_id = interviews.position_id
    where interviews.workspace_id = ${workspaceId} and interviews.id = any(${interviews.map(({ id }) => id)}::uuid[])
    group by interviews.id having bool_and(applications.state = 'rejected')`.execute(transaction);
  return new Set(rows.map(({ id }) => id));
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
