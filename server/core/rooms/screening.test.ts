/** Knock-outs: what refuses a candidate, and what never does. */
import { describe, expect, it } from "vitest";
import type { ScreeningQuestion } from "../../../shared/position.ts";
import { knockOutReason, readScreening } from "./screening.ts";

const id = (digit: number) => `00000000-0000-7000-8000-00000000000${digit}`;
const question = (given: Partial<ScreeningQuestion>): ScreeningQuestion => ({
  id: id(1),
  text: "May you work here?",
  kind: "yes_no",
  options: [],
  required: true,
  mustHave: true,
  acceptedAnswers: ["yes"],
  ...given,
});

function judged(given: Partial<ScreeningQuestion>, answer: string) {
  const rows = readScreening([question(given)], answer === "" ? [] : [{ questionId: id(1), answer }]);
  if (!rows.ok) return rows.refusal.code;
  return knockOutReason(rows.value) === null ? "passed" : "refused";
}

describe("a must-have", () => {
  const number: Partial<ScreeningQuestion> = { kind: "number", acceptedAnswers: ["3"] };
  const choice: Partial<ScreeningQuestion> = { kind: "choice", options: ["a", "b", "c"], acceptedAnswers: ["a", "b"] };
  it.each<[Partial<ScreeningQuestion>, string, string]>([
    [{}, "yes", "passed"],
    [{}, "no", "refused"],
    [{}, "maybe", "invalid"],
    [{}, "", "invalid"],
    [{ required: false }, "", "invalid"],
    [number, "3", "passed"],
    [number, "10", "passed"],
    [number, "3,5", "passed"],
    [number, "2.9", "refused"],
    [number, "many", "invalid"],
    [choice, "b", "passed"],
    [choice, "c", "refused"],
    [choice, "d", "invalid"],
    [{ kind: "text", acceptedAnswers: ["never judged"] }, "anything", "passed"],
  ])("%j answered %j is %s", (given, answer, outcome) => {
    expect(judged(given, answer)).toBe(outcome);
  });
});

describe("a question that is no must-have", () => {
  it("refuses nobody, and says what was not met", () => {
    const rows = readScreening([question({ mustHave: false })], [{ questionId: id(1), answer: "no" }]);
    expect(rows).toMatchObject({ ok: true, value: [{ answer: "no", passed: false }] });
    if (rows.ok) expect(knockOutReason(rows.value)).toBeNull();
  });
  it("may stay open when it is not required", () => {
    expect(readScreening([question({ mustHave: false, required: false })], [])).toMatchObject({
      ok: true,
      value: [{ answer: "", passed: true }],
    });
  });
});

describe("an answer to a question that the form does not have", () => {
  it("is refused with its place", () => {
    expect(readScreening([question({})], [{ questionId: id(2), answer: "yes" }])).toMatchObject({
      ok: false,
      refusal: { code: "invalid", path: ["answers", 0] },
    });
  });
});
