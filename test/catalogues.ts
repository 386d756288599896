/** What has to hold of a catalogue of words in any language, measured by the English one. */
import { expect } from "vitest";
import { SPOKEN, type Spoken } from "../shared/languages.ts";
import type { Forms } from "../web/ui/speech.ts";

type Words = Readonly<Record<string, string | Forms>>;

/** Short words that are spelled alike in more languages than one. */
const MAY_BE_ENGLISH = /^[^ ]+( \{\w+\})?$|^\{|QR/;
/** Where "many" is said of 5 and 12, and not only of millions. */
const USES_MANY: readonly Spoken[] = ["pl"];

const formsOf = (text: string | Forms): string[] => (typeof text === "string" ? [text] : Object.values(text));
const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

/** The same keys, and in every form the same values in braces. */
export function expectSameValues(words: Words, english: Words): void {
  expect(Object.keys(words)).toEqual(Object.keys(english));
  for (const [key, text] of Object.entries(words)) {
    const [first = ""] = formsOf(english[key] ?? "");
    for (const form of formsOf(text)) expect(namesIn(form), key).toEqual(namesIn(first));
  }
}

/** Exactly the plurals of its language. */
export function expectPlurals(language: Spoken, words: Words): void {
  const categories = new Intl.PluralRules(SPOKEN[language].tag).resolvedOptions().pluralCategories;
  const needed = categories.filter((category) => category !== "many" || USES_MANY.includes(language));
  for (const [key, text] of Object.entries(words)) {
    if (typeof text !== "string") expect(Object.keys(text).sort(), key).toEqual([...needed].sort());
  }
}

/** Nothing is empty, has blanks at its ends, or was left in English. */
export function expectSpoken(language: Spoken, words: Words, english: Words): void {
  const inEnglish = new Set(Object.values(english).flatMap(formsOf));
  for (const [key, text] of Object.entries(words)) {
    for (const form of formsOf(text)) {
      expect(form.trim(), key).not.toBe("");
      if (key !== "optional") expect(form, key).toBe(form.trim());
      if (language !== "en" && !MAY_BE_ENGLISH.test(form)) expect(inEnglish, key).not.toContain(form);
    }
  }
}
