/** The reader's own review: criteria, answers, recommendation, words. A draft is kept by itself, until it is submitted. */
import { useQuery } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Interview, Review } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { Confirm } from "../../../ui/confirm.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { ErrorNote } from "../../../ui/notes.tsx";
import { ScoreChoice } from "../../../ui/score-choice.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { ApiProblem } from "../../api.ts";
import { positionQuery } from "../../queries.ts";
import { problemWords } from "../../words.ts";
import { answerEntries } from "./player-state.ts";
import {
  bodyOf,
  criteriaOf,
  draftOf,
  RECOMMENDATION_WORDS,
  type ReviewDraft,
  sameDraft,
  scoreOf,
  scoreWords,
  withScore,
} from "./review-draft.ts";
import { useWithdrawReview, useWriteReview } from "./review-queries.ts";
import { Section } from "./section.tsx";

/** Where the key S puts the focus. */
export const FIRST_SCORE_ID = "first-score";

const KEEP_AFTER_MS = 1_500;
const ENDED: readonly Interview["progress"][] = ["completed", "evaluated", "expired", "withdrawn"];
const RECOMMENDATIONS = ["yes", "maybe", "no"] as const;

export function Scorecard({ interview, review }: { interview: Interview; review: Review | null }) {
  const [draft, setDraft] = useState(() => draftOf(review));
  const [asking, setAsking] = useState(false);
  const rubric = useQuery(positionQuery(interview.positionId)).data?.settings.rubric ?? [];
  const write = useWriteReview(interview.id);
  const withdraw = useWithdrawReview();
  const criteria = criteriaOf(rubric, review);
  const kept = draftOf(review);
  const changed = !sameDraft(draft, kept);
  const submitted = review?.state === "submitted";
  const through = ENDED.includes(interview.progress);
  const score = scoreOf(draft, criteria);
  const stale = write.error instanceof ApiProblem && write.error.status === 412;
  const version = review?.version ?? 0;
  const { mutateAsync, isPending } = write;

  // The newest save: what it sends, and whether that arrived.
  const newest = useRef<{ draft: ReviewDraft; arrived: Promise<boolean> } | null>(null);
  const save = useCallback(
    (what: ReviewDraft, state: "draft" | "submitted"): Promise<boolean> => {
      const arrived = mutateAsync({ body: bodyOf(what, state), version }).then(
        () => true,
        () => false,
      );
      newest.current = { draft: what, arrived };
      return arrived;
    },
    [mutateAsync, version],
  );
  const keepsItself = changed && !submitted && !isPending && !write.isError && !withdraw.isPending;
  // Each change of the draft starts the wait anew.
  useEffect(() => {
    if (!keepsItself) return;
    const timer = setTimeout(() => void save(draft, "draft"), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [keepsItself, draft, save]);
  // A submitted review is changed on purpose alone, so its changes are not kept by themselves; nor is what could not be saved.
  const held = changed && !keepsItself && !withdraw.isPending;
  const blocker = useBlocker({
    // Whoever goes on to the next candidate sooner than that has the draft kept on the way, or waits for what is being sent.
    shouldBlockFn: async () => {
      if (keepsItself) return !(await save(draft, "draft"));
      const sent = isPending ? newest.current : null;
      return held && !(sent && sameDraft(sent.draft, draft) && (await sent.arrived));
    },
    enableBeforeUnload: () => held,
    withResolver: true,
  });

  const change = (part: Partial<ReviewDraft>) => {
    if (write.isError && !stale) write.reset();
    setDraft({ ...draft, ...part });
  };
  const submit = () => {
    if (score !== null && through && !isPending) void save(draft, "submitted");
  };
  const answered = answerEntries(interview).filter((entry) => entry.answer);
  return (
    <Section
      title="Your review"
      beside={
        submitted && !changed ? (
          <StateWord tone="good">Submitted</StateWord>
        ) : (
          <span role="status" className="text-13 text-text-quiet">
            {isPending
              ? "Saving …"
              : changed
                ? submitted
                  ? "Changed, not submitted"
                  : ""
                : review
                  ? "Draft kept. Only you see it."
                  : ""}
          </span>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {criteria.length > 0 ? (
          <div className="flex flex-col divide-y divide-hairline">
            {criteria.map((criterion, index) => (
              <ScoreChoice
                key={criterion.id}
                id={index === 0 ? FIRST_SCORE_ID : undefined}
                label={criterion.weight === 1 ? criterion.name : `${criterion.name} (counts ${criterion.weight} times)`}
                hint={criterion.description || undefined}
                value={draft.scores[criterion.id] ?? null}
                onChange={(next) => change({ scores: withScore(draft.scores, criterion.id, next) })}
              />
            ))}
          </div>
        ) : null}
        <ScoreChoice
          id={criteria.length === 0 ? FIRST_SCORE_ID : undefined}
          label="Overall"
          hint={
            criteria.length > 0
              ? "Without it, the score is the mean of the criteria."
              : "1 is far from what the position needs, 5 is all of it."
          }
          halves
          value={draft.overall}
          onChange={(overall) => change({ overall })}
        />
        {answered.length > 0 ? (
          <details>
            <summary className="cursor-pointer text-text-quiet">Score single answers</summary>
            <div className="mt-2 flex flex-col divide-y divide-hairline">
              {answered.map(({ question, number }) => (
                <ScoreChoice
                  key={question.id}
                  label={`${number}. ${question.text}`}
                  value={draft.answers[question.id] ?? null}
                  onChange={(next) => change({ answers: withScore(draft.answers, question.id, next) })}
                />
              ))}
            </div>
          </details>
        ) : null}
        <fieldset className="m-0 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-0 p-0">
          <legend className="contents">
            <span className="flex-1 basis-48 font-medium">Would you go on with this candidate?</span>
          </legend>
          <span className="flex">
            {RECOMMENDATIONS.map((value) => (
              <button
                key={value}
                type="button"
                aria-pressed={draft.recommendation === value}
                onClick={() => change({ recommendation: draft.recommendation === value ? null : value })}
                className="-ms-px inline-flex min-h-8 cursor-pointer items-center border border-line bg-surface px-3 text-15 first:ms-0 first:rounded-s-6 last:rounded-e-6 hover:bg-sunken focus-visible:z-10 aria-pressed:bg-accent aria-pressed:font-medium aria-pressed:text-accent-text pointer-coarse:min-h-11"
              >
                {RECOMMENDATION_WORDS[value].words}
              </button>
            ))}
          </span>
        </fieldset>
        <TextArea
          label="What you saw and heard"
          optional
          rows={4}
          maxLength={10_000}
          value={draft.words}
          onChange={(words) => change({ words })}
        />
        {stale ? (
          <ErrorNote
            title="You changed this review in another window"
            retry={() => {
              write.reset();
              setDraft(kept);
            }}
            retryLabel="Show what is kept"
          >
            What is written here is not saved. Kept is: “{kept.words || "no words"}”,{" "}
            {kept.overall === null ? "no overall score" : `overall ${kept.overall}`}. Submit once more to replace it.
          </ErrorNote>
        ) : write.isError ? (
          <ErrorNote title="Not saved. What you wrote is still here.">{problemWords(write.error).detail}</ErrorNote>
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            look="main"
            busy={isPending}
            aria-disabled={!through || score === null || (submitted && !changed)}
            onClick={submit}
          >
            {submitted ? "Submit the change" : "Submit review"}
          </Button>
          {review ? (
            <Button look="quiet" busy={withdraw.isPending} onClick={() => setAsking(true)}>
              {submitted ? "Withdraw" : "Discard draft"}
            </Button>
          ) : null}
          <span className="text-13 text-text-quiet">
            {through
              ? score === null
                ? "Give at least one score."
                : `Your score is ${scoreWords(score)}.`
              : "You can submit when the candidate is through."}
          </span>
        </div>
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        bad
        title={submitted ? "Withdraw your review?" : "Discard your draft?"}
        action={submitted ? "Withdraw" : "Discard"}
        busy={withdraw.isPending}
        onConfirm={() => {
          if (review) {
            withdraw.mutate(review, {
              onSuccess: () => setDraft(draftOf(null)),
              onSettled: () => setAsking(false),
            });
          }
        }}
      >
        {submitted
          ? "It no longer counts. The audit log keeps what it said."
          : "What you scored and wrote here is gone then."}
      </Confirm>
      <Confirm
        open={blocker.status === "blocked"}
        onClose={() => blocker.reset?.()}
        title={submitted ? "Leave without submitting the change?" : "Leave without saving?"}
        action="Leave"
        bad
        onConfirm={() => blocker.proceed?.()}
      >
        {submitted
          ? "Your review stays as you submitted it before. What you changed since is lost when you leave."
          : "Your last change is not saved yet, and is lost when you leave."}
      </Confirm>
    </Section>
  );
}
