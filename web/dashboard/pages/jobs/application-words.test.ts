/** What is said of an application. */
import { expect, it } from "vitest";
import { rejectedWords } from "./application-words.ts";

it("a rejection says who is mailed, and of somebody who is rejected already that nobody is", () => {
  expect(rejectedWords("Jane", { again: false, mailed: true })).toBe("Jane is rejected. The mail is on its way.");
  expect(rejectedWords("Jane", { again: false, mailed: false })).toBe("Jane is rejected. Nobody was mailed.");
  expect(rejectedWords("Jane", { again: true, mailed: true })).not.toContain("on its way");
});
