/** Scores to 5 become scores to 10. */
import { expect, it } from "vitest";
import { meanOutOfTen, outOfTen } from "./score.ts";

it("a score to 5 is one to 10 with one decimal, and none stays none", () => {
  expect([5, 3.75, 1 / 3, 0].map(outOfTen)).toEqual([10, 7.5, 0.7, 0]);
  expect(outOfTen(null)).toBeNull();
  expect(meanOutOfTen([3, 4, 4])).toBe(7.3);
  expect(meanOutOfTen([])).toBeNull();
});
