/** The whole of a mail: subject, HTML that holds in light and dark, and plain text that says the same. */

import { SPOKEN, type Spoken } from "../../../shared/languages.ts";
import type { Message } from "../../../shared/position.ts";
import type { MailKind } from "./default-messages.ts";
import { escapeHtml, fillMessage, type MessageVariables, oneLine } from "./message.ts";
import { MAIL_WORDS } from "./words/index.ts";
import type { MailWords } from "./words/mail-words.ts";

export interface MailBranding {
  companyName: string;
  /** #rrggbb, or null for the product's own. */
  color: string | null;
}

export interface RenderMail {
  message: Message;
  variables: MessageVariables;
  branding: MailBranding;
  kind: MailKind;
  /** Of everything around the message; English unless given. */
  language?: Spoken | undefined;
  /** A person's own words that go with it, shown as a quotation. */
  note?: string | undefined;
  /** Where reminders can be stopped; said in reminders only. */
  unsubscribeUrl?: string | undefined;
}

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
  unknownVariables: string[];
}

/** The buttons of mail to the team; those of candidates speak their language. */
const TEAM_BUTTONS: Readonly<Record<Exclude<MailKind, keyof MailWords["messages"]>, string>> = {
  more_time: "Open the interview",
  member_invitation: "Accept the invitation",
  password_reset: "Choose a new password",
  webhook_disabled: "Look at the webhook",
};

/** The words of the button that is added when a message does not carry the link itself; null: no button. */
function buttonOf(kind: MailKind, words: MailWords): string | null {
  const all: Readonly<Partial<Record<MailKind, string>>> = { ...words.buttons, ...TEAM_BUTTONS };
  return all[kind] ?? null;
}

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Renders one mail. Nothing in it is fetched from anywhere: no picture, no font, no counter. */
export function renderMail(mail: RenderMail): RenderedMail {
  const { message, variables, branding, kind, note, unsubscribeUrl, language = "en" } = mail;
  const words = MAIL_WORDS[language];
  const filled = fillMessage(message, variables);
  const button = filled.hasLink ? null : buttonOf(kind, words);
  const link = variables.interviewLink;
  const accent = branding.color ?? "#1f5c3d";
  const company = oneLine(branding.companyName);
  const html: string[] = [filled.html];
  const text: string[] = [filled.text];
  if (note) {
    html.push(`<blockquote>${escapeHtml(note.trim()).replaceAll("\n", "<br>\n")}</blockquote>`);
    text.push(note.trim().replace(/^/gm, "> "));
  }
  if (button) {
    html.push(
      `<p style="margin:28px 0 8px"><a href="${escapeHtml(link)}" style="display:inline-block;padding:13px 22px;border-radius:8px;background:${accent};color:${textOn(accent)};text-decoration:none;font-weight:600">${escapeHtml(button)}</a></p>`,
      `<p class="quiet" style="font-size:13px">${escapeHtml(words.copyAddress)}<br><a href="${escapeHtml(link)}" style="word-break:break-all">${escapeHtml(link)}</a></p>`,
    );
    text.push(`${button}:\n${link}`);
  }
  if (unsubscribeUrl) {
    html.push(
      `<p class="quiet" style="font-size:13px">${escapeHtml(words.noMoreReminders)} <a href="${escapeHtml(unsubscribeUrl)}">${escapeHtml(words.stopReminders)}</a></p>`,
    );
    text.push(`${words.noMoreReminders}\n${unsubscribeUrl}`);
  }
  return {
    subject: filled.subject,
    html: page(company, html.join("\n"), SPOKEN[language].tag),
    text: `${text.join("\n\n")}\n\n-- \n${company}\n`,
    unknownVariables: filled.unknownVariables,
  };
}

const page = (company: string, body: string, tag: string): string => `<!doctype html>
<html lang="${tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style>
body { margin: 0; background: #f6f5f2; color: #1c1f1d; }
a { color: #1f5c3d; }
.sheet { background: #ffffff; }
.quiet { color: #5c625e; }
blockquote { margin: 16px 0; padding: 2px 0 2px 14px; border-left: 3px solid #c9cdc9; }
@media (prefers-color-scheme: dark) {
  body { background: #141614; color: #eceeec; }
  .sheet { background: #1d201e; }
  .quiet { color: #a7ada9; }
  a { color: #9fd3b5; }
}
</style>
</head>
<body style="margin:0">
<div style="max-width:560px;margin:0 auto;padding:24px 16px;${FONT};font-size:16px;line-height:1.55">
<div class="quiet" style="padding:0 4px 12px;font-size:14px;font-weight:600">${escapeHtml(company)}</div>
<div class="sheet" style="border-radius:12px;padding:20px 24px">
${body}
</div>
</div>
</body>
</html>
`;

/** Black or white, whichever is easier to read on the colour (relative luminance of WCAG 2). */
function textOn(color: string): string {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 0.179 ? "#000000" : "#ffffff";
}
