/** How takes are counted and which question is at hand: pure rules over the rows of one attempt at the interview. */
import type { Selectable } from "kysely";
import type { RoomQuestion } from "../../../shared/room.ts";
import type { Schema } from "../../platform/database/schema.ts";

export type QuestionRow = Selectable<Schema["interview_questions"]>;
export type TakeRow = Selectable<Schema["takes"]>;

export interface QuestionProgress {
  question: QuestionRow;
  /** Takes of this attempt, oldest first. */
  takes: TakeRow[];
  takesLeft: number;
  shownAt: Date | null;
  state: RoomQuestion["state"];
}

/** A bound on takes that cost nothing, so that a broken device can not fill the store. */
const MAXIMUM_TAKES = 60;

export const isOpen = (take: Pick<TakeRow, "state">): boolean =>
  take.state === "recording" || take.state === "interrupted";

/** One take and the additional ones, less what was used. A take that a fault ended costs nothing until the candidate keeps it. */
function takesLeft(retakes: number, takes: readonly Pick<TakeRow, "counted" | "state">[]): number {
  if (takes.length >= MAXIMUM_TAKES) return 0;
  const used = takes.filter((take) => take.counted && take.state !== "interrupted").length;
  return Math.max(0, retakes + 1 - used);
}

/**
 * Each question with its takes and state. Exactly one question is at hand: the first that is not answered. A question is
 * answered once the candidate chose a take, or has none left.
 */
export function progressOf(
  questions: readonly QuestionRow[],
  takes: readonly TakeRow[],
  shown: ReadonlyMap<string, Date>,
): QuestionProgress[] {
  let atHand = false;
  return questions.map((question) => {
    const own = takes
      .filter((take) => take.interview_question_id === question.id)
      .sort((left, right) => left.number - right.number);
    const left = takesLeft(question.retakes, own);
    const kept = own.find((take) => take.kept);
    const answered = kept !== undefined && !own.some(isOpen) && (kept.chosen_at !== null || left === 0);
    let state: RoomQuestion["state"] = "answered";
    if (!answered) {
      state = atHand ? "locked" : kept && !own.some(isOpen) ? "recorded" : "open";
      atHand = true;
    }
    return { question, takes: own, takesLeft: left, shownAt: shown.get(question.id) ?? null, state };
  });
}

/** The question at hand, or undefined when all are answered. */
export const questionAtHand = (progress: readonly QuestionProgress[]): QuestionProgress | undefined =>
  progress.find((entry) => entry.state !== "answered");

/** Most bytes that a segment may have: 8 Mbit/s over the answer time and 64 MiB more. */
export function maximumSegmentBytes(answerSeconds: number): number {
  const mebibyte = 1024 * 1024;
  return Math.max(64 * mebibyte, answerSeconds * 1_000_000 + 64 * mebibyte);
}
