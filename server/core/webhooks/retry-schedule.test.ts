/** The schedule of retries and the reading of answers. */
import { expect, it } from "vitest";
import { isAccepted, isGone, nextAttemptAt, type Outcome, retryAfterOf } from "./retry-schedule.ts";
import { isWanted } from "./webhook-shape.ts";

const now = new Date("2026-07-01T10:00:00Z");
const failed = (headers: Record<string, string> = {}): Outcome => ({ status: 500, headers, body: "", error: null });
const secondsTo = (date: Date | null) => (date === null ? null : (date.getTime() - now.getTime()) / 1000);

it("tries ten times over about three days, and then gives up", () => {
  const pauses = Array.from({ length: 10 }, (_, index) => secondsTo(nextAttemptAt(index + 1, failed(), now, 0)));
  expect(pauses).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
  expect(secondsTo(nextAttemptAt(2, failed(), now, 1))).toBe(360);
});

it("waits as long as the receiver asks for, in seconds or as a date, but never longer than a day", () => {
  expect(secondsTo(nextAttemptAt(1, failed({ "retry-after": "120" }), now, 0))).toBe(120);
  expect(secondsTo(nextAttemptAt(1, failed({ "retry-after": "Wed, 01 Jul 2026 11:00:00 GMT" }), now, 0))).toBe(3600);
  expect(secondsTo(nextAttemptAt(2, failed({ "retry-after": "1" }), now, 0))).toBe(300);
  expect(secondsTo(nextAttemptAt(1, failed({ "retry-after": "999999999" }), now, 0))).toBe(86_400);
  expect(retryAfterOf("soon", now)).toBeNull();
});

it("takes any 2xx as done, and nothing else", () => {
  expect([200, 204, 299].map((status) => isAccepted({ status }))).toEqual([true, true, true]);
  expect([null, 199, 301, 302, 400, 410, 500].some((status) => isAccepted({ status }))).toBe(false);
  expect(isGone({ status: 410 })).toBe(true);
});

it("knows all, a family, and one", () => {
  expect(isWanted(["*"], "position.created")).toBe(true);
  expect(isWanted(["interview.*"], "interview.created")).toBe(true);
  expect(isWanted(["interview.*"], "interviewer.created")).toBe(false);
  expect(isWanted(["invitation.status.update"], "invitation.status.update.invitation_email_failed")).toBe(true);
  expect(isWanted(["interview.create"], "interview.created")).toBe(false);
  expect(isWanted(["interview.finish"], "interview.finish")).toBe(true);
});
