/** Which of several wishes for a language counts. */
import { expect, it } from "vitest";
import { chooseLanguage } from "./choose-language.ts";

const nobody = { chosen: null, asked: null, position: null, browser: [] } as const;

it("is the candidate's own choice before the link's, the position's and the browser's", () => {
  const all = { chosen: "fr", asked: "de", position: "es", browser: ["it-IT"] } as const;
  expect(chooseLanguage(all)).toBe("fr");
  expect(chooseLanguage({ ...all, chosen: null })).toBe("de");
  expect(chooseLanguage({ ...all, chosen: null, asked: null })).toBe("es");
  expect(chooseLanguage({ ...all, chosen: null, asked: null, position: null })).toBe("it");
  expect(chooseLanguage(nobody)).toBe("en");
});

it("waits for the position, unless a stronger wish is known", () => {
  expect(chooseLanguage({ ...nobody, position: undefined, browser: ["de"] })).toBeNull();
  expect(chooseLanguage({ ...nobody, position: undefined, asked: "de" })).toBe("de");
});

it("takes English of a position for no wish, and passes over languages that nobody speaks here", () => {
  expect(chooseLanguage({ ...nobody, position: "en", browser: ["de-AT"] })).toBe("de");
  expect(chooseLanguage({ ...nobody, position: "ja", browser: ["ja-JP", "pt-BR", "en"] })).toBe("pt");
});
