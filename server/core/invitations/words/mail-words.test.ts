/** Mail to candidates says the same in every language. */
import { describe, expect, it } from "vitest";
import { SPOKEN, spokenOf } from "../../../../shared/languages.ts";
import { DEFAULT_MESSAGES, ownMessage } from "../default-messages.ts";
import type { MessageVariables } from "../message.ts";
import { renderMail } from "../render-mail.ts";
import { en } from "./en.ts";
import { MAIL_WORDS } from "./index.ts";

const LANGUAGES = Object.keys(SPOKEN).flatMap((code) => spokenOf(code) ?? []);
const KINDS = ["invitation", "form", "admitted", "reminder", "link", "receipt", "rejection"] as const;
const namesIn = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
const link = "https://interviews.example/i/AAAAAAAAAAA";
const variables: MessageVariables = {
  fullName: "Jane Doe",
  firstName: "Jane",
  jobTitle: "Cook",
  jobRole: "Cook",
  companyName: "Acme",
  interviewLink: link,
  expiresAt: "1 May",
  questionCount: "3",
};

describe.each(LANGUAGES)("mail in %s", (language) => {
  const words = MAIL_WORDS[language];

  it.each(KINDS)("has the values of the English %s, and words of its own", (kind) => {
    const { subject, body } = words.messages[kind];
    expect(namesIn(subject)).toEqual(namesIn(en.messages[kind].subject));
    expect(namesIn(body)).toEqual(namesIn(en.messages[kind].body));
    if (language !== "en") {
      expect(subject).not.toBe(en.messages[kind].subject);
      expect(body).not.toBe(en.messages[kind].body);
    }
  });

  it("is marked with its language, and so are the words around the message", () => {
    const message = { subject: "Our own", body: "Our own words." };
    const unsubscribeUrl = `${link}?reminders=off`;
    const branding = { companyName: "Acme", color: null };
    const { html, text } = renderMail({ message, variables, branding, kind: "reminder", language, unsubscribeUrl });
    expect(html).toContain(`<html lang="${SPOKEN[language].tag}">`);
    expect(text).toContain("Our own words.");
    expect(text).toContain(`${words.buttons.reminder}:\n${link}`);
    expect(text).toContain(`${words.noMoreReminders}\n${unsubscribeUrl}`);
  });
});

it("leaves what the team wrote as it is, and takes an untouched message for the default of the language", () => {
  const written = { subject: "Come in", body: "We are glad." };
  expect(ownMessage("invitation", written, "de")).toBe(written);
  expect(ownMessage("invitation", { ...DEFAULT_MESSAGES.invitation }, "de")).toBe(MAIL_WORDS.de.messages.invitation);
  expect(ownMessage("invitation", null, "fr")).toBe(MAIL_WORDS.fr.messages.invitation);
  expect(ownMessage("more_time", null, "fr")).toBe(DEFAULT_MESSAGES.more_time);
});
