import { describe, expect, it } from "vitest";
import { randomSecret } from "../../platform/keyring/keyring.ts";
import { formatKey, maskKey, parseKey, whyUnusable } from "./api-key.ts";

describe("an API key", () => {
  it("is taken apart as it was put together", () => {
    const prefix = randomSecret(8);
    const secret = randomSecret(43);
    expect(parseKey(formatKey("live", prefix, secret))).toEqual({ environment: "live", prefix, secret });
    expect(parseKey(` ${formatKey("test", prefix, secret)} `)).toEqual({ environment: "test", prefix, secret });
  });

  it.each([
    "",
    "gr_live_abc.def",
    "your_api_key_here",
    `fl_live_${"a".repeat(8)}.${"b".repeat(43)}`,
    `gr_live_${"a".repeat(8)}.${"b".repeat(44)}`,
  ])("is none when it reads %j", (text) => {
    expect(parseKey(text)).toBeNull();
  });

  it("shows its prefix and never its secret once it is made", () => {
    expect(maskKey("live", "ab12cd34")).toBe("gr_live_ab12cd34.****");
  });

  it("opens nothing when revoked, inactive or expired", () => {
    const now = new Date("2026-07-01T00:00:00Z");
    const usable = { status: "active" as const, expires_at: null, revoked_at: null };
    expect(whyUnusable(usable, now)).toBeNull();
    expect(whyUnusable({ ...usable, revoked_at: now }, now)).toContain("revoked");
    expect(whyUnusable({ ...usable, status: "inactive" }, now)).toContain("inactive");
    expect(whyUnusable({ ...usable, expires_at: now }, now)).toContain("expired");
    expect(whyUnusable({ ...usable, expires_at: new Date(now.getTime() + 1) }, now)).toBeNull();
  });
});
