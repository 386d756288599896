/** The messages that a workspace words by itself, and what is wrong with one. */
import type { Message, Workspace } from "../../../../shared/native.ts";

export const MESSAGES = [
  {
    id: "invitation",
    setting: "invitationMessage",
    words: "Invitation",
    when: "Goes to every candidate you invite. While it has its built-in words, a candidate who is not admitted yet gets words about the application form instead.",
  },
  {
    id: "admitted",
    setting: "admittedMessage",
    words: "Admitted",
    when: "Goes to a candidate who filled in the application form, once you admit them.",
  },
  {
    id: "reminder",
    setting: "reminderMessage",
    words: "Reminder",
    when: "Goes out before a link expires, to who has not finished. Each position says how long before.",
  },
] as const;

export type MessageId = (typeof MESSAGES)[number]["id"];

export const messageIn = (address: Readonly<Record<string, unknown>>): MessageId =>
  MESSAGES.find((message) => message.id === address.message)?.id ?? "invitation";

const same = (one: Message, other: Message): boolean =>
  one.subject.trim() === other.subject.trim() && one.body.trim() === other.body.trim();

/** What is stored for a message: nothing while it is the built-in one, so that it follows the product's words. */
export const storedMessage = (written: Message, builtIn: Message): Message | null =>
  same(written, builtIn) ? null : { subject: written.subject.trim(), body: written.body.trim() };

/** The message that goes out now. */
export function messageOf(workspace: Pick<Workspace, "settings" | "defaultMessages">, id: MessageId): Message {
  const found = MESSAGES.find((message) => message.id === id);
  return (found && workspace.settings[found.setting]) ?? workspace.defaultMessages[id];
}

/** Puts a variable where the cursor is. */
export const withVariable = (body: string, name: string, from: number, to: number): string =>
  `${body.slice(0, from)}{${name}}${body.slice(to)}`;
