/** Choosing rows one by one, in a stretch, all that are loaded, and everybody. */
import { describe, expect, it } from "vitest";
import { extended, isChosen, isEmpty, NOBODY, type Selection, toggled, toggledAll } from "./selection.ts";

const rows = ["a", "b", "c", "d"].map((id) => ({
  id,
  candidate: { id: `c-${id}`, name: id.toUpperCase(), email: "", phone: null },
}));
const [a, b, c] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]];
const ids = (selection: Selection) => (selection.kind === "all" ? "all" : [...selection.chosen.keys()].sort().join(""));

describe("a selection", () => {
  it("takes a row in and out", () => {
    const one = toggled(NOBODY, a, rows);
    expect([ids(one), isChosen(one, "a"), isEmpty(one)]).toEqual(["a", true, false]);
    expect(isEmpty(toggled(one, a, rows))).toBe(true);
  });
  it("stretches from one row to another, in either direction", () => {
    expect(ids(extended(toggled(NOBODY, c, rows), "c", "a", rows))).toBe("abc");
    expect(ids(extended(NOBODY, "x", "a", rows))).toBe("");
  });
  it("takes all that are loaded, keeps what was chosen before, and gives all up", () => {
    expect(ids(toggledAll(toggled(NOBODY, b, rows), rows))).toBe("abcd");
    expect(ids(toggledAll({ kind: "all" }, rows))).toBe("");
  });
  it("without one row of everybody is the others that are loaded", () => {
    expect(ids(toggled({ kind: "all" }, b, rows))).toBe("acd");
  });
});
