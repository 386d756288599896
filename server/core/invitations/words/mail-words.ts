/** What a mail to a candidate says of itself, in one language; one that lacks a message or a button does not compile. */
import type { Message } from "../../../../shared/position.ts";

/** Mail that goes to candidates. */
export type CandidateMailKind = "invitation" | "form" | "admitted" | "reminder" | "link" | "receipt" | "rejection";

export interface MailWords {
  messages: Readonly<Record<CandidateMailKind, Message>>;
  /** Of the button that is added when a message does not carry the link itself; null: no button. */
  buttons: Readonly<Record<Exclude<CandidateMailKind, "receipt" | "rejection">, string>>;
  copyAddress: string;
  /** Before the link that stops reminders, and the link's own words. */
  noMoreReminders: string;
  stopReminders: string;
}
