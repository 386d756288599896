/** Writes a review, as a draft or submitted, and takes one back; the interview's average follows in the same transaction. */
import { sql } from "kysely";
import type { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import type { Review, writeReviewSchema } from "../../../shared/native.ts";
import type { RubricCriterion } from "../../../shared/position.ts";
import type { Change } from "../change.ts";
import { applyMove, type LockedInterview, lockInterview } from "../interviews/index.ts";
import { findPosition } from "../positions/index.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { authorOf, mayRemove } from "./author.ts";
import { presentReview, type ReviewRow } from "./list-reviews.ts";

type ReviewInput = z.output<typeof writeReviewSchema>;

/** What there is to judge once the candidate is through, or was stopped on the way. */
const ENDED: readonly LockedInterview["progress"][] = ["completed", "evaluated", "expired", "withdrawn"];

/**
 * Saves the caller's own review of an interview, whole. The interview is locked first, so that of two submissions at once each counts.
 * The first that is submitted of a completed interview evaluates it. early: the candidate need not be through.
 * @throws RefusedError "not_found", "stale", "conflict" while the candidate still answers or when a submitted review would become a
 * draft, "invalid" for criteria and questions that are not this interview's, and for a submission without a score.
 */
export async function writeReview(
  change: Change,
  interviewId: string,
  input: ReviewInput,
  expectedVersion?: number,
  { early = false } = {},
): Promise<Review> {
  const author = authorOf(change.actor);
  const interview = await lockInterview(change, interviewId);
  const before = await ownReview(change, interview.id);
  checkVersion(before?.version ?? 0, expectedVersion, "this review");
  const submits = input.state === "submitted";
  if (!submits && before?.state === "submitted") {
    refuse("conflict", "This review is submitted. Submit the change, or withdraw the review.");
  }
  if (submits && !early && !ENDED.includes(interview.progress)) {
    refuse("conflict", "The candidate is not through yet. Keep the review as a draft until then.");
  }
  const scores = await scoresOf(change, interview, input, before);
  await checkQuestions(change, interview.id, input);
  const score = input.overall ?? weightedMean(scores);
  if (submits && score === null) {
    refuse("invalid", "Give an overall score, or score a criterion.", { path: ["overall"] });
  }
  const values = {
    state: input.state,
    scores: JSON.stringify(scores),
    answer_scores: JSON.stringify(
      input.answers.map((answer) => ({ questionId: answer.questionId.toLowerCase(), score: answer.score })),
    ),
    overall: input.overall,
    score,
    recommendation: input.recommendation,
    words: input.words,
    updated_at: change.now,
    submitted_at: before?.submitted_at ?? (submits ? change.now : null),
  };
  const row = before
    ? await change.transaction
        .updateTable("reviews")
        .set({ ...values, author_name: author.name, version: before.version + 1 })
        .where("workspace_id", "=", change.workspaceId)
        .where("id", "=", before.id)
        .returningAll()
        .executeTakeFirstOrThrow()
    : await change.transaction
        .insertInto("reviews")
        .values({
          ...values,
          workspace_id: change.workspaceId,
          id: newId(change.now),
          interview_id: interview.id,
          author_kind: author.kind,
          author_id: author.id,
          author_name: author.name,
          created_at: change.now,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
  if (submits) await tellSubmitted(change, interview, row, before?.state === "submitted" ? before : null);
  return presentReview(change.actor, row);
}

/**
 * Takes a review away; what it said stays in the audit log until the candidate is erased.
 * @throws RefusedError "not_found", "stale", "forbidden" for somebody else's.
 */
export async function withdrawReview(change: Change, id: string, expectedVersion?: number): Promise<void> {
  const found = await change.transaction
    .selectFrom("reviews")
    .select(["interview_id"])
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) refuse("not_found", "There is no such review.");
  const interview = await lockInterview(change, found.interview_id);
  const row = await change.transaction
    .selectFrom("reviews")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) refuse("not_found", "There is no such review.");
  if (!mayRemove(change.actor, row)) {
    // A draft is nobody's business but its author's, so nobody else learns that there is one.
    if (row.state === "draft") refuse("not_found", "There is no such review.");
    refuse("forbidden", "Only its author or an owner withdraws a review.");
  }
  checkVersion(row.version, expectedVersion, "this review");
  await change.transaction
    .deleteFrom("reviews")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  if (row.state === "draft") return;
  const count = await countReviews(change, interview.id);
  change.record(event("review.withdrawn", interview, row, count));
  audit(change, interview.id, "review.withdrawn", { reviewId: row.id, author: row.author_name, before: said(row) });
}

/** The caller's own review of an interview, if there is one. */
export async function ownReview(change: Change, interviewId: string): Promise<ReviewRow | undefined> {
  const author = authorOf(change.actor);
  return await change.transaction
    .selectFrom("reviews")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interviewId)
    .where("author_kind", "=", author.kind)
    .where("author_id", "=", author.id)
    .executeTakeFirst();
}

/** Criteria of the position, or ones that this review scored before the position gave them up. */
async function scoresOf(
  change: Change,
  interview: LockedInterview,
  input: ReviewInput,
  before: ReviewRow | undefined,
): Promise<ReviewRow["scores"]> {
  if (input.scores.length === 0) return [];
  const position = await findPosition(change.transaction, change.workspaceId, interview.position_id);
  const known = new Map<string, Pick<RubricCriterion, "name" | "weight">>([
    ...(before?.scores ?? []).map((score) => [score.criterionId, score] as const),
    ...(position?.settings.rubric ?? []).map((criterion) => [criterion.id.toLowerCase(), criterion] as const),
  ]);
  const seen = new Set<string>();
  return input.scores.map(({ criterionId, score }, index) => {
    const id = criterionId.toLowerCase();
    const criterion = known.get(id);
    if (!criterion) {
      refuse("invalid", "The position has no such criterion.", { path: ["scores", index, "criterionId"] });
    }
    if (seen.has(id)) refuse("invalid", "A criterion is scored once.", { path: ["scores", index, "criterionId"] });
    seen.add(id);
    return { criterionId: id, name: criterion.name, weight: criterion.weight, score };
  });
}

async function checkQuestions(change: Change, interviewId: string, { answers }: ReviewInput): Promise<void> {
  if (answers.length === 0) return;
  const rows = await change.transaction
    .selectFrom("interview_questions")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interviewId)
    .execute();
  const open = new Set(rows.map((row) => row.id));
  answers.forEach(({ questionId }, index) => {
    if (!open.delete(questionId.toLowerCase())) {
      refuse("invalid", "This is no question of the interview, or it is scored twice.", {
        path: ["answers", index, "questionId"],
      });
    }
  });
}

/** To two places; null without scores. */
function weightedMean(scores: ReviewRow["scores"]): number | null {
  const weight = scores.reduce((sum, score) => sum + score.weight, 0);
  if (weight === 0) return null;
  return Math.round((scores.reduce((sum, score) => sum + score.score * score.weight, 0) / weight) * 100) / 100;
}

async function tellSubmitted(
  change: Change,
  interview: LockedInterview,
  row: ReviewRow,
  before: ReviewRow | null,
): Promise<void> {
  if (interview.progress === "completed") await evaluate(change, interview);
  const count = await countReviews(change, interview.id);
  change.record(event(before ? "review.updated" : "review.submitted", interview, row, count));
  const data = { reviewId: row.id, author: row.author_name };
  if (before) audit(change, interview.id, "review.updated", { ...data, before: said(before) });
  else audit(change, interview.id, "review.submitted", data);
}

/** Until there is a machine's evaluation, the first human review is the report. */
const evaluate = (change: Change, interview: LockedInterview) =>
  applyMove(change, interview, "evaluate", "interview.report_available");

/** Writes count and average of the submitted reviews; without updated_at, which would raise the interview's version. */
async function countReviews(change: Change, interviewId: string): Promise<{ count: number; scoreChanged: boolean }> {
  const { rows } = await sql<{ count: number; score_changed: boolean }>`
    update interviews set review_count = counted.count, review_average = counted.average
    from (
      select count(*)::int as count, round(avg(score)::numeric, 2)::double precision as average, (
          select review_average from interviews where workspace_id = ${change.workspaceId} and id = ${interviewId}
        ) as before
      from reviews
      where workspace_id = ${change.workspaceId} and interview_id = ${interviewId} and state = 'submitted'
    ) as counted
    where workspace_id = ${change.workspaceId} and id = ${interviewId}
    returning counted.count, counted.average is distinct from counted.before as score_changed`.execute(
    change.transaction,
  );
  return { count: rows[0]?.count ?? 0, scoreChanged: rows[0]?.score_changed ?? false };
}

/** Without the scores: whoever may read an interview's events may not have reviewed it yet. */
const event = (
  type: "review.submitted" | "review.updated" | "review.withdrawn",
  interview: LockedInterview,
  row: ReviewRow,
  { count, scoreChanged }: { count: number; scoreChanged: boolean },
) => {
  const base = { interviewId: interview.id, positionId: interview.position_id };
  return { type, ...base, data: { ...base, reviewId: row.id, reviewCount: count, scoreChanged } };
};

const said = ({ scores, answer_scores, overall, score, recommendation, words }: ReviewRow) => ({
  scores: scores.map((one) => ({ criterionId: one.criterionId, score: one.score })),
  answers: answer_scores,
  overall,
  score,
  recommendation,
  words,
});

/** Under the interview's id, by which an erasure finds it. */
const audit = (change: Change, interviewId: string, action: string, data: Record<string, unknown>): void =>
  change.audit({ action, subjectType: "interview", subjectId: interviewId, data });
