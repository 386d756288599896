/** WebVTT made from words and from sentences. */
import { describe, expect, it } from "vitest";
import { captionsOf } from "./captions.ts";
import { timedWords } from "./words.ts";

const spoken = (text: string, secondsPerWord = 0.5) =>
  text.split(" ").map((word, index) => ({ word, start: index * secondsPerWord, end: (index + 1) * secondsPerWord }));

describe("captions", () => {
  it("end with a sentence", () => {
    const words = spoken("We built a bridge. It stands.");
    expect(captionsOf({ words, parts: [] })).toBe(
      "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nWe built a bridge.\n\n00:00:02.000 --> 00:00:03.000\nIt stands.\n",
    );
  });

  it("end at a pause, and after what can be read at once", () => {
    const pause = [...spoken("We built"), { word: "a", start: 3, end: 3.2 }];
    expect(captionsOf({ words: pause, parts: [] })?.split("-->").length).toBe(3);
    const long = captionsOf({ words: spoken("supercalifragilistic ".repeat(12).trim(), 0.2), parts: [] }) ?? "";
    for (const line of long.split("\n").filter((text) => text.startsWith("super"))) {
      expect(line.length).toBeLessThanOrEqual(42);
    }
    const slow = captionsOf({ words: spoken("a b c d e f g h", 2), parts: [] });
    expect(slow?.split("-->").length).toBe(4);
  });

  it("hold what was said and no markup", () => {
    const words = [{ word: "<b>&-->", start: 3661.5, end: 3661.5 }];
    expect(captionsOf({ words, parts: [] })).toBe("WEBVTT\n\n01:01:01.500 --> 01:01:01.501\n&lt;b&gt;&amp;--&gt;\n");
  });

  it("come from sentences when no word has a time, and are none when nothing has", () => {
    const parts = [
      { text: "We built a bridge.", start: 0, end: 2.5 },
      { text: "It stands.", start: 2, end: 3 },
    ];
    expect(captionsOf({ words: [], parts })).toBe(
      "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nWe built a bridge.\n\n00:00:02.000 --> 00:00:03.000\nIt stands.\n",
    );
    expect(captionsOf({ words: [], parts: [] })).toBeNull();
  });

  it("put no blanks where the script has none", () => {
    const heard = [{ word: "橋を作りました立っています", start: 0, end: 3 }];
    const words = timedWords("橋を作りました。立っています。", "ja", heard);
    expect(captionsOf({ words, parts: [] })).toContain("\n橋を作りました。\n");
  });
});
