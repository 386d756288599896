/** Mail to candidates in English. */
import type { MailWords } from "./mail-words.ts";

export const en: MailWords = {
  messages: {
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
    receipt: {
      subject: "Your answers for {jobTitle} have arrived",
      body: `Hello {firstName},

Your answers for {jobTitle} have arrived and are with the team at {companyName}. You need to do nothing more.`,
    },
    rejection: {
      subject: "Your application for {jobTitle} at {companyName}",
      body: `Hello {firstName},

Thank you for applying for {jobTitle} at {companyName}, and for the time that you took.

We have decided not to go on with your application. We wish you all the best for your search.`,
    },
  },
  buttons: {
    invitation: "Open your interview",
    form: "Open the application form",
    admitted: "Open your interview",
    reminder: "Go on with your interview",
    link: "Open your interview",
  },
  copyAddress: "If the button does not work, copy this address:",
  noMoreReminders: "No more reminders about this interview:",
  stopReminders: "stop them",
};
