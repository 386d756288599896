/** The status table against the words of the contract. */
import { expect, test } from "vitest";
import { STATUS } from "./status.ts";

test("a draft becomes shortlisted when admitted and rejected when refused", () => {
  for (const progress of ["created", "invited"] as const) {
    expect([STATUS.draft[progress], STATUS.admitted[progress], STATUS.refused[progress]]).toEqual([
      "draft",
      "shortlisted",
      "rejected",
    ]);
  }
});

test("the interview's own way is told step by step", () => {
  const way = (["started", "answering", "completed", "evaluated"] as const).map(
    (progress) => STATUS.admitted[progress],
  );
  expect(way).toEqual(["started", "in_progress", "completed", "report_available"]);
});

test("nobody who withdrew or ran out of time is called rejected, unless refused before", () => {
  for (const progress of ["expired", "withdrawn"] as const) {
    expect([STATUS.draft[progress], STATUS.admitted[progress], STATUS.refused[progress]]).toEqual([
      "expired",
      "expired",
      "rejected",
    ]);
  }
});

test("what is completed stays completed, whatever was decided about admission", () => {
  for (const row of Object.values(STATUS))
    expect([row.completed, row.evaluated]).toEqual(["completed", "report_available"]);
});
