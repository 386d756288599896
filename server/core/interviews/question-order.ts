/** The order in which one candidate is asked: as designed, or shuffled the same way each time for the same interview. */
import { createHash } from "node:crypto";

export function orderQuestions<Question extends { id: string }>(
  questions: readonly Question[],
  order: "fixed" | "shuffled",
  interviewId: string,
): readonly Question[] {
  if (order === "fixed") return questions;
  const place = (question: Question) => createHash("sha256").update(`${interviewId}:${question.id}`).digest("hex");
  return [...questions].sort((left, right) => (place(left) < place(right) ? -1 : 1));
}
