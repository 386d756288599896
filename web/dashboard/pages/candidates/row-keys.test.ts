/** Keys act on the row that has the focus, in either case, and never with a modifier. */
import { describe, expect, it } from "vitest";
import { KEY_WORDS, rowIntentOf } from "./row-keys.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "altKey" | "metaKey", boolean>> = {}) =>
  rowIntentOf({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });

describe("a key on a row", () => {
  it("moves, selects and acts", () => {
    expect(["j", "ArrowDown", "k", "x", "X", "z", "Delete", "q"].map((key) => press(key))).toEqual([
      "next",
      "next",
      "previous",
      "select",
      "select",
      "archive",
      "delete",
      null,
    ]);
  });
  it("belongs to the browser with Control, Alt or Command", () => {
    expect([press("a", { ctrlKey: true }), press("a", { altKey: true }), press("a", { metaKey: true })]).toEqual([
      null,
      null,
      null,
    ]);
  });
  it("is told of, each once", () => {
    const told = KEY_WORDS.flatMap(({ keys }) => keys.map(([key]) => key));
    expect(new Set(told).size).toBe(told.length);
    for (const key of ["X", "A", "R", "I", "E", "S", "D", "U", "Z"]) expect(told).toContain(key);
  });
});
