/** Times of words, given to a text and carried to a corrected one. */
import { describe, expect, it } from "vitest";
import { WITH_WORDS } from "../../../test/speech-peer.ts";
import { timedWords, wordsOf } from "./words.ts";

const heard = WITH_WORDS.words;
const timesOf = (text: string) =>
  timedWords(text, "en", heard).map(({ word, start, end }) => `${word} ${start}-${end}`);

describe("timed words", () => {
  it("stand as the text has them, with punctuation and case", () => {
    expect(timesOf("We built a bridge. It stands.")).toEqual([
      "We 0-0.3",
      "built 0.3-0.7",
      "a 0.7-0.8",
      "bridge. 0.8-1.4",
      "It 1.9-2.1",
      "stands. 2.1-2.9",
    ]);
  });

  it("keep their times where a correction leaves them, and share the time of what it replaces", () => {
    expect(timesOf("We built the bridges. It stands.")).toEqual([
      "We 0-0.3",
      "built 0.3-0.7",
      "the 0.7-0.891",
      "bridges. 0.891-1.4",
      "It 1.9-2.1",
      "stands. 2.1-2.9",
    ]);
  });

  it("put what was added between its neighbours, and let go of what was taken away", () => {
    expect(timesOf("We built a bridge. And yet it stands")).toEqual([
      "We 0-0.3",
      "built 0.3-0.7",
      "a 0.7-0.8",
      "bridge. 0.8-1.4",
      "And 1.4-1.65",
      "yet 1.65-1.9",
      "it 1.9-2.1",
      "stands 2.1-2.9",
    ]);
    expect(timesOf("It stands.")).toEqual(["It 1.9-2.1", "stands. 2.1-2.9"]);
    expect(timesOf("Oh, we built")).toEqual(["Oh, 0-0", "we 0-0.3", "built 0.3-0.7"]);
  });

  it("are never out of order, whatever the text", () => {
    for (const text of ["stands it bridge a built we", "bridge bridge bridge", "nothing of it at all", "a a a It It"]) {
      const times = timedWords(text, "en", heard);
      expect(times.map(({ word }) => word).join(" ")).toBe(text);
      times.forEach((word, index) => {
        expect(word.end).toBeGreaterThanOrEqual(word.start);
        expect(word.start).toBeGreaterThanOrEqual(times[index - 1]?.start ?? 0);
      });
    }
  });

  it("are none without times", () => {
    expect(timedWords("We built", "en", [])).toEqual([]);
    expect(timedWords("  ", "en", heard)).toEqual([]);
  });

  it("of a script without blanks are divided by its language", () => {
    expect(wordsOf("橋を作りました。立っています。", "ja").join("")).toBe("橋を作りました。立っています。");
    expect(wordsOf("橋を作りました。立っています。", "ja").length).toBeGreaterThan(3);
  });
});
