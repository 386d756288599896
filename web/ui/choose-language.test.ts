/** Which of several wishes for a language counts. */
import { expect, it } from "vitest";
import { chooseLanguage } from "./choose-language.ts";

const nobody = { chosen: null, asked: null, position: null, browser: [] } as const;

it("is the candidate's own choice before the link's, the position's and the browser's", () => {
  expect(chooseLanguage({ chosen: "de", asked: "en", position: "en", browser: ["en"] })).toBe("de");
  expect(chooseLanguage({ ...nobody, asked: "en", position: "de", browser: ["de"] })).toBe("en");
  expect(chooseLanguage({ ...nobody, position: "de", browser: ["en"] })).toBe("de");
  expect(chooseLanguage({ ...nobody, browser: ["de-CH", "en"] })).toBe("de");
  expect(chooseLanguage(nobody)).toBe("en");
});

it("waits for the position, unless a stronger wish is known", () => {
  expect(chooseLanguage({ ...nobody, position: undefined, browser: ["de"] })).toBeNull();
  expect(chooseLanguage({ ...nobody, position: undefined, asked: "de" })).toBe("de");
});

it("takes English of a position for no wish, and passes over languages that nobody speaks here", () => {
  expect(chooseLanguage({ ...nobody, position: "en", browser: ["de-AT"] })).toBe("de");
  expect(chooseLanguage({ ...nobody, position: "ja", browser: ["ja-JP", "de", "en"] })).toBe("de");
});
