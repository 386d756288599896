import { describe, expect, it } from "vitest";
import { isVisible } from "./visible-text.ts";

describe("a text that shows something", () => {
  it.each(["a", " 王 ", "😀", "'", "e\u0301", "ᄀ"])("is %j", (text) => {
    expect(isVisible(text)).toBe(true);
  });
  it.each(["", "  ", "\u200b\u200b", "\u00ad", "\u2060", "\u3000", "\u3164", "\u0301", "\t\n"])("is not %j", (text) => {
    expect(isVisible(text)).toBe(false);
  });
});
