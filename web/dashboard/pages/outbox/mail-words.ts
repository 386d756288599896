/** What a mail's states mean, and which moment counts for it. */
import type { MailEvidence, MailState } from "../../../../shared/native.ts";
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

/** What became of a mail that has left, where more than its leaving is known. */
const WAY: Partial<Record<MailState["delivery"], StateWords & { meaning: string }>> = {
  delivered: { words: "Delivered", tone: "good", meaning: "The reader's mail server has said that it delivered it." },
  opened: { words: "Opened", tone: "good", meaning: "Its picture was loaded: it was probably opened." },
  clicked: { words: "Link opened", tone: "good", meaning: "The page of its link was opened." },
  accepted: { words: "Accepted", tone: "good", meaning: "The candidate agreed to the recording, or began." },
  failed: { words: "Came back", tone: "bad", meaning: "A mail server has said that it can not be delivered." },
  spam: { words: "Marked as spam", tone: "bad", meaning: "Its reader, or their mailbox, has marked it as spam." },
  expired: { words: "Link ended", tone: "neutral", meaning: "The link ended before the candidate began." },
};

/** The words for a mail: of its way once more is known of it than that it left, else of its sending. */
export function mailWords(
  mail: Pick<MailState, "state" | "delivery">,
  smtp: boolean,
): StateWords & { meaning: string } {
  const way = mail.state === "sent" || mail.state === "uncertain" ? WAY[mail.delivery] : undefined;
  return way ?? mailStateWords(mail.state, smtp);
}

/** Is a person wanted: did the mail come back, or is its fate unknown? */
export const needsPerson = ({ state, delivery }: Pick<MailState, "state" | "delivery">): boolean =>
  state === "failed" || delivery === "failed" || (state === "uncertain" && delivery === "pending");

const EVIDENCE_WORDS: Record<MailEvidence["kind"], string> = {
  sent: "Taken by the mail server",
  delayed: "Not taken yet",
  delivered: "Delivered",
  opened: "Opened",
  clicked: "Link opened",
  accepted: "Accepted",
  failed: "Failed",
  spam: "Marked as spam",
  expired: "Link ended",
  extended: "Link extended",
};

/** What happened, in the words of who tells it. */
export const evidenceWords = ({ kind, source }: Pick<MailEvidence, "kind" | "source">): string =>
  kind === "sent" && source === "outbox" ? "Kept in the outbox" : EVIDENCE_WORDS[kind];

export const SOURCE_WORDS: Record<MailEvidence["source"], string> = {
  smtp: "said by your mail server",
  outbox: "it went to nobody",
  report: "said by a report that came back",
  provider: "said by your mail provider",
  pixel: "seen by its picture",
  room: "seen in the candidate's room",
  clock: "by the clock",
  team: "by your team",
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
