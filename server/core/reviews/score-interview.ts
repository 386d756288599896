/** One score of an interview as a whole, given or taken back, whatever else the caller's review says. */
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";
import { ownReview, withdrawReview, writeReview } from "./write-review.ts";

/**
 * Sets the overall score of the caller's own review, from 0.5 to 5 in halves, and submits it, at any time. Null takes it back: what
 * is scored by criteria then counts; a review without them is withdrawn.
 * @throws RefusedError "not_found", and "invalid" for any other score.
 */
export async function scoreInterview(change: Change, interviewId: string, score: number | null): Promise<void> {
  if (score !== null && !(score >= 0.5 && score <= 5 && Number.isInteger(score * 2))) {
    refuse("invalid", "A score is a number from 0.5 to 5 in steps of 0.5, or null.", { path: ["score"] });
  }
  const before = await ownReview(change, interviewId);
  if (score === null && (!before || before.scores.length === 0)) {
    if (before) await withdrawReview(change, before.id);
    return;
  }
  await writeReview(
    change,
    interviewId,
    {
      state: "submitted",
      scores: (before?.scores ?? []).map(({ criterionId, score: given }) => ({ criterionId, score: given })),
      answers: before?.answer_scores ?? [],
      overall: score,
      recommendation: before?.recommendation ?? null,
      words: before?.words ?? "",
    },
    undefined,
    { early: true },
  );
}
