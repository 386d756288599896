/** Every catalogue of the share page says the same, each in its own language. */
import { describe, expect, it } from "vitest";
import { SPOKEN_CODES } from "../../../shared/languages.ts";
import { expectSameValues, expectSpoken } from "../../../test/catalogues.ts";
import { ShareRefusal } from "../share-api.ts";
import { words as english } from "./en.ts";
import { refusalWords } from "./refusals.ts";
import { fetchWords, numberWords, say, speak } from "./speech.ts";

describe.each(SPOKEN_CODES)("the share page's words in %s", (code) => {
  it("hold the values that the English ones hold", async () => {
    expectSameValues(await fetchWords(code), english);
  });

  it("are whole, without blanks at their ends, and not left in English", async () => {
    expectSpoken(code, await fetchWords(code), english);
  });
});

it("says a refusal by its code, and numbers as the language writes them", async () => {
  await speak("de");
  expect(refusalWords(new ShareRefusal("wrong_password"))).toBe("Das ist nicht das Passwort.");
  expect(refusalWords(new Error("anything"))).toContain("Bei uns ist etwas fehlgeschlagen");
  expect(say("scoreMissing", { lowest: numberWords(0.5), highest: numberWords(5) })).toContain("von 0,5 bis 5");
  await speak("en");
  expect(refusalWords(new ShareRefusal("wrong_password"))).toBe("This is not the password.");
});
