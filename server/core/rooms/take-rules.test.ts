/** How takes are counted, and which question is at hand. */
import { describe, expect, it } from "vitest";
import { maximumSegmentBytes, progressOf, type QuestionRow, questionAtHand, type TakeRow } from "./take-rules.ts";

const question = (id: string, ordinal: number, retakes: number): QuestionRow => ({
  workspace_id: "w",
  id,
  interview_id: "i",
  position_question_id: null,
  source: "position",
  skill: null,
  ordinal,
  text: id,
  answer_kind: "video",
  think_seconds: 30,
  answer_seconds: 120,
  retakes,
  expected_answer: null,
  video_file_id: null,
  follow_ups: false,
});

const take = (questionId: string, number: number, given: Partial<TakeRow>): TakeRow => ({
  workspace_id: "w",
  id: `${questionId}-${number}`,
  interview_id: "i",
  interview_question_id: questionId,
  attempt: 1,
  number,
  state: "finished",
  kept: false,
  counted: true,
  text_answer: null,
  ip: null,
  user_agent: null,
  think_started_at: null,
  started_at: new Date(0),
  ended_at: null,
  duration_ms: null,
  media_state: "none",
  media_reason: null,
  original_file_id: null,
  playable_file_id: null,
  rendition_file_id: null,
  thumbnail_file_id: null,
  chosen_at: null,
  ...given,
});

const chosen = { kept: true, chosen_at: new Date(1) };

describe("takes and questions", () => {
  it.each<[string, number, Partial<TakeRow>[], { left: number; state: string }]>([
    ["no take yet", 1, [], { left: 2, state: "open" }],
    ["a take that runs", 1, [{ state: "recording" }], { left: 1, state: "open" }],
    ["a take that a fault broke off", 0, [{ state: "interrupted" }], { left: 1, state: "open" }],
    ["the same thrown away", 0, [{ state: "discarded", counted: false }], { left: 1, state: "open" }],
    ["a take thrown away by choice", 1, [{ state: "discarded" }], { left: 1, state: "open" }],
    ["a finished take with another left", 1, [{ kept: true }], { left: 1, state: "recorded" }],
    ["the same, chosen", 1, [chosen], { left: 1, state: "answered" }],
    ["the last take", 0, [{ kept: true }], { left: 0, state: "answered" }],
    ["another take after a finished one", 1, [{ kept: true }, { state: "recording" }], { left: 0, state: "open" }],
  ])("%s", (_name, retakes, takes, expected) => {
    const [entry] = progressOf(
      [question("a", 1, retakes)],
      takes.map((given, index) => take("a", index + 1, given)),
      new Map(),
    );
    expect({ left: entry?.takesLeft, state: entry?.state }).toEqual(expected);
  });

  it("has one question at hand: the first that is not answered; those after it are locked", () => {
    const progress = progressOf(
      [question("a", 1, 1), question("b", 2, 1), question("c", 3, 1)],
      [take("a", 1, chosen)],
      new Map(),
    );
    expect(progress.map(({ state }) => state)).toEqual(["answered", "open", "locked"]);
    expect(questionAtHand(progress)?.question.id).toBe("b");
  });

  it("ends even what costs nothing, before a broken device fills the store", () => {
    const many = Array.from({ length: 60 }, (_none, index) =>
      take("a", index + 1, { state: "discarded", counted: false }),
    );
    expect(progressOf([question("a", 1, 1)], many, new Map())[0]?.takesLeft).toBe(0);
  });

  it("leaves room for any camera in a segment's bound", () => {
    expect(maximumSegmentBytes(10)).toBeGreaterThanOrEqual(64 * 1024 * 1024);
    expect(maximumSegmentBytes(1800)).toBeGreaterThan(1800 * 1_000_000);
  });
});
