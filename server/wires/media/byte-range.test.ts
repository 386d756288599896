/** Ranges of bytes as players ask for them. */
import { describe, expect, it } from "vitest";
import { readRange } from "./byte-range.ts";

describe("a range of 1000 bytes", () => {
  it.each<[string | undefined, ReturnType<typeof readRange>]>([
    [undefined, "whole"],
    ["bytes=0-", { start: 0, end: 999 }],
    ["bytes=0-0", { start: 0, end: 0 }],
    ["bytes=10-19", { start: 10, end: 19 }],
    ["bytes=990-2000", { start: 990, end: 999 }],
    ["bytes=-10", { start: 990, end: 999 }],
    ["bytes=-5000", { start: 0, end: 999 }],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=1000-", "unsatisfiable"],
    ["bytes=20-10", "whole"],
    ["bytes=0-1,5-6", "whole"],
    ["bytes=-", "whole"],
    ["items=0-1", "whole"],
    ["bytes=a-b", "whole"],
  ])("%s", (header, range) => {
    expect(readRange(header, 1000)).toEqual(range);
  });

  it("has nothing to give of an empty file", () => {
    expect(readRange("bytes=0-", 0)).toBe("unsatisfiable");
    expect(readRange("bytes=-5", 0)).toBe("unsatisfiable");
  });
});
