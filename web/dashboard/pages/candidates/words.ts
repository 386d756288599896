/** The words of an interview's states, each with the tone of its shape; the same on every page. */
import type { Admission, Decision, MailState, Progress } from "../../../../shared/native.ts";
import type { Tone } from "../../../ui/state-word.tsx";

export interface StateWords {
  words: string;
  tone: Tone;
}

export const ADMISSION_WORDS: Record<Admission, StateWords> = {
  draft: { words: "Draft", tone: "warn" },
  admitted: { words: "Admitted", tone: "good" },
  refused: { words: "Refused", tone: "bad" },
};

export const PROGRESS_WORDS: Record<Progress, StateWords> = {
  created: { words: "Not invited", tone: "neutral" },
  invited: { words: "Invited", tone: "neutral" },
  started: { words: "Started", tone: "busy" },
  answering: { words: "Answering", tone: "busy" },
  completed: { words: "Completed", tone: "good" },
  evaluated: { words: "Evaluated", tone: "good" },
  expired: { words: "Expired", tone: "warn" },
  withdrawn: { words: "Withdrawn", tone: "bad" },
};

export const DECISION_WORDS: Record<Decision, StateWords> = {
  undecided: { words: "Undecided", tone: "neutral" },
  shortlisted: { words: "Shortlisted", tone: "good" },
  discarded: { words: "Discarded", tone: "bad" },
};

export const MAIL_STATE_WORDS: Record<MailState["state"], StateWords> = {
  scheduled: { words: "Scheduled", tone: "neutral" },
  sending: { words: "Sending", tone: "busy" },
  retrying: { words: "Trying again", tone: "warn" },
  sent: { words: "Sent", tone: "good" },
  uncertain: { words: "Uncertain", tone: "warn" },
  failed: { words: "Failed", tone: "bad" },
  cancelled: { words: "Cancelled", tone: "neutral" },
};

export const MAIL_PURPOSE_WORDS: Record<MailState["purpose"], string> = {
  invitation: "Invitation",
  admitted: "Admitted",
  reminder: "Reminder",
  link: "Link asked for",
  resend: "Invitation, sent again",
  test: "Test",
  more_time: "More time",
  receipt: "Receipt",
  member_invitation: "Invitation to the team",
  password_reset: "Password forgotten",
  webhook_disabled: "Webhook switched off",
  rejection: "Rejection",
};

/** The choices of the progress filter; a value is what the API takes. */
const PROGRESS_CHOICES = [
  { value: "any", label: "Any progress" },
  { value: "created,invited", label: "Not started" },
  { value: "started,answering", label: "Under way" },
  { value: "completed,evaluated", label: "Completed" },
  { value: "expired", label: "Expired" },
  { value: "withdrawn", label: "Withdrawn" },
] as const;

const isProgress = (value: string): value is Progress => value in PROGRESS_WORDS;

/** The progress choices, with the present one added when an address names a combination of its own. */
export function progressChoices(present: string): { value: string; label: string }[] {
  const choices: { value: string; label: string }[] = [...PROGRESS_CHOICES];
  if (choices.some((choice) => choice.value === present)) return choices;
  const words = present.split(",").map((value) => (isProgress(value) ? PROGRESS_WORDS[value].words : value));
  return [...choices, { value: present, label: words.join(" or ") }];
}
