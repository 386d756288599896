/** Lines of a transcript, and the word that is spoken. */
import { describe, expect, it } from "vitest";
import { gapOf, spokenAt, transcriptLines } from "./transcript-lines.ts";

const words = ["We", "built", "it.", "It", "stands."].map((word, index) => ({
  word,
  start: index,
  end: index + 0.5,
}));

describe("lines of a transcript", () => {
  it("end with a sentence and before a pause", () => {
    const lines = transcriptLines({ words, parts: [] });
    expect(lines.map((line) => line.words.map(({ word }) => word).join(" "))).toEqual(["We built it.", "It stands."]);
    const paused = [...words.slice(0, 2), { word: "later", start: 9, end: 10 }];
    expect(transcriptLines({ words: paused, parts: [] }).map(({ start }) => start)).toEqual([0, 9]);
  });

  it("are a provider's sentences when it told no words", () => {
    const parts = [{ text: "We built it.", start: 0, end: 3 }];
    expect(transcriptLines({ words: [], parts })).toEqual([
      { start: 0, words: [{ word: "We built it.", start: 0, end: 3 }] },
    ]);
    expect(transcriptLines({ words: [], parts: [] })).toEqual([]);
  });
});

describe("the word that is spoken", () => {
  it("is the last that has begun, until a while after it", () => {
    const lines = transcriptLines({ words, parts: [] });
    expect(spokenAt(lines, 1.7)).toEqual({ line: 0, word: 1 });
    expect(spokenAt(lines, 3)).toEqual({ line: 1, word: 0 });
    expect(spokenAt(lines, 20)).toBeNull();
    expect(spokenAt([], 1)).toBeNull();
  });
});

it("a script without blanks gets none between its words", () => {
  expect(gapOf("橋を作りました。")).toBe("");
  expect(gapOf("We built it.")).toBe(" ");
});
