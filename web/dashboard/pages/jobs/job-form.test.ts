import { describe, expect, it } from "vitest";
import { timeInStage } from "./application-words.ts";
import { entryPlaceIn } from "./entry-place.ts";
import { jobFiltersIn, placeInPipeline } from "./job-filters.ts";
import { blankJob, bodyOfJob, faultsOfJob, type JobForm } from "./job-form.ts";
import { salaryWords } from "./job-words.ts";

const ID = "0199b1c7-0000-7000-8000-000000000001";
const filled = (part: Partial<JobForm> = {}): JobForm => ({ ...blankJob(ID), title: "Mason", ...part });
const salary = { minimum: null, maximum: null, currency: "EUR", period: "year" } as const;

describe("the form of a job post", () => {
  it("says what is missing, and where", () => {
    expect(faultsOfJob(filled())).toEqual({});
    const stages = [{ key: "a", id: null, name: " ", kind: "applied" as const, applicationCount: 0, rejectedCount: 0 }];
    expect(Object.keys(faultsOfJob({ ...blankJob(null), stages }))).toEqual(["/title", "/projectId", "/stages/0/name"]);
    expect(Object.keys(faultsOfJob(filled({ stages: [] })))).toEqual(["/stages"]);
  });

  it("judges pay only when an amount is given", () => {
    expect(faultsOfJob(filled({ salary: { ...salary, currency: "" } }))).toEqual({});
    expect(bodyOfJob(filled(), ID).salary).toBeNull();
    const wrong = { ...salary, minimum: 5.5, maximum: 5, currency: "EU" };
    expect(Object.keys(faultsOfJob(filled({ salary: wrong })))).toEqual([
      "/salary/currency",
      "/salary/minimum",
      "/salary/maximum",
    ]);
    expect(bodyOfJob(filled({ salary: { ...salary, maximum: 5 } }), ID).salary).toMatchObject({ maximum: 5 });
  });

  it("sends the id of a stage that is there, and none of a new one", () => {
    const stages = [
      { key: "a", id: ID, name: " Applied ", kind: "applied" as const, applicationCount: 2, rejectedCount: 0 },
      { key: "b", id: null, name: "Review", kind: "review" as const, applicationCount: 0, rejectedCount: 0 },
    ];
    expect(bodyOfJob(filled({ stages }), ID).stages).toEqual([
      { id: ID, name: "Applied", kind: "applied" },
      { name: "Review", kind: "review" },
    ]);
  });
});

describe("addresses and words", () => {
  it("leave out what an address says in error", () => {
    expect(jobFiltersIn({ search: 42, state: "open", project: ID })).toEqual({
      search: "42",
      state: "open",
      project: ID,
    });
    expect(jobFiltersIn({ search: "", state: "lost", project: "x" })).toEqual({});
    expect(placeInPipeline({ application: ID, stage: 3 })).toEqual({ application: ID });
    expect(entryPlaceIn({ state: "failed", entry: "x" })).toEqual({ state: "failed" });
  });

  it("tell a range of pay from one amount, and count whole days", () => {
    expect(salaryWords({ ...salary, minimum: 10, maximum: 10 })).toBe("€10 a year");
    expect(salaryWords({ ...salary, minimum: 10, maximum: 20 })).toBe("€10 to €20 a year");
    expect(salaryWords({ ...salary, maximum: 20, period: "hour" })).toBe("Up to €20 an hour");
    expect(salaryWords(salary)).toBeNull();
    const stageSince = "2026-03-01T12:00:00.000Z";
    expect(timeInStage({ stageSince }, new Date("2026-03-02T11:59:00Z"))).toBe("Here since today");
    expect(timeInStage({ stageSince }, new Date("2026-03-02T12:00:00Z"))).toBe("1 day here");
    expect(timeInStage({ stageSince }, new Date("2026-03-06T12:00:00Z"))).toBe("5 days here");
  });
});
