/** How amounts are said. */
import { beforeAll, describe, expect, it } from "vitest";
import { bytesWords, clock, durationWords, keptWords, momentWords, planWords } from "./amounts.ts";
import { speak } from "./speech.ts";

beforeAll(() => speak("en"));

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
    expect(planWords(61)).toBe("About 2 minutes of answers at most");
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

it("says how long something is kept in the team's own phrase, and an untouched one in the reader's language", () => {
  expect(keptWords("for 30 days.")).toBe("Kept for 30 days");
  expect(keptWords("until the team deletes it")).toBe("Kept until the team deletes it");
});
