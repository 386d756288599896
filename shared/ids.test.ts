import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hexToUuid, newId, readId, uuidToHex } from "./ids.ts";

const hex24 = fc.stringMatching(/^[0-9a-f]{24}$/);

describe("ids", () => {
  it("gives every 24-hex id a UUID of version 7 and takes it back unchanged", () => {
    fc.assert(
      fc.property(hex24, (hex) => {
        const uuid = hexToUuid(hex);
        expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(uuidToHex(uuid)).toBe(hex);
      }),
    );
  });

  it("writes time, version, 12 bits, variant, 36 bits and 26 zero bits in that order", () => {
    expect(hexToUuid("ffffffffffff000000000000")).toBe("ffffffff-ffff-7000-8000-000000000000");
    expect(hexToUuid("000000000000ffffffffffff")).toBe("00000000-0000-7fff-bfff-fffffc000000");
  });

  it("has no hex form for a foreign UUID", () => {
    expect(uuidToHex("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")).toBeNull();
    expect(uuidToHex("019c5ea9-a792-7f0d-b671-4c3c1602094e")).toBeNull();
    expect(uuidToHex("not an id")).toBeNull();
  });

  it("makes ids that carry their time and do not repeat", () => {
    const at = new Date("2026-07-01T10:30:00.000Z");
    const ids = new Set(Array.from({ length: 2000 }, () => newId(at)));
    expect(ids.size).toBe(2000);
    for (const id of ids) expect(Number.parseInt(uuidToHex(id)?.slice(0, 12) ?? "", 16)).toBe(at.getTime());
  });

  it("reads any GUID by shape in any case and refuses everything else", () => {
    expect(readId("AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE")).toBe("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
    for (const bad of [
      "",
      "aaaaaaaa",
      " aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
      "{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}",
    ]) {
      expect(readId(bad)).toBeNull();
    }
  });
});
