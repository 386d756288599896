/** Scores and comments with their authors, as the GraphQL schema shows them. */
import type { Selectable } from "kysely";
import type { ReviewSet } from "../../core/reviews/index.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hexOf } from "./wire-ids.ts";

type ReviewRow = ReviewSet["reviews"][number];
export type CommentRow = Selectable<Schema["comments"]>;

/** Members who wrote something, by id, those who were removed too. */
export type People = ReadonlyMap<string, { email: string; removed: boolean }>;

/** What a person's name says when it is gone. */
const TYPES = { member: "user", key: "api-key", guest: "external" } as const;

type Author = Pick<CommentRow, "author_kind" | "author_id" | "author_name">;

function presentAuthor({ author_kind, author_id, author_name }: Author, people: People) {
  const person = author_kind === "member" ? people.get(author_id) : undefined;
  return {
    id: hexOf(author_id),
    name: author_name,
    email: person?.email ?? null,
    type: TYPES[author_kind],
    deleted: person?.removed ?? false,
  };
}

const mean = (numbers: readonly number[]): number =>
  Math.round((numbers.reduce((sum, one) => sum + one, 0) / numbers.length) * 100) / 100;

/** One reviewer's score of the whole: from the rated questions, or criteria, and the one that stands above them. */
export function presentScore(review: ReviewRow, people: People) {
  const rated = review.answer_scores.map(({ score }) => score);
  const computed = review.overall === null ? (review.score ?? 0) : 0;
  return {
    id: hexOf(review.id),
    computedScore: rated.length > 0 ? mean(rated) : computed,
    overridenScore:
      review.overall === null
        ? null
        : {
            value: review.overall,
            createdAt: (review.submitted_at ?? review.created_at).getTime(),
            updatedAt: review.updated_at.getTime(),
          },
    scorer: presentAuthor(review, people),
  };
}

/** Who scored this one question, and the mean of them; null without any. */
export function presentQuestionScores(questionId: string, reviews: readonly ReviewRow[], people: People) {
  const given = reviews.flatMap((review) => {
    const own = review.answer_scores.find((score) => score.questionId === questionId);
    return own ? [{ review, score: own.score }] : [];
  });
  return {
    score: given.length === 0 ? null : mean(given.map(({ score }) => score)),
    scores: given.map(({ review, score }) => ({
      id: hexOf(review.id),
      computedScore: score,
      overridenScore: null,
      scorer: presentAuthor(review, people),
    })),
  };
}

export const presentComment = (comment: CommentRow, people: People) => ({
  id: hexOf(comment.id),
  value: comment.words,
  createdAt: comment.created_at.getTime(),
  updatedAt: (comment.edited_at ?? comment.created_at).getTime(),
  author: presentAuthor(comment, people),
});
