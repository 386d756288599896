/** One interview: the answers in a player, the facts beside them, the decision always in view. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { Interview } from "../../../shared/native.ts";
import { EmptyState, ErrorNote, Loading, Notice } from "../../ui/notes.tsx";
import { StateWord } from "../../ui/state-word.tsx";
import { ApiProblem } from "../api.ts";
import { KeysPanel } from "../keys-panel.tsx";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { useMayReview } from "../use-may-review.ts";
import { useMayWrite } from "../use-may-write.ts";
import { problemWords } from "../words.ts";
import { ActionPanel, type PanelName } from "./candidates/action-panels.tsx";
import { interviewQuery } from "./candidates/interview-queries.ts";
import { questionsOpen } from "./candidates/possible.ts";
import { ADMISSION_WORDS, PROGRESS_WORDS } from "./candidates/words.ts";
import { Answers } from "./interview/answers.tsx";
import { CandidateLinks } from "./interview/candidate-links.tsx";
import { COMMENT_ID, Comments } from "./interview/comments.tsx";
import { CustomFields } from "./interview/custom-fields.tsx";
import { CvSection } from "./interview/cv-section.tsx";
import { DecidePanel, Decisions } from "./interview/decide-panel.tsx";
import { DecisionBar } from "./interview/decision-bar.tsx";
import { Facts, LinkFacts } from "./interview/facts.tsx";
import { Mails } from "./interview/mails.tsx";
import { Notes, Tags } from "./interview/notes.tsx";
import { KEY_WORDS } from "./interview/page-keys.ts";
import { Questions } from "./interview/questions.tsx";
import { scoreWords } from "./interview/review-draft.ts";
import { commentsQuery, reviewsQuery } from "./interview/review-queries.ts";
import { ReviewsPanel } from "./interview/reviews-panel.tsx";
import { FIRST_SCORE_ID, Scorecard } from "./interview/scorecard.tsx";
import { Metadata, Screening } from "./interview/screening.tsx";
import { Section } from "./interview/section.tsx";
import { Shares } from "./interview/shares.tsx";
import { Timeline, Visits } from "./interview/timeline.tsx";
import { useNeighbours } from "./interview/use-neighbours.ts";
import { focusOn, usePageKeys } from "./interview/use-page-keys.ts";
import { useStage } from "./interview/use-stage.ts";

export function InterviewPage() {
  const { interviewId } = useParams({ from: "/inside/interviews/$interviewId" });
  const { data: interview, error, refetch } = useQuery(interviewQuery(interviewId));
  const gone = error instanceof ApiProblem && (error.status === 404 || error.status === 400);
  if (gone) {
    return (
      <PageFrame title="No such interview" above={<Link to="/candidates">Candidates</Link>}>
        <EmptyState title="This interview is not in this workspace">
          It may have been deleted, or it belongs to another workspace of yours.
        </EmptyState>
      </PageFrame>
    );
  }
  if (interview) return <InterviewView key={interview.id} interview={interview} stale={error !== null} />;
  if (error) return <PageError error={error} again={() => void refetch()} />;
  return (
    <div className="px-4 md:px-8">
      <Loading what="Reading the interview" />
    </div>
  );
}

/** stale: the last look at the server failed, so that what is shown may be old. */
function InterviewView({ interview, stale }: { interview: Interview; stale: boolean }) {
  const navigate = useNavigate();
  const mayWrite = useMayWrite();
  const mayReview = useMayReview();
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [side, setSide] = useState<"decide" | "keys" | null>(null);
  const stage = useStage(interview);
  const reviews = useQuery(reviewsQuery(interview.id));
  // Who still has to judge is not told what the others thought.
  const unbiased =
    !mayReview || reviews.data?.data.some((review) => review.mine && review.state === "submitted") === true;
  const comments = useInfiniteQuery(commentsQuery(interview.id)).data?.pages.flatMap((page) => page.data) ?? [];
  const { previous, next } = useNeighbours(interview);
  const open = (id: string | undefined) => {
    if (id) void navigate({ to: "/interviews/$interviewId", params: { interviewId: id } });
  };
  usePageKeys(stage, {
    score: () => focusOn(FIRST_SCORE_ID),
    comment: () => {
      stage.player.current?.pause();
      focusOn(COMMENT_ID);
    },
    decide: () => {
      if (mayWrite) setSide("decide");
    },
    help: () => setSide("keys"),
    candidate: (direction) => open(direction === 1 ? next?.id : previous?.id),
  });
  const progress = PROGRESS_WORDS[interview.progress];
  const admission = ADMISSION_WORDS[interview.admission];
  const begun = !questionsOpen(interview) || interview.answers.length > 0;
  const toPosition = () =>
    void navigate({ to: "/positions/$positionId", params: { positionId: interview.positionId } });
  return (
    <PageFrame
      title={interview.candidate.name}
      above={
        <Link to="/positions/$positionId" params={{ positionId: interview.positionId }} className="text-text-quiet">
          {interview.positionTitle}
        </Link>
      }
      beside={
        <>
          <StateWord tone={progress.tone}>{progress.words}</StateWord>
          {interview.admission === "admitted" ? null : <StateWord tone={admission.tone}>{admission.words}</StateWord>}
          {interview.archivedAt ? <StateWord tone="neutral">Archived</StateWord> : null}
          {interview.moreTimeAskedAt ? <StateWord tone="warn">Asked for more time</StateWord> : null}
          <span className="tabular-nums">
            {interview.answered} of {interview.questionCount} answered
          </span>
          {interview.reviewAverage === null || !unbiased ? null : (
            <span className="tabular-nums">
              {scoreWords(interview.reviewAverage)} of 5 ({interview.reviewCount})
            </span>
          )}
        </>
      }
      actions={<CandidateLinks previous={previous} next={next} />}
    >
      <DecisionBar interview={interview} mayWrite={mayWrite} onPanel={setPanel} onDecide={() => setSide("decide")} />
      {stale ? (
        <div className="mb-4">
          <Notice tone="warn">The server is not reached at the moment. What you see may be old.</Notice>
        </div>
      ) : null}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          {begun ? (
            <Section title="Answers">
              <Answers stage={stage} comments={comments} />
            </Section>
          ) : null}
          {begun && mayReview && reviews.data ? (
            <Scorecard interview={interview} review={reviews.data.data.find((review) => review.mine) ?? null} />
          ) : null}
          {begun && reviews.data ? (
            <ReviewsPanel interview={interview} page={reviews.data} mayScore={mayReview} />
          ) : null}
          {reviews.isError && !reviews.data ? (
            <ErrorNote title="The reviews could not be read" retry={() => void reviews.refetch()}>
              {problemWords(reviews.error).detail}
            </ErrorNote>
          ) : null}
          <Comments interview={interview} stage={stage} mayReview={mayReview} />
          <Questions interview={interview} mayWrite={mayWrite} />
          <Notes interview={interview} mayWrite={mayWrite} />
          <Screening interview={interview} />
          <Timeline interview={interview} />
        </div>
        <div className="min-w-0">
          <Facts interview={interview} />
          <CvSection interview={interview} />
          <Decisions interview={interview} mayWrite={mayWrite} />
          <LinkFacts interview={interview} mayWrite={mayWrite} onPanel={setPanel} />
          <Shares interview={interview} mayWrite={mayWrite} />
          <CustomFields interview={interview} mayWrite={mayWrite} />
          <Tags interview={interview} mayWrite={mayWrite} />
          <Mails interview={interview} mayWrite={mayWrite} onResend={() => setPanel("resend")} />
          <Metadata metadata={interview.metadata} />
          <Visits interview={interview} />
        </div>
      </div>
      <ActionPanel
        panel={panel === null ? null : { name: panel, of: interview }}
        onClose={() => setPanel(null)}
        onDeleted={toPosition}
      />
      {side === "decide" ? <DecidePanel interview={interview} onClose={() => setSide(null)} /> : null}
      {side === "keys" ? <KeysPanel words={KEY_WORDS} onClose={() => setSide(null)} /> : null}
    </PageFrame>
  );
}
