/** The languages in which Greenroom speaks to candidates: the room, the public application and the mails. */

/** Code, the language's own name, and the tag by which dates, plurals and screen readers know it. */
export const SPOKEN = {
  en: { name: "English", tag: "en-GB" },
  de: { name: "Deutsch", tag: "de" },
  fr: { name: "Français", tag: "fr" },
  es: { name: "Español", tag: "es" },
  pt: { name: "Português (Brasil)", tag: "pt-BR" },
  nl: { name: "Nederlands", tag: "nl" },
  pl: { name: "Polski", tag: "pl" },
  it: { name: "Italiano", tag: "it" },
  tr: { name: "Türkçe", tag: "tr" },
  vi: { name: "Tiếng Việt", tag: "vi" },
} as const;

export type Spoken = keyof typeof SPOKEN;

export const SPOKEN_CODES = Object.keys(SPOKEN) as [Spoken, ...Spoken[]];

const isSpoken = (code: string): code is Spoken => Object.hasOwn(SPOKEN, code);

/** The spoken language of a tag such as "de-AT" or "pt_BR"; null for one that Greenroom does not speak. */
export function spokenOf(tag: string | null | undefined): Spoken | null {
  const [code = ""] = (tag ?? "").trim().toLowerCase().split(/[-_]/);
  return isSpoken(code) ? code : null;
}

/**
 * The language that a position asks for. English is what every position begins with, so it asks for nothing: whoever reads another
 * language may have the words around the team's own texts in it.
 */
export function askedByPosition(language: string | null | undefined): Spoken | null {
  const spoken = spokenOf(language);
  return spoken === "en" ? null : spoken;
}

/** What a workspace or a position says before anybody has changed it: it is shown in the reader's language. */
export const UNTOUCHED = {
  retention: "until the team deletes it",
  introduction:
    "Hello {firstName}. You will answer {questionCount} questions for {jobTitle}, one at a time. Take about two minutes for each.",
  closing: "Thank you, {firstName}. Your answers are with the team at {companyName}.",
} as const;
