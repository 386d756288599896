/** Every catalogue says the same, each in its own language. */
import { describe, expect, it } from "vitest";
import { SPOKEN, spokenOf } from "../../../shared/languages.ts";
import type { Forms } from "./catalogue.ts";
import { entrance } from "./en/entrance.ts";
import { recording } from "./en/recording.ts";
import { fetchWords, say, speak, speakOfRecording } from "./speech.ts";

const LANGUAGES = Object.keys(SPOKEN).flatMap((code) => spokenOf(code) ?? []);
/** Short words that are spelled alike in more languages than one. */
const MAY_BE_ENGLISH = /^[^ ]+( \{\w+\})?$|^\{|QR/;

/** Where "many" is said of 5 and 12, and not only of millions. */
const USES_MANY = new Set<string>(["pl"]);

const english = { ...entrance, ...recording };

const formsOf = (text: string | Forms): string[] => (typeof text === "string" ? [text] : Object.values(text));
const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

describe.each(LANGUAGES)("the words in %s", (code) => {
  it("hold the values that the English ones hold, in every form", async () => {
    const { words } = await fetchWords(code, true);
    const all = Object.entries<string | Forms>(words);
    expect(all.map(([key]) => key)).toEqual(Object.keys(english));
    for (const [key, text] of all) {
      const [first = ""] = formsOf(Object.entries<string | Forms>(english).find(([name]) => name === key)?.[1] ?? "");
      const names = namesIn(first);
      for (const form of formsOf(text)) expect(namesIn(form), key).toEqual(names);
    }
  });

  it("have exactly the plurals of their language", async () => {
    const { words } = await fetchWords(code, true);
    const categories = new Intl.PluralRules(SPOKEN[code].tag).resolvedOptions().pluralCategories;
    const needed = categories.filter((category) => category !== "many" || USES_MANY.has(code));
    for (const [key, text] of Object.entries<string | Forms>(words)) {
      if (typeof text !== "string") expect(Object.keys(text).sort(), key).toEqual([...needed].sort());
    }
  });

  it("are whole, without blanks at their ends, and not left in English", async () => {
    const { words, faults } = await fetchWords(code, true);
    expect(faults).not.toBeNull();
    const spoken = [
      ...Object.entries<string | Forms>(words).flatMap(([key, text]) =>
        formsOf(text).map((form) => [key, form] as const),
      ),
      ...Object.entries(faults?.faults ?? {}).flatMap(([key, fault]) =>
        [fault.title, fault.say, ...fault.steps].map((form) => [key, form] as const),
      ),
      ...Object.entries(faults?.permission ?? {}).flatMap(([key, steps]) => steps.map((form) => [key, form] as const)),
    ];
    const inEnglish = new Set<string>(Object.values<string | Forms>(english).flatMap(formsOf));
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
  await speakOfRecording();
  expect(say("takesLeft", { count: 2 })).toBe("Noch 2 Aufnahmen.");
});

it("speaks of recording in every language from then on", async () => {
  await speak("en");
  expect(say("takesUsed")).toBe("All takes are used.");
  await speak("de");
  expect(say("takesUsed")).toBe("Alle Aufnahmen sind verbraucht.");
});
