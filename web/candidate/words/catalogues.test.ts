/** Every catalogue says the same, each in its own language. */
import { describe, expect, it } from "vitest";
import { SPOKEN_CODES } from "../../../shared/languages.ts";
import { expectPlurals, expectSameValues, expectSpoken } from "../../../test/catalogues.ts";
import { entrance } from "./en/entrance.ts";
import { recording } from "./en/recording.ts";
import { fetchWords, say, speak, speakOfRecording } from "./speech.ts";

const english = { ...entrance, ...recording };

describe.each(SPOKEN_CODES)("the words in %s", (code) => {
  it("hold the values that the English ones hold, in every form", async () => {
    expectSameValues((await fetchWords(code, true)).words, english);
  });

  it("have exactly the plurals of their language", async () => {
    expectPlurals(code, (await fetchWords(code, true)).words);
  });

  it("are whole, without blanks at their ends, and not left in English", async () => {
    const { words, faults } = await fetchWords(code, true);
    if (!faults) throw new Error("There are no words for faults.");
    const steps = [
      ...Object.entries(faults.faults).flatMap(([key, fault]) =>
        [fault.title, fault.say, ...fault.steps].map((text, index) => [`${key} ${index}`, text]),
      ),
      ...Object.entries(faults.permission).flatMap(([key, all]) => all.map((text, index) => [`${key} ${index}`, text])),
    ];
    expectSpoken(code, { ...words, ...Object.fromEntries(steps) }, english);
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
