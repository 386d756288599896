/** What the others scored. Who has not scored yet looks only on purpose, and a reviewer after an own review. */
import type { Interview, Review, ReviewPage } from "../../../../shared/native.ts";
import { StateWord } from "../../../ui/state-word.tsx";
import { Time } from "../../../ui/time.tsx";
import { answerEntries } from "./player-state.ts";
import { RECOMMENDATION_WORDS, scoreWords } from "./review-draft.ts";
import { Section } from "./section.tsx";

function OneReview({ review, interview }: { review: Review; interview: Interview }) {
  const recommendation = review.recommendation && RECOMMENDATION_WORDS[review.recommendation];
  const numbers = new Map(answerEntries(interview).map(({ question, number }) => [question.id, number]));
  return (
    <li className="py-3 first:pt-0">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="font-medium break-words">
          {review.author.name}
          {review.author.kind === "member" ? null : (
            <span className="font-normal text-text-quiet"> ({review.author.kind === "key" ? "API key" : "guest"})</span>
          )}
        </span>
        {review.score === null ? null : <span className="tabular-nums">{scoreWords(review.score)} of 5</span>}
        {recommendation ? (
          <StateWord tone={recommendation.tone}>Go on: {recommendation.words.toLowerCase()}</StateWord>
        ) : null}
        <span className="text-13 text-text-quiet">
          <Time at={review.submittedAt ?? review.updatedAt} />
        </span>
      </div>
      {review.scores.length > 0 ? (
        <dl className="my-1 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 text-13">
          {review.scores.map((score) => (
            <div key={score.criterionId} className="contents">
              <dt className="break-words text-text-quiet">{score.name}</dt>
              <dd className="m-0 tabular-nums">{score.score}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {review.answers.length > 0 ? (
        <p className="my-1 text-13 text-text-quiet tabular-nums">
          {review.answers
            .map(({ questionId, score }) => `Answer ${numbers.get(questionId) ?? "?"}: ${score}`)
            .join(", ")}
        </p>
      ) : null}
      {review.words ? <p className="mt-1 mb-0 max-w-170 break-words whitespace-pre-wrap">{review.words}</p> : null}
    </li>
  );
}

/** mayScore: the reader could still write a review, so others' scores are folded until then. */
export function ReviewsPanel({
  interview,
  page,
  mayScore,
}: {
  interview: Interview;
  page: ReviewPage;
  mayScore: boolean;
}) {
  const others = page.data.filter((review) => !review.mine);
  const ownSubmitted = page.data.some((review) => review.mine && review.state === "submitted");
  const list = (
    <>
      {interview.reviewAverage === null ? null : (
        <p className="mt-0 mb-2">
          On average <span className="font-medium tabular-nums">{scoreWords(interview.reviewAverage)} of 5</span>, from{" "}
          {interview.reviewCount === 1 ? "1 review" : `${interview.reviewCount} reviews`}.
        </p>
      )}
      <ul className="m-0 list-none divide-y divide-hairline p-0">
        {others.map((review) => (
          <OneReview key={review.id} review={review} interview={interview} />
        ))}
      </ul>
      {page.next ? <p className="mb-0 text-13 text-text-quiet">The newest 100 are shown. The API has all.</p> : null}
    </>
  );
  return (
    <Section title="Reviews of others">
      {page.hidden > 0 ? (
        <p className="m-0 text-text-quiet">
          {page.hidden === 1 ? "1 review is" : `${page.hidden} reviews are`} there. You see{" "}
          {page.hidden === 1 ? "it" : "them"} once you have submitted yours, so that you judge for yourself.
        </p>
      ) : others.length === 0 ? (
        <p className="m-0 text-text-quiet">None yet.</p>
      ) : mayScore && !ownSubmitted ? (
        <details>
          <summary className="cursor-pointer">
            Show {others.length === 1 ? "1 review" : `${others.length} reviews`} before you score
          </summary>
          <div className="mt-2">{list}</div>
        </details>
      ) : (
        list
      )}
    </Section>
  );
}
