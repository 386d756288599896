/** One interview: the answers in a player, the facts beside them, the decision always in view. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { Interview } from "../../../shared/native.ts";
import { EmptyState, Loading, Notice } from "../../ui/notes.tsx";
import { StateWord } from "../../ui/state-word.tsx";
import { ApiProblem } from "../api.ts";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { useMayWrite } from "../use-may-write.ts";
import { ActionPanel, type PanelName } from "./candidates/action-panels.tsx";
import { interviewQuery } from "./candidates/interview-queries.ts";
import { questionsOpen } from "./candidates/possible.ts";
import { ADMISSION_WORDS, PROGRESS_WORDS } from "./candidates/words.ts";
import { Answers } from "./interview/answers.tsx";
import { CustomFields } from "./interview/custom-fields.tsx";
import { DecisionBar } from "./interview/decision-bar.tsx";
import { Facts, LinkFacts } from "./interview/facts.tsx";
import { Mails } from "./interview/mails.tsx";
import { Notes, Tags } from "./interview/notes.tsx";
import { Questions } from "./interview/questions.tsx";
import { Metadata, Screening } from "./interview/screening.tsx";
import { Section } from "./interview/section.tsx";
import { Timeline, Visits } from "./interview/timeline.tsx";

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
  const [panel, setPanel] = useState<PanelName | null>(null);
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
        </>
      }
    >
      <DecisionBar interview={interview} mayWrite={mayWrite} onPanel={setPanel} />
      {stale ? (
        <div className="mb-4">
          <Notice tone="warn">The server is not reached at the moment. What you see may be old.</Notice>
        </div>
      ) : null}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          {begun ? (
            <Section title="Answers">
              <Answers interview={interview} />
            </Section>
          ) : null}
          <Questions interview={interview} mayWrite={mayWrite} />
          <Notes interview={interview} mayWrite={mayWrite} />
          <Screening interview={interview} />
          <Timeline interview={interview} />
        </div>
        <div className="min-w-0">
          <Facts interview={interview} />
          <LinkFacts interview={interview} mayWrite={mayWrite} onPanel={setPanel} />
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
    </PageFrame>
  );
}
