/** Filters survive the address, and reach the API as it takes them. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { interviewFilterSchema, interviewSortSchema } from "../../../../shared/native/interview-lists.ts";
import { addressOf, type CandidateFilters, chipsOf, filtersIn, isFiltered, listQuery, NO_FILTERS } from "./filters.ts";

const everything: CandidateFilters = {
  search: "ada",
  admission: "draft",
  progress: "started,answering",
  decision: "shortlisted",
  position: "304c0cfb-324f-4b2c-ac89-c93725c00399",
  tags: ["Shift=Night", "Team=A=B"],
  fields: ["city:Rome", "url:https://example.com"],
  source: "native",
  createdFrom: "2026-01-31",
  createdTo: "2026-02-01",
  completedFrom: "2026-02-02",
  completedTo: "",
  archived: true,
  sort: "-completedAt",
};

describe("filters in an address", () => {
  it("leaves a plain list a plain address", () => {
    expect(addressOf(NO_FILTERS)).toEqual({});
    expect(filtersIn({})).toEqual(NO_FILTERS);
  });

  it("come back as they were put in", () => {
    expect(filtersIn(addressOf(everything))).toEqual(everything);
    const one: CandidateFilters = { ...everything, tags: ["Shift=Night"], fields: ["city:Rome"] };
    expect(filtersIn(addressOf(one))).toEqual(one);
  });

  it("reads what a router turned into numbers and booleans", () => {
    expect(filtersIn({ search: 123, archived: true })).toEqual({ ...NO_FILTERS, search: "123", archived: true });
  });

  it("ignores values that there are not", () => {
    expect(
      filtersIn({
        admission: "maybe",
        progress: "flying,expired",
        decision: ["x"],
        tag: "none",
        field: [7],
        sort: "size",
        createdFrom: "soon",
        position: "1",
      }),
    ).toEqual({
      ...NO_FILTERS,
      progress: "expired",
    });
  });

  it("does not count the archive as a filter", () => {
    expect(isFiltered({ ...NO_FILTERS, archived: true })).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, search: "ada" })).toBe(true);
    expect(isFiltered({ ...NO_FILTERS, search: "  " })).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, sort: "name" })).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, tags: ["Shift=Night"] })).toBe(true);
  });
});

const parts = (query: URLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(query.keys())].map((name) => [
      name,
      query.getAll(name).length > 1 ? query.getAll(name) : (query.get(name) ?? ""),
    ]),
  );

describe("chips", () => {
  const same = (value: string) => value;
  const chips = (filters: CandidateFilters) =>
    chipsOf(filters, { position: same, progress: same, admission: same, decision: same, field: same, day: same });
  it("name every filter but the search, and each takes only itself away", () => {
    expect(chips(everything).map(({ words }) => words)).toEqual([
      `Position: ${everything.position}`,
      "started,answering",
      "draft",
      "shortlisted",
      "Shift: Night",
      "Team: A=B",
      "city: Rome",
      "url: https://example.com",
      "From: native",
      "Added from 2026-01-31 to 2026-02-01",
      "Completed from 2026-02-02",
    ]);
    expect(chips({ ...everything, ...chips(everything)[4]?.without }).map(({ words }) => words)).not.toContain(
      "Shift: Night",
    );
    expect(chips({ ...everything, ...chips(everything)[4]?.without }).map(({ words }) => words)).toContain("Team: A=B");
  });
  it("are none for a plain list", () => {
    expect(chips(NO_FILTERS)).toEqual([]);
  });
});

describe("the API's query", () => {
  it("escapes what was typed and names the position and the cursor", () => {
    const query = new URLSearchParams(listQuery({ ...NO_FILTERS, search: "a&b=c" }, "p-1", "c/1"));
    expect(Object.fromEntries(query)).toEqual({ positionId: "p-1", search: "a&b=c", limit: "50", cursor: "c/1" });
  });

  it("names every filter as the API does, and days as moments with their end included", () => {
    const query = new URLSearchParams(listQuery(everything, null, null));
    expect(query.getAll("tag")).toEqual(["Shift=Night", "Team=A=B"]);
    expect(query.getAll("field")).toEqual(["city:Rome", "url:https://example.com"]);
    expect(query.get("positionId")).toBe(everything.position);
    expect(query.get("sort")).toBe("-completedAt");
    expect(query.get("createdFrom")).toBe(new Date("2026-01-31T00:00:00").toISOString());
    expect(query.get("createdTo")).toBe(new Date("2026-02-02T00:00:00").toISOString());
    expect(query.has("completedTo")).toBe(false);
    expect(
      interviewFilterSchema.extend({ sort: interviewSortSchema, limit: z.string() }).strict().safeParse(parts(query))
        .error,
    ).toBeUndefined();
  });

  it("leaves out a position and a cursor that there are not", () => {
    expect(listQuery(NO_FILTERS, null, null)).toBe("limit=50");
  });
});
