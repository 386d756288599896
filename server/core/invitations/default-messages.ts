/** What goes out when neither the position nor the workspace has a message of its own. */
import type { Spoken } from "../../../shared/languages.ts";
import type { Message } from "../../../shared/position.ts";
import { type CandidateMailKind, MAIL_WORDS } from "./words/index.ts";

/** What a mail is for, which decides its default words and its button. form: a draft, whose link opens the application form. */
export type MailKind = CandidateMailKind | "more_time" | AccountMailKind;

/** Mail to members of the team and to those who shall become one. account-mail.ts says what their variables stand for. */
export type AccountMailKind = "member_invitation" | "password_reset" | "webhook_disabled";

/** What mail to the team says; the dashboard it leads to speaks English too. */
const TEAM_MESSAGES: Readonly<Record<Exclude<MailKind, CandidateMailKind>, Message>> = {
  more_time: {
    subject: "{fullName} asks for more time: {jobTitle}",
    body: `{fullName} asks for more time for the interview for {jobTitle}. The link's end: {expiresAt}.

You can extend it on the page of the interview.`,
  },
  // In these two, jobTitle is who invites and jobRole what the person will be.
  member_invitation: {
    subject: "Join {companyName} on Greenroom",
    body: `Hello {firstName},

{jobTitle} invites you to {companyName} on Greenroom, as {jobRole}. Greenroom is where the team holds its video interviews.

The link is yours alone. It works until {expiresAt}. If you do not know what this is about, there is nothing to do.`,
  },
  password_reset: {
    subject: "A new password for Greenroom",
    body: `Hello {firstName},

Somebody, probably you, asked for a new password for your account at {companyName}. The link works once, until {expiresAt}. Choosing a new password signs you out everywhere.

If it was not you, there is nothing to do: your password is as it was.`,
  },
  webhook_disabled: {
    subject: "A webhook of {companyName} is switched off",
    body: `Hello {firstName},

Greenroom has switched off a webhook of {companyName}: {jobTitle}. {jobRole}

Nothing is lost: what happened meanwhile can be sent again. Repair the receiver, switch the webhook on and resend the range.`,
  },
};

/** In English, which is what a workspace begins with. */
export const DEFAULT_MESSAGES: Readonly<Record<MailKind, Message>> = { ...MAIL_WORDS.en.messages, ...TEAM_MESSAGES };

const isCandidates = (kind: MailKind): kind is CandidateMailKind => Object.hasOwn(MAIL_WORDS.en.messages, kind);

/** The default of a kind in a language; mail to the team is English whatever it is. */
const defaultMessage = (kind: MailKind, language: Spoken): Message =>
  isCandidates(kind) ? MAIL_WORDS[language].messages[kind] : DEFAULT_MESSAGES[kind];

/** A message as its author wrote it, or the default of the language where nobody has changed the English one that was offered. */
export const ownMessage = (kind: MailKind, own: Message | null | undefined, language: Spoken): Message => {
  const offered = DEFAULT_MESSAGES[kind];
  const untouched = !own || (own.subject === offered.subject && own.body === offered.body);
  return untouched ? defaultMessage(kind, language) : own;
};
