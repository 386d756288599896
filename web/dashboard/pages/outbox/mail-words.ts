/** What a mail's states mean, and which moment counts for it. */
import type { MailState } from "../../../../shared/native.ts";
import { MAIL_STATE_WORDS, type StateWords } from "../candidates/words.ts";

const MEANING: Record<MailState["state"], string> = {
  scheduled: "It goes out at its time.",
  sending: "It is being handed to the mail server now.",
  retrying: "The mail server did not take it yet. It is tried again by itself.",
  sent: "The mail server has taken it.",
  uncertain: "It may have arrived. It is not repeated by itself.",
  failed: "It did not go out, and is not tried again by itself.",
  cancelled: "It was no longer needed, and did not go out.",
};

/** Without a mail server, what is due is kept in the outbox and reaches nobody: it is not called sent. */
export function mailStateWords(state: MailState["state"], smtp: boolean): StateWords & { meaning: string } {
  if (state === "sent" && !smtp) {
    return { words: "Kept here", tone: "good", meaning: "It is complete and kept in the outbox. It went to nobody." };
  }
  return { ...MAIL_STATE_WORDS[state], meaning: MEANING[state] };
}

/** The moment of a mail that its reader wants to know, and what happens or happened then. */
export function mailMoment(
  mail: Pick<MailState, "state" | "sendAt" | "sentAt">,
  smtp: boolean,
): { label: string; at: string } {
  if (mail.sentAt !== null) return { label: smtp ? "Went out" : "Kept since", at: mail.sentAt };
  if (mail.state === "scheduled") return { label: "Goes out", at: mail.sendAt };
  if (mail.state === "cancelled") return { label: "Was planned for", at: mail.sendAt };
  return { label: "Due since", at: mail.sendAt };
}
