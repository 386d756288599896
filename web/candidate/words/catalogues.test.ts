/** Every catalogue says the same, each in its own language. */
import { describe, expect, it } from "vitest";
import { SPOKEN, spokenOf } from "../../../shared/languages.ts";
import type { Catalogue, Forms } from "./catalogue.ts";
import { catalogue as english } from "./en/index.ts";
import { say, speak } from "./speech.ts";

const LANGUAGES = Object.keys(SPOKEN).flatMap((code) => spokenOf(code) ?? []);
/** Short words that are spelled alike in more languages than one. */
const MAY_BE_ENGLISH = /^[^ ]+$|^\{|QR/;

const load = async (code: string): Promise<Catalogue> => (await import(`./${code}/index.ts`)).catalogue;
const formsOf = (text: string | Forms): string[] => (typeof text === "string" ? [text] : Object.values(text));
const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

describe.each(LANGUAGES)("the words in %s", (code) => {
  it("hold the values that the English ones hold, in every form", async () => {
    const { words } = await load(code);
    const all = Object.entries<string | Forms>(words);
    expect(all.map(([key]) => key)).toEqual(Object.keys(english.words));
    for (const [key, text] of all) {
      const [first = ""] = formsOf(
        Object.entries<string | Forms>(english.words).find(([name]) => name === key)?.[1] ?? "",
      );
      const names = namesIn(first);
      for (const form of formsOf(text)) expect(namesIn(form), key).toEqual(names);
    }
  });

  it("have exactly the plurals of their language", async () => {
    const { words } = await load(code);
    const categories = new Intl.PluralRules(SPOKEN[code].tag).resolvedOptions().pluralCategories;
    // What only numbers far beyond any count here need may be left to "other".
    const needed = categories.filter((category) => category !== "many" || code === "pl");
    for (const [key, text] of Object.entries<string | Forms>(words)) {
      if (typeof text !== "string") expect(Object.keys(text).sort(), key).toEqual([...needed].sort());
    }
  });

  it("are whole, without blanks at their ends, and not left in English", async () => {
    const { words, faults } = await load(code);
    const spoken = [
      ...Object.entries<string | Forms>(words).flatMap(([key, text]) =>
        formsOf(text).map((form) => [key, form] as const),
      ),
      ...Object.entries(faults.faults).flatMap(([key, fault]) =>
        [fault.title, fault.say, ...fault.steps].map((form) => [key, form] as const),
      ),
      ...Object.entries(faults.permission).flatMap(([key, steps]) => steps.map((form) => [key, form] as const)),
    ];
    const inEnglish = new Set<string>(Object.values<string | Forms>(english.words).flatMap(formsOf));
    for (const [key, form] of spoken) {
      expect(form.trim(), key).not.toBe("");
      if (key !== "optional") expect(form, key).toBe(form.trim());
      if (code !== "en" && !MAY_BE_ENGLISH.test(form)) expect(inEnglish, key).not.toContain(form);
    }
  });
});

it("says a count in the form of its number", async () => {
  await speak("en");
  expect(say("questionCount", { count: 1 })).toBe("1 question");
  expect(say("questionCount", { count: 5 })).toBe("5 questions");
  await speak("de");
  expect(say("takesLeft", { count: 2 })).toBe("Noch 2 Aufnahmen.");
});
