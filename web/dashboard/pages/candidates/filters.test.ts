/** Filters survive the address, and reach the API as it takes them. */
import { describe, expect, it } from "vitest";
import { addressOf, filtersIn, isFiltered, listQuery, NO_FILTERS } from "./filters.ts";

describe("filters in an address", () => {
  it("leaves a plain list a plain address", () => {
    expect(addressOf(NO_FILTERS)).toEqual({});
    expect(filtersIn({})).toEqual(NO_FILTERS);
  });

  it("come back as they were put in", () => {
    const filters = {
      search: "ada",
      admission: "draft",
      progress: "started,answering",
      decision: "shortlisted",
      archived: true,
    } as const;
    expect(filtersIn(addressOf(filters))).toEqual(filters);
  });

  it("reads what a router turned into numbers and booleans", () => {
    expect(filtersIn({ search: 123, archived: true })).toEqual({ ...NO_FILTERS, search: "123", archived: true });
  });

  it("ignores values that there are not", () => {
    expect(filtersIn({ admission: "maybe", progress: "flying,expired", decision: ["x"] })).toEqual({
      ...NO_FILTERS,
      progress: "expired",
    });
  });

  it("does not count the archive as a filter", () => {
    expect(isFiltered({ ...NO_FILTERS, archived: true })).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, search: "ada" })).toBe(true);
    expect(isFiltered({ ...NO_FILTERS, search: "  " })).toBe(false);
  });
});

describe("the API's query", () => {
  it("escapes what was typed and names the position and the cursor", () => {
    const path = listQuery({ ...NO_FILTERS, search: "a&b=c" }, "p-1", "c/1");
    const query = new URLSearchParams(path.slice(path.indexOf("?")));
    expect(Object.fromEntries(query)).toEqual({ positionId: "p-1", search: "a&b=c", limit: "50", cursor: "c/1" });
  });

  it("leaves out a position and a cursor that there are not", () => {
    expect(listQuery(NO_FILTERS, null, null)).toBe("/interviews?limit=50");
  });
});
