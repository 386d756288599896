/** Reads the answers to a form's screening questions and judges them by the position's own rules. */
import type { ScreeningQuestion } from "../../../shared/position.ts";
import type { ScreeningAnswer } from "../../../shared/room.ts";
import type { ScreeningResultRow } from "../../platform/database/schema.ts";
import { accepted, type Result, refused } from "../refusal.ts";

/** One row per question, in the position's order. Refuses "invalid" with the path of the first answer that can not be read. */
export function readScreening(
  questions: readonly ScreeningQuestion[],
  answers: readonly ScreeningAnswer[],
): Result<ScreeningResultRow[]> {
  const given = new Map<string, { answer: string; index: number }>();
  for (const [index, { questionId, answer }] of answers.entries()) {
    const id = questionId.toLowerCase();
    if (given.has(id) || !questions.some((question) => question.id.toLowerCase() === id)) {
      return refused("invalid", "This answer belongs to no question of the form.", { path: ["answers", index] });
    }
    given.set(id, { answer: answer.trim(), index });
  }
  const rows: ScreeningResultRow[] = [];
  for (const question of questions) {
    const found = given.get(question.id.toLowerCase());
    const answer = found?.answer ?? "";
    const path = found ? ["answers", found.index] : ["answers"];
    if (answer === "" && (question.required || question.mustHave)) {
      return refused("invalid", `An answer is missing: ${question.text}`, { path });
    }
    if (answer !== "" && !isReadable(question, answer)) {
      return refused("invalid", `This answer can not be read: ${question.text}`, { path });
    }
    rows.push({
      questionId: question.id,
      question: question.text,
      answer,
      mustHave: question.mustHave,
      passed: passes(question, answer),
    });
  }
  return accepted(rows);
}

/** Why the form refuses the candidate, or null when it does not: only a failed must-have does. */
export function knockOutReason(rows: readonly ScreeningResultRow[]): string | null {
  const failed = rows.find((row) => row.mustHave && !row.passed);
  return failed ? `A required answer of the form was not met: ${failed.question}`.slice(0, 500) : null;
}

/** A decimal number, with a point or a comma; null for anything else. */
function readNumber(text: string): number | null {
  const normal = text.replace(/\s/g, "").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(normal) ? Number(normal) : null;
}

function isReadable(question: ScreeningQuestion, answer: string): boolean {
  switch (question.kind) {
    case "yes_no":
      return answer === "yes" || answer === "no";
    case "choice":
      return question.options.includes(answer);
    case "number":
      return readNumber(answer) !== null;
    case "text":
      return true;
  }
}

/** Text is never judged; a question without accepted answers accepts all. */
function passes(question: ScreeningQuestion, answer: string): boolean {
  const [least] = question.acceptedAnswers;
  if (question.kind === "text" || least === undefined) return true;
  if (answer === "") return !question.mustHave;
  if (question.kind !== "number") return question.acceptedAnswers.includes(answer);
  const value = readNumber(answer);
  const minimum = readNumber(least);
  return value !== null && minimum !== null && value >= minimum;
}
