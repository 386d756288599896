/** A review while it is written: made from what is kept, turned into what is sent, and its score as the server will make it. */
import type { Review, WriteReview } from "../../../../shared/native.ts";
import type { RubricCriterion } from "../../../../shared/position.ts";

export interface ReviewDraft {
  scores: Readonly<Record<string, number>>;
  answers: Readonly<Record<string, number>>;
  overall: number | null;
  recommendation: Review["recommendation"];
  words: string;
}

export const draftOf = (review: Review | null): ReviewDraft => ({
  scores: Object.fromEntries((review?.scores ?? []).map(({ criterionId, score }) => [criterionId, score])),
  answers: Object.fromEntries((review?.answers ?? []).map(({ questionId, score }) => [questionId, score])),
  overall: review?.overall ?? null,
  recommendation: review?.recommendation ?? null,
  words: review?.words ?? "",
});

export const bodyOf = (draft: ReviewDraft, state: "draft" | "submitted"): WriteReview => ({
  state,
  scores: Object.entries(draft.scores).map(([criterionId, score]) => ({ criterionId, score })),
  answers: Object.entries(draft.answers).map(([questionId, score]) => ({ questionId, score })),
  overall: draft.overall,
  recommendation: draft.recommendation,
  words: draft.words,
});

/** Two drafts that say the same. */
export const sameDraft = (left: ReviewDraft, right: ReviewDraft): boolean =>
  JSON.stringify(canonical(left)) === JSON.stringify(canonical(right));

const canonical = (draft: ReviewDraft) => ({
  ...draft,
  words: draft.words.trim(),
  scores: Object.entries(draft.scores).sort(),
  answers: Object.entries(draft.answers).sort(),
});

export type Criterion = Pick<RubricCriterion, "id" | "name" | "weight"> & { description: string };

/** The position's criteria; those that it gave up since stay as long as the review has scored them. */
export function criteriaOf(rubric: readonly RubricCriterion[], review: Review | null): Criterion[] {
  const known = new Set(rubric.map(({ id }) => id.toLowerCase()));
  const former = (review?.scores ?? [])
    .filter(({ criterionId }) => !known.has(criterionId))
    .map(({ criterionId, name, weight }) => ({ id: criterionId, name, weight, description: "" }));
  return [...rubric.map((criterion) => ({ ...criterion, id: criterion.id.toLowerCase() })), ...former];
}

/** What the review is worth: the overall score, or the weighted mean of the criteria; null without either. */
export function scoreOf(draft: ReviewDraft, criteria: readonly Criterion[]): number | null {
  if (draft.overall !== null) return draft.overall;
  let sum = 0;
  let weight = 0;
  for (const criterion of criteria) {
    const score = draft.scores[criterion.id];
    if (score === undefined) continue;
    sum += score * criterion.weight;
    weight += criterion.weight;
  }
  return weight === 0 ? null : Math.round((sum / weight) * 100) / 100;
}

/** The record without a name, or with its new value. */
export function withScore(
  scores: Readonly<Record<string, number>>,
  id: string,
  score: number | null,
): Record<string, number> {
  const { [id]: _before, ...rest } = scores;
  return score === null ? rest : { ...rest, [id]: score };
}

/** "4.25", "3" */
export const scoreWords = (score: number): string => String(Math.round(score * 100) / 100);

export const RECOMMENDATION_WORDS = {
  yes: { words: "Yes", tone: "good" },
  maybe: { words: "Maybe", tone: "warn" },
  no: { words: "No", tone: "bad" },
} as const;
