/** When mail still makes sense. */
import { expect, test } from "vitest";
import { isDue, type MailedInterview, type MailPurpose, reminderTimes, whyNotSend } from "./mail-rules.ts";

const now = new Date("2026-11-20T10:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const interview = (changes: Partial<MailedInterview> = {}): MailedInterview => ({
  admission: "admitted",
  progress: "invited",
  mailing: "send",
  expires_at: hours(96),
  form_submitted_at: null,
  reminders_stopped_at: null,
  archived_at: null,
  deleted_at: null,
  ...changes,
});
const sendable = (changes: Partial<MailedInterview>) =>
  (["invitation", "admitted", "reminder", "link", "resend", "receipt", "more_time"] as MailPurpose[]).filter(
    (purpose) => whyNotSend(purpose, interview(changes), now) === null,
  );

test("an open interview may get everything but a receipt", () => {
  expect(sendable({})).toEqual(["invitation", "admitted", "reminder", "link", "resend", "more_time"]);
});

test("a deleted or archived interview gets nothing, a withdrawn one only the link that its candidate asks for", () => {
  expect(sendable({ deleted_at: now })).toEqual([]);
  expect(sendable({ archived_at: now })).toEqual([]);
  expect(sendable({ progress: "withdrawn" })).toEqual(["link"]);
});

test("a completed interview is not invited or reminded", () => {
  expect(sendable({ progress: "completed" })).toEqual(["link", "receipt"]);
});

test("an expired link is not mailed, but the candidate may ask for it and for time", () => {
  expect(sendable({ progress: "expired" })).toEqual(["link", "more_time"]);
  expect(sendable({ expires_at: now })).toEqual(["link", "more_time"]);
});

test("who is never mailed automatically is mailed only when a person asks", () => {
  expect(sendable({ mailing: "never" })).toEqual(["link", "resend", "more_time"]);
  expect(sendable({ mailing: "never", progress: "completed" })).toEqual(["link"]);
});

test("a refused candidate is not invited, a draft is not told of an admission", () => {
  expect(sendable({ admission: "refused" })).toEqual(["link", "more_time"]);
  expect(sendable({ admission: "draft" })).not.toContain("admitted");
});

test("reminders are due the given hours before the end, in order, once each, and never in the past", () => {
  expect(reminderTimes(interview(), [24, 48, 24, 200], now)).toEqual([hours(48), hours(72)]);
});

test("nobody is reminded who stopped it, whose turn it is not, or whose link never ends", () => {
  expect(reminderTimes(interview({ reminders_stopped_at: now }), [24], now)).toEqual([]);
  expect(reminderTimes(interview({ admission: "draft", form_submitted_at: now }), [24], now)).toEqual([]);
  expect(reminderTimes(interview({ admission: "draft" }), [24], now)).toHaveLength(1);
  expect(reminderTimes(interview({ expires_at: null }), [24], now)).toEqual([]);
});

test("a reminder fits the end it was planned for, and no other", () => {
  expect(isDue(hours(72), hours(96), [24])).toBe(true);
  expect(isDue(hours(72), hours(120), [24])).toBe(false);
});
