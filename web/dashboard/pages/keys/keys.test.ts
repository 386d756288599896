/** Keys in words, and the call that a new one can make. */
import { describe, expect, it } from "vitest";
import { exportKey, firstCall } from "./first-call.ts";
import { changesOf, EMPTY_DRAFT, faultsOf } from "./key-draft.ts";
import { dayOf, endOfDay, hoursUntil, keyState, scopeWords } from "./key-words.ts";

const NOW = new Date("2026-03-10T12:00:00Z");

describe("a key in words", () => {
  it("is expired once its moment has passed, also when it is switched off", () => {
    expect(keyState({ status: "inactive", expiresAt: "2026-03-10T11:59:59Z" }, NOW).words).toBe("Expired");
    expect(keyState({ status: "active", expiresAt: "2026-03-10T12:00:01Z" }, NOW).words).toBe("Active");
    expect(keyState({ status: "inactive", expiresAt: null }, NOW).words).toBe("Inactive");
  });

  it("tells no scopes set from an empty list", () => {
    expect(scopeWords(null)).toEqual(["Everything"]);
    expect(scopeWords([])).toEqual(["Nothing"]);
    expect(scopeWords(["keys:write"])).toEqual(["Create, change, rotate and revoke API keys"]);
  });

  it("lets a key live until the end of the chosen day, and shows that day again", () => {
    const moment = endOfDay("2026-12-31");
    expect(dayOf(moment)).toBe("2026-12-31");
    expect(new Date(moment ?? "").getSeconds()).toBe(59);
    expect(endOfDay("")).toBeNull();
    expect(dayOf(null)).toBe("");
  });
});

describe("a rotation", () => {
  it("takes a moment within seven days, in hours from now", () => {
    expect(hoursUntil("2026-03-10T13:30:00Z", NOW)).toBe(1.5);
    expect(hoursUntil("2026-03-17T12:00:00Z", NOW)).toBe(168);
    expect(hoursUntil("2026-03-17T12:00:01Z", NOW)).toBeNull();
    expect(hoursUntil("2026-03-10T11:59:00Z", NOW)).toBeNull();
    expect(hoursUntil("", NOW)).toBeNull();
  });
});

describe("a key's form", () => {
  it("takes no limit or one of at least one request", () => {
    const draft = { ...EMPTY_DRAFT, name: "ATS" };
    const faults = (part: object) => faultsOf({ ...draft, ...part }, EMPTY_DRAFT, NOW);
    expect(faults({})).toEqual({});
    expect(faults({ requestsPerMinute: 60 })).toEqual({});
    for (const requestsPerMinute of [0, 1.5, 1_000_001])
      expect(Object.keys(faults({ requestsPerMinute }))).toEqual(["/requestsPerMinute"]);
  });

  it("takes no day that is over, unless the key ended on it before", () => {
    const draft = { ...EMPTY_DRAFT, name: "ATS", expiresOn: "2026-03-01" };
    expect(Object.keys(faultsOf(draft, EMPTY_DRAFT, NOW))).toEqual(["/expiresAt"]);
    expect(faultsOf(draft, draft, NOW)).toEqual({});
    expect(faultsOf({ ...draft, expiresOn: "2026-03-20" }, EMPTY_DRAFT, NOW)).toEqual({});
  });

  it("leaves the moment at which a key ends as it is until another day is chosen", () => {
    const key = { expiresAt: "2026-03-10T10:00:00Z" };
    const draft = { ...EMPTY_DRAFT, name: "Renamed", expiresOn: dayOf(key.expiresAt) };
    expect(changesOf(key, draft)).not.toHaveProperty("expiresAt");
    const later = { expiresAt: endOfDay("2026-04-01") };
    expect(changesOf(key, { ...draft, expiresOn: "2026-04-01" })).toMatchObject(later);
    expect(changesOf(key, { ...draft, expiresOn: "" })).toMatchObject({ expiresAt: null });
  });
});

describe("the first call", () => {
  it("reads what the scopes allow", () => {
    expect(firstCall("https://hire.example", null)).toContain("https://hire.example/api/v1/positions");
    expect(firstCall("https://hire.example", ["interviews:read"])).toContain("/api/v1/interviews");
    expect(firstCall("https://hire.example", ["interviews:write"])).toBeNull();
  });

  it("carries the key in a variable, never in the call", () => {
    expect(exportKey("gr_live_a.b")).toBe("export GREENROOM_KEY='gr_live_a.b'");
    expect(firstCall("https://hire.example", null)).toContain('"X-API-Key: $GREENROOM_KEY"');
  });
});
