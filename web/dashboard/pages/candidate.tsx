/** One person: every interview of theirs, their name and phone, a copy of everything about them, and erasing them. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { CandidateWithInterviews, InterviewRow } from "../../../shared/native.ts";
import { Button } from "../../ui/button.tsx";
import { EmailWords } from "../../ui/email-words.tsx";
import { EmptyState, Loading } from "../../ui/notes.tsx";
import { StateWord } from "../../ui/state-word.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { CvView } from "../cv-view.tsx";
import { ExportPanel } from "../export-panel.tsx";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { sessionQuery } from "../queries.ts";
import { useMayWrite } from "../use-may-write.ts";
import { ApplicationsSection } from "./candidates/applications-section.tsx";
import { candidateQuery } from "./candidates/candidate-queries.ts";
import { EditPerson } from "./candidates/edit-person.tsx";
import { ErasePerson } from "./candidates/erase-person.tsx";
import { ADMISSION_WORDS, DECISION_WORDS, PROGRESS_WORDS } from "./candidates/words.ts";

export function CandidatePage() {
  const { candidateId } = useParams({ from: "/inside/candidates/$candidateId" });
  const candidate = useQuery(candidateQuery(candidateId));
  if (candidate.data) return <Person candidate={candidate.data} />;
  return (
    <PageFrame title="Candidate" above={<Link to="/candidates">Candidates</Link>}>
      {candidate.isPending ? <Loading what="Reading the candidate" /> : null}
      {candidate.isError ? <PageError error={candidate.error} again={() => void candidate.refetch()} /> : null}
    </PageFrame>
  );
}

function Person({ candidate }: { candidate: CandidateWithInterviews }) {
  const navigate = useNavigate();
  const mayWrite = useMayWrite();
  const mayErase = useQuery(sessionQuery).data?.member?.role === "owner";
  const [panel, setPanel] = useState<"edit" | "export" | "erase" | null>(null);
  const close = () => setPanel(null);
  const { interviews } = candidate;
  return (
    <PageFrame
      title={candidate.name}
      above={<Link to="/candidates">Candidates</Link>}
      beside={
        <>
          <a className="wrap-anywhere" href={`mailto:${candidate.email}`}>
            <EmailWords email={candidate.email} />
          </a>
          {candidate.phone ? <a href={`tel:${candidate.phone.replace(/[^\d+]/g, "")}`}>{candidate.phone}</a> : null}
          <span>
            Known since <Time at={candidate.createdAt} show="day" />
          </span>
        </>
      }
      actions={
        mayWrite ? (
          <>
            <Button onClick={() => setPanel("export")}>Export</Button>
            <Button onClick={() => setPanel("edit")}>Change name or phone</Button>
          </>
        ) : null
      }
    >
      <section aria-labelledby="interviews">
        <h2 id="interviews" className="mt-0 mb-2">
          Interviews
        </h2>
        {interviews.data.length === 0 ? (
          <EmptyState title="No interviews">
            {candidate.name} has no interview at the moment. Deleted ones are not listed.
          </EmptyState>
        ) : (
          <Table caption="Interviews" rows={interviews.data} rowKey={(row) => row.id} columns={COLUMNS} />
        )}
        {interviews.next ? (
          <p className="mb-0 text-text-quiet">
            These are the newest.{" "}
            <Link to="/candidates" search={{ search: candidate.email }}>
              See all of them in the list
            </Link>
            .
          </p>
        ) : null}
      </section>
      <ApplicationsSection candidateId={candidate.id} />
      {candidate.cv ? (
        <section aria-labelledby="cv" className="mt-10">
          <h2 id="cv" className="mt-0 mb-2">
            CV
          </h2>
          <CvView cv={candidate.cv} />
        </section>
      ) : null}
      {mayErase ? (
        <section aria-labelledby="erase" className="mt-12 max-w-170 border-t border-hairline pt-6">
          <h2 id="erase" className="mt-0 mb-1">
            Erase
          </h2>
          <p className="mt-0 mb-4 text-text-quiet">
            Takes this person out of Greenroom everywhere: interviews, recordings, mail, notes, and their name in the
            history. It can not be taken back.
          </p>
          <Button look="bad" onClick={() => setPanel("erase")}>
            Erase {candidate.name} …
          </Button>
        </section>
      ) : null}
      {panel === "edit" ? <EditPerson candidate={candidate} onClose={close} /> : null}
      {panel === "export" ? (
        <ExportPanel of="candidate" id={candidate.id} name={candidate.name} onClose={close} />
      ) : null}
      {panel === "erase" ? (
        <ErasePerson candidate={candidate} onClose={close} onErased={() => void navigate({ to: "/candidates" })} />
      ) : null}
    </PageFrame>
  );
}

const none = <span className="text-text-quiet">–</span>;
const COLUMNS: Column<InterviewRow>[] = [
  {
    key: "position",
    head: "Position",
    naming: true,
    cell: (row) => (
      <>
        <Link
          to="/interviews/$interviewId"
          params={{ interviewId: row.id }}
          className="font-medium wrap-anywhere text-text no-underline hover:underline"
        >
          {row.positionTitle}
        </Link>
        {row.archivedAt === null ? null : <span className="ms-2 text-13 text-text-quiet">Archived</span>}
      </>
    ),
  },
  {
    key: "state",
    head: "State",
    cell: (row) => (
      <span className="flex flex-wrap gap-x-4 gap-y-0.5">
        <StateWord tone={PROGRESS_WORDS[row.progress].tone}>{PROGRESS_WORDS[row.progress].words}</StateWord>
        {row.admission === "admitted" ? null : (
          <StateWord tone={ADMISSION_WORDS[row.admission].tone}>{ADMISSION_WORDS[row.admission].words}</StateWord>
        )}
      </span>
    ),
  },
  {
    key: "decision",
    head: "Decision",
    cell: (row) => <StateWord tone={DECISION_WORDS[row.decision].tone}>{DECISION_WORDS[row.decision].words}</StateWord>,
  },
  { key: "answered", head: "Answers", cell: (row) => `${row.answered} of ${row.questionCount}` },
  { key: "added", head: "Added", cell: (row) => <Time at={row.createdAt} show="day" /> },
  {
    key: "completed",
    head: "Completed",
    cell: (row) => (row.completedAt === null ? none : <Time at={row.completedAt} show="day" />),
  },
];
