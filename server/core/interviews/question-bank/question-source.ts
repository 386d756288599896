/** The port behind which questions for a candidate's skills come from, and the bank as its first source. */
import { type DrawInput, type DrawnQuestion, drawQuestions } from "./draw-questions.ts";

/** May give fewer questions than the input's count; never a text of its `avoid`, never the same text twice. */
export type QuestionSource = { draw(input: DrawInput): Promise<DrawnQuestion[]> };

/** Draws from the written bank: no model, no network, the same questions for the same seed. */
export const bankQuestionSource: QuestionSource = {
  draw: async (input) => drawQuestions(input),
};
