/** The door of the question bank: interview questions for a candidate's skills, written by hand. */
export { type DrawInput, type DrawnQuestion, drawQuestions } from "./draw-questions.ts";
export { findSkill } from "./find-skill.ts";
export { bankQuestionSource, type QuestionSource } from "./question-source.ts";
