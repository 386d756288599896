import { describe, expect, it } from "vitest";
import { addressOf, auditFiltersIn, auditQueryOf, NO_AUDIT_FILTERS } from "./filters.ts";

const ID = "0199b1c7-0000-7000-8000-000000000001";

describe("the audit log's filters", () => {
  it("come back from the address that they were written to", () => {
    const filters = { what: "interview.decided", who: ID, about: "", from: "2026-03-01", to: "2026-03-02" };
    expect(auditFiltersIn(addressOf(filters))).toEqual(filters);
    expect(addressOf(NO_AUDIT_FILTERS)).toEqual({});
  });

  it("are not on where the address says nonsense", () => {
    expect(
      auditFiltersIn({ what: "DROP %", who: "me", about: 7, from: "2026-13-01", to: ["2026-01-01"], more: true }),
    ).toEqual(NO_AUDIT_FILTERS);
  });

  it("take the last day whole, also one on which the clocks change", () => {
    const { from, to } = auditQueryOf({ ...NO_AUDIT_FILTERS, from: "2026-03-29", to: "2026-03-29" });
    expect([from, to]).toEqual([
      new Date("2026-03-29T00:00:00").toISOString(),
      new Date("2026-03-30T00:00:00").toISOString(),
    ]);
    expect(auditQueryOf(NO_AUDIT_FILTERS)).toEqual({});
  });
});
