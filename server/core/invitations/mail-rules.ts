/** When a planned mail still makes sense, and when reminders are due: rules without a database. */
import type { Selectable } from "kysely";
import type { MailState } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";

export type MailPurpose = MailState["purpose"];

/** What the rules look at. */
export type MailedInterview = Pick<
  Selectable<Schema["interviews"]>,
  | "admission"
  | "progress"
  | "mailing"
  | "expires_at"
  | "form_submitted_at"
  | "reminders_stopped_at"
  | "archived_at"
  | "deleted_at"
>;

interface PurposeRule {
  /** Goes to the candidate and is told of in the interview's events. */
  toCandidate: boolean;
  /** Its arrival starts the life of the link. */
  invites: boolean;
  /** Not for interviews whose candidates are never mailed by themselves. */
  automatic: boolean;
  /** Of no use once the interview has ended, expired or been refused. */
  needsOpenInterview: boolean;
}

/** Each purpose in one line. link and resend answer a person's wish, so they are mailed where nothing else is. */
export const PURPOSES: Readonly<Record<MailPurpose, PurposeRule>> = {
  invitation: { toCandidate: true, invites: true, automatic: true, needsOpenInterview: true },
  admitted: { toCandidate: true, invites: true, automatic: true, needsOpenInterview: true },
  reminder: { toCandidate: true, invites: false, automatic: true, needsOpenInterview: true },
  link: { toCandidate: true, invites: true, automatic: false, needsOpenInterview: false },
  resend: { toCandidate: true, invites: true, automatic: false, needsOpenInterview: true },
  receipt: { toCandidate: true, invites: false, automatic: true, needsOpenInterview: false },
  more_time: { toCandidate: false, invites: false, automatic: false, needsOpenInterview: false },
  member_invitation: { toCandidate: false, invites: false, automatic: false, needsOpenInterview: false },
  password_reset: { toCandidate: false, invites: false, automatic: false, needsOpenInterview: false },
  // Its address and its sense are those of the application; the interview has no part in it.
  rejection: { toCandidate: false, invites: false, automatic: false, needsOpenInterview: false },
  webhook_disabled: { toCandidate: false, invites: false, automatic: false, needsOpenInterview: false },
  test: { toCandidate: false, invites: false, automatic: false, needsOpenInterview: false },
};

const ended = (interview: MailedInterview): boolean =>
  interview.progress === "completed" || interview.progress === "evaluated";

const linkOver = (interview: MailedInterview, now: Date): boolean =>
  interview.progress === "expired" || (interview.expires_at !== null && interview.expires_at <= now);

/** Why this mail should not go out any more, in words for the team; null when it should. The links of an archived position lead nowhere. */
export function whyNotSend(
  purpose: MailPurpose,
  interview: MailedInterview,
  now: Date,
  position: { archivedAt: Date | null } | null = null,
): string | null {
  const rule = PURPOSES[purpose];
  if (interview.deleted_at) return "The interview was deleted.";
  if (interview.archived_at) return "The interview was archived.";
  if (rule.automatic && interview.mailing === "never") return "This interview's candidate is not mailed automatically.";
  if (interview.progress === "withdrawn" && purpose !== "link") return "The interview was withdrawn.";
  if (rule.needsOpenInterview) {
    if (ended(interview)) return "The interview is completed.";
    if (position?.archivedAt) return "The position is archived.";
    if (linkOver(interview, now)) return "The link has expired.";
    if (interview.admission === "refused") return "The candidate was refused.";
  }
  if (purpose === "admitted" && interview.admission !== "admitted") return "The candidate is not admitted any more.";
  if (purpose === "receipt" && !ended(interview)) return "The interview is not completed any more.";
  if (purpose === "more_time" && ended(interview)) return "The interview is completed.";
  if (purpose === "reminder") {
    if (interview.reminders_stopped_at) return "The candidate has stopped reminders.";
    if (interview.admission === "draft" && interview.form_submitted_at)
      return "It is the team's turn: the form is filled in.";
    if (!interview.expires_at) return "The link does not expire.";
  }
  return null;
}

/** The moments, still to come, at which reminders of this interview are due; none when it must not be reminded. */
export function reminderTimes(interview: MailedInterview, hoursBefore: readonly number[], now: Date): Date[] {
  const { expires_at: expiresAt } = interview;
  if (!expiresAt || whyNotSend("reminder", interview, now)) return [];
  return [...new Set(hoursBefore)]
    .map((hours) => new Date(expiresAt.getTime() - hours * 3_600_000))
    .filter((time) => time > now)
    .sort((left, right) => left.getTime() - right.getTime());
}

/** Is a reminder that was planned for this moment still the one that the link's end asks for? */
export const isDue = (sendAt: Date, expiresAt: Date, hoursBefore: readonly number[]): boolean =>
  hoursBefore.some((hours) => Math.abs(expiresAt.getTime() - hours * 3_600_000 - sendAt.getTime()) < 1000);
