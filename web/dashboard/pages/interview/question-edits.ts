/** The list of questions while it is edited: order, texts, times; and the body that saves it. */
import type { z } from "zod";
import type { InterviewQuestion, replaceQuestionsSchema } from "../../../../shared/native.ts";

export interface EditedQuestion {
  /** Stays with the question while it moves; a new one has no id at the server yet. */
  key: string;
  id: string | null;
  text: string;
  answerKind: InterviewQuestion["answerKind"];
  thinkSeconds: number | null;
  answerSeconds: number | null;
  retakes: number | null;
}

export const editsOf = (questions: readonly InterviewQuestion[]): EditedQuestion[] =>
  [...questions]
    .sort((left, right) => left.ordinal - right.ordinal)
    .map((question) => ({
      key: question.id,
      id: question.id,
      text: question.text,
      answerKind: question.answerKind,
      thinkSeconds: question.thinkSeconds,
      answerSeconds: question.answerSeconds,
      retakes: question.retakes,
    }));

/** A new question at the end, with the times of the last one. */
export function withNew(edits: readonly EditedQuestion[], key: string): EditedQuestion[] {
  const last = edits.at(-1);
  return [
    ...edits,
    {
      key,
      id: null,
      text: "",
      answerKind: last?.answerKind ?? "video",
      thinkSeconds: last?.thinkSeconds ?? 30,
      answerSeconds: last?.answerSeconds ?? 120,
      retakes: last?.retakes ?? 1,
    },
  ];
}

/** The question one place up (-1) or down (1); at an end nothing moves. */
export function withMoved(edits: readonly EditedQuestion[], key: string, by: -1 | 1): EditedQuestion[] {
  const from = edits.findIndex((edit) => edit.key === key);
  const to = from + by;
  const moved = edits[from];
  if (!moved || to < 0 || to >= edits.length) return [...edits];
  const rest = edits.filter((edit) => edit.key !== key);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

type Field = "text" | "thinkSeconds" | "answerSeconds" | "retakes";
export type QuestionFaults = Partial<Record<Field, string>>;

const within = (value: number | null, minimum: number, maximum: number): boolean =>
  value !== null && Number.isInteger(value) && value >= minimum && value <= maximum;

/** What is wrong with a question before it is sent. */
export function questionFaults(edit: EditedQuestion): QuestionFaults {
  return {
    ...(edit.text.trim() === "" ? { text: "Write the question, or remove it." } : {}),
    ...(within(edit.thinkSeconds, 0, 1800) ? {} : { thinkSeconds: "0 to 1800 seconds." }),
    ...(within(edit.answerSeconds, 10, 1800) ? {} : { answerSeconds: "10 to 1800 seconds." }),
    ...(within(edit.retakes, 0, 20) ? {} : { retakes: "0 to 20." }),
  };
}

/** The body of PUT questions; only for edits without faults. */
export function questionsBody(edits: readonly EditedQuestion[]): z.input<typeof replaceQuestionsSchema> {
  return {
    questions: edits.map((edit) => ({
      ...(edit.id === null ? {} : { id: edit.id }),
      text: edit.text.trim(),
      answerKind: edit.answerKind,
      thinkSeconds: edit.thinkSeconds ?? 0,
      answerSeconds: edit.answerSeconds ?? 0,
      retakes: edit.retakes ?? 0,
    })),
  };
}
