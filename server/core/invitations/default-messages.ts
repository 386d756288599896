/** What goes out when neither the position nor the workspace has a message of its own. */
import type { Message } from "../../../shared/position.ts";

/** What a mail is for, which decides its default words and its button. form: a draft, whose link opens the application form. */
export type MailKind =
  | "invitation"
  | "form"
  | "admitted"
  | "reminder"
  | "link"
  | "more_time"
  | "receipt"
  | AccountMailKind;

/** Mail to members of the team and to those who shall become one. account-mail.ts says what their variables stand for. */
export type AccountMailKind = "member_invitation" | "password_reset" | "webhook_disabled";

export const DEFAULT_MESSAGES: Readonly<Record<MailKind, Message>> = {
  invitation: {
    subject: "Your video interview for {jobTitle} at {companyName}",
    body: `Hello {firstName},

{companyName} invites you to a video interview for {jobTitle}. You answer on camera, on your own, when it suits you. Nobody watches live.

You need a browser, a camera and a microphone, and no account. The first page says what is recorded, who sees it and how long each answer may be.

The link is yours alone. It works until {expiresAt}.`,
  },
  form: {
    subject: "Your application for {jobTitle} at {companyName}",
    body: `Hello {firstName},

{companyName} asks you to fill in the application form for {jobTitle}. It takes a few minutes.

The team reads it. When they open the interview for you, you get a second mail.

The link is yours alone. It works until {expiresAt}.`,
  },
  admitted: {
    subject: "Your interview for {jobTitle} is open",
    body: `Hello {firstName},

{companyName} has read your application for {jobTitle}. Your video interview is open: you answer on camera, on your own, when it suits you.

The link is yours alone. It works until {expiresAt}.`,
  },
  reminder: {
    subject: "Your interview for {jobTitle} is open until {expiresAt}",
    body: `Hello {firstName},

Your interview for {jobTitle} at {companyName} is not finished yet. What you have answered so far is kept.

The link works until {expiresAt}. If you need more time, you can ask for it on the page.`,
  },
  link: {
    subject: "Your link to the interview for {jobTitle}",
    body: `Hello {firstName},

Somebody, probably you, asked for the link to your interview for {jobTitle} at {companyName}. The link is yours alone. It works until {expiresAt}.

If it was not you, there is nothing to do: the link went to you only.`,
  },
  more_time: {
    subject: "{fullName} asks for more time: {jobTitle}",
    body: `{fullName} asks for more time for the interview for {jobTitle}. The link's end: {expiresAt}.

You can extend it on the page of the interview.`,
  },
  receipt: {
    subject: "Your answers for {jobTitle} have arrived",
    body: `Hello {firstName},

Your answers for {jobTitle} have arrived and are with the team at {companyName}. You need to do nothing more.`,
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
