/** What the outbox says about a mail. */
import { describe, expect, it } from "vitest";
import { mailMoment, mailStateWords, mailWords, needsPerson } from "./mail-words.ts";

describe("the state of a mail", () => {
  it("is never called sent where no mail server is", () => {
    expect(mailStateWords("sent", true).words).toBe("Sent");
    expect(mailStateWords("sent", false).words).toBe("Kept here");
  });

  it("says of an uncertain mail that it is not repeated", () => {
    expect(mailStateWords("uncertain", true).meaning).toBe("It may have arrived. It is not repeated by itself.");
  });
});

describe("the way of a mail", () => {
  it("is told once more is known than that it left", () => {
    expect(mailWords({ state: "sent", delivery: "sent" }, true).words).toBe("Sent");
    expect(mailWords({ state: "sent", delivery: "clicked" }, true).words).toBe("Link opened");
    expect(mailWords({ state: "uncertain", delivery: "opened" }, true).words).toBe("Opened");
    expect(mailWords({ state: "scheduled", delivery: "expired" }, true).words).toBe("Scheduled");
  });

  it("wants a person when it came back, and no more once somebody has opened an uncertain mail's link", () => {
    expect(needsPerson({ state: "sent", delivery: "failed" })).toBe(true);
    expect(needsPerson({ state: "uncertain", delivery: "pending" })).toBe(true);
    expect(needsPerson({ state: "uncertain", delivery: "clicked" })).toBe(false);
    expect(needsPerson({ state: "sent", delivery: "delivered" })).toBe(false);
  });
});

describe("the moment of a mail", () => {
  const sendAt = "2026-03-10T12:00:00Z";

  it("is when it went out, once it did", () => {
    expect(mailMoment({ state: "sent", sendAt, sentAt: "2026-03-10T12:00:05Z" }, true).at).toBe("2026-03-10T12:00:05Z");
  });

  it("is when it is due, until then", () => {
    expect(mailMoment({ state: "scheduled", sendAt, sentAt: null }, true)).toEqual({ label: "Goes out", at: sendAt });
    expect(mailMoment({ state: "failed", sendAt, sentAt: null }, true).label).toBe("Due since");
  });
});
