/** What the outbox says about a mail. */
import { describe, expect, it } from "vitest";
import { mailMoment, mailStateWords } from "./mail-words.ts";

describe("the state of a mail", () => {
  it("is never called sent where no mail server is", () => {
    expect(mailStateWords("sent", true).words).toBe("Sent");
    expect(mailStateWords("sent", false).words).toBe("Kept here");
  });

  it("says of an uncertain mail that it is not repeated", () => {
    expect(mailStateWords("uncertain", true).meaning).toBe("It may have arrived. It is not repeated by itself.");
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
