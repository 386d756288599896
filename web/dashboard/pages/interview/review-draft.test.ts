import { describe, expect, it } from "vitest";
import type { Review } from "../../../../shared/native.ts";
import { bodyOf, criteriaOf, draftOf, sameDraft, scoreOf, withScore } from "./review-draft.ts";

const rubric = [
  { id: "A", name: "Judgement", description: "", weight: 3 },
  { id: "B", name: "Clarity", description: "", weight: 1 },
];
const review: Review = {
  id: "r",
  interviewId: "i",
  author: { kind: "member", id: "m", name: "Olive" },
  mine: true,
  state: "draft",
  scores: [{ criterionId: "gone", name: "Former", weight: 2, score: 4 }],
  answers: [],
  overall: null,
  score: 4,
  recommendation: null,
  words: "",
  version: 1,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  submittedAt: null,
};

describe("a review while it is written", () => {
  it("weighs the criteria until there is an overall score", () => {
    const criteria = criteriaOf(rubric, null);
    const draft = { ...draftOf(null), scores: { a: 5, b: 2 } };
    expect(scoreOf(draft, criteria)).toBe(4.25);
    expect(scoreOf({ ...draft, overall: 3 }, criteria)).toBe(3);
    expect(scoreOf(draftOf(null), criteria)).toBeNull();
  });

  it("keeps a criterion that the position gave up", () => {
    expect(criteriaOf(rubric, review).map(({ name }) => name)).toEqual(["Judgement", "Clarity", "Former"]);
    expect(scoreOf(draftOf(review), criteriaOf(rubric, review))).toBe(4);
  });

  it("says the same whatever the order of its scores, and is sent as it was kept", () => {
    const draft = draftOf(review);
    const other = { ...draft, scores: withScore(withScore(draft.scores, "a", 1), "a", null), words: " " };
    expect(sameDraft(draft, other)).toBe(true);
    expect(sameDraft(draft, { ...draft, overall: 1 })).toBe(false);
    expect(bodyOf(draft, "submitted")).toMatchObject({
      state: "submitted",
      scores: [{ criterionId: "gone", score: 4 }],
    });
  });
});
