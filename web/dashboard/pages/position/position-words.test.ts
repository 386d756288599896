/** Seconds and reminders read as a person says them. */
import { expect, it } from "vitest";
import { inWords, reminderWords } from "./position-words.ts";

it.each([
  [0, "no time"],
  [1, "1 second"],
  [30, "30 seconds"],
  [60, "1 minute"],
  [90, "1 minute 30 seconds"],
  [121, "2 minutes 1 second"],
  [1800, "30 minutes"],
])("says %i seconds as %s", (seconds, words) => {
  expect(inWords(seconds)).toBe(words);
});

it.each([
  [[], "None"],
  [[1], "1 hour before the end"],
  [[4, 48], "48 and 4 hours before the end"],
  [[24, 4, 48], "48, 24 and 4 hours before the end"],
])("says reminders at %j as %s", (hours, words) => {
  expect(reminderWords(hours)).toBe(words);
});
