/** How amounts are said. */
import { describe, expect, it } from "vitest";
import { aboutWords, bytesWords, clock, durationWords, momentWords } from "./amounts.ts";

describe("a duration", () => {
  it.each([
    [0, "0 seconds"],
    [1, "1 second"],
    [60, "1 minute"],
    [90, "1 minute 30 seconds"],
    [121, "2 minutes 1 second"],
  ])("of %i seconds is %s", (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });
  it("is rounded up in a plan", () => {
    expect(aboutWords(61)).toBe("About 2 minutes");
  });
  it("is short beside a recording", () => {
    expect(clock(65_400)).toBe("1:05");
  });
});

describe("a size", () => {
  it.each([
    [1, "1 byte"],
    [999, "999 bytes"],
    [45_000, "45 kilobytes"],
    [3_400_000, "3.4 megabytes"],
    [34_000_000, "34 megabytes"],
  ])("of %i is %s", (bytes, words) => {
    expect(bytesWords(bytes)).toBe(words);
  });
});

it("names the zone of a moment", () => {
  expect(momentWords("2026-11-24T17:00:00Z")).toMatch(/Tuesday.*24 November.* \d\d:\d\d .+/);
});
