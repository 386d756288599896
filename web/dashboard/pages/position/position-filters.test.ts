import { describe, expect, it } from "vitest";
import { filtersIn, isNarrowed } from "./position-filters.ts";

const PROJECT = "019c5ea9-a792-7f0d-b671-4c3c16000001";

describe("the address of the list of positions", () => {
  it("is read as filters, and says nothing for what is usual", () => {
    expect(filtersIn({ search: "baker", archived: "true", project: PROJECT, open: "public", sort: "title" })).toEqual({
      search: "baker",
      archived: true,
      project: PROJECT,
      open: "public",
      sort: "title",
    });
    expect(filtersIn({ search: "", archived: false, sort: "-created" })).toEqual({});
    expect(filtersIn({ search: 42 })).toEqual({ search: "42" });
  });

  it("leaves out what it does not know", () => {
    expect(filtersIn({ project: "x", open: "nobody", sort: "toString" })).toEqual({});
  });

  it("narrows by words, project and who may enter, not by order", () => {
    expect(isNarrowed({ sort: "title", archived: true, search: " " })).toBe(false);
    expect(isNarrowed({ project: PROJECT })).toBe(true);
  });
});
