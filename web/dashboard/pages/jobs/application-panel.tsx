/** A candidate of a pipeline beside it: stage, interview, CV and what was done, with the next act at hand. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Application, AuditRow } from "../../../../shared/native.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState, ErrorNote, Loading, Notice } from "../../../ui/notes.tsx";
import { Select } from "../../../ui/select.tsx";
import { SidePanel } from "../../../ui/side-panel.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { Time } from "../../../ui/time.tsx";
import { ApiProblem, api } from "../../api.ts";
import { CvView } from "../../cv-view.tsx";
import { PageError } from "../../page-error.tsx";
import { keys } from "../../queries.ts";
import { DECISION_WORDS, PROGRESS_WORDS } from "../candidates/words.ts";
import { scoreWords } from "../interview/review-draft.ts";
import { Pair, Pairs, Section } from "../interview/section.tsx";
import type { CardActs } from "./application-card.tsx";
import { applicationQuery } from "./application-queries.ts";
import { sourceWords } from "./application-words.ts";

/** onTakeBack null: the person may only look. */
export function ApplicationPanel({
  id,
  acts,
  onTakeBack,
  onClose,
}: {
  id: string;
  acts: Pick<CardActs, "stages" | "onMove" | "onReject">;
  onTakeBack: ((application: Application) => void) | null;
  onClose: () => void;
}) {
  const { data, error, refetch } = useQuery(applicationQuery(id));
  const missing = error instanceof ApiProblem && (error.status === 404 || error.status === 400);
  const footer =
    data && onTakeBack ? (
      data.state === "rejected" ? (
        <Button look="main" onClick={() => onTakeBack(data)}>
          Take the rejection back
        </Button>
      ) : (
        <Button look="bad" onClick={() => acts.onReject(data)}>
          Reject …
        </Button>
      )
    ) : undefined;
  return (
    <SidePanel open onClose={onClose} title={data?.candidate.name ?? "Application"} footer={footer}>
      {data ? <Details application={data} acts={acts} withHistory={onTakeBack !== null} /> : null}
      {missing ? (
        <EmptyState title="This application is not here">It may have gone with its candidate.</EmptyState>
      ) : error && !data ? (
        <PageError error={error} again={() => void refetch()} />
      ) : null}
      {data || error ? null : <Loading what="Reading the application" />}
    </SidePanel>
  );
}

function Details({
  application,
  acts,
  withHistory,
}: {
  application: Application;
  acts: Pick<CardActs, "stages" | "onMove">;
  withHistory: boolean;
}) {
  const { candidate, interview, cv } = application;
  const { stages, onMove } = acts;
  return (
    <>
      {application.state === "rejected" ? (
        <div className="mb-4">
          <Notice tone="warn">
            Rejected on <Time at={application.updatedAt} />
            {application.rejectionReason ? `: ${application.rejectionReason}` : "."}
          </Notice>
        </div>
      ) : null}
      {onMove && application.state === "active" ? (
        <div className="mb-6">
          <Select
            label="Stage"
            value={application.stageId}
            options={stages.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(stageId) => {
              const stage = stages.find(({ id }) => id === stageId);
              if (stage) onMove(application, stage);
            }}
          />
        </div>
      ) : null}
      <Section title="Application">
        <Pairs>
          {onMove ? null : <Pair name="Stage">{application.stageName}</Pair>}
          <Pair name="In it since">
            <Time at={application.stageSince} />
          </Pair>
          <Pair name="Came">
            <Time at={application.createdAt} />
          </Pair>
          <Pair name="Came by">{sourceWords(application.source)}</Pair>
          <Pair name="Agreed">{application.consentedAt ? <Time at={application.consentedAt} /> : null}</Pair>
          <Pair name="E-mail">
            <a href={`mailto:${candidate.email}`} className="break-all">
              {candidate.email}
            </a>
          </Pair>
          <Pair name="Person">
            <Link to="/candidates/$candidateId" params={{ candidateId: candidate.id }}>
              Everything about them
            </Link>
          </Pair>
        </Pairs>
      </Section>
      <Section title="Interview">
        {interview ? (
          <p className="m-0 flex flex-wrap items-center gap-x-4 gap-y-1">
            <Link to="/interviews/$interviewId" params={{ interviewId: interview.id }}>
              Open the interview
            </Link>
            <StateWord tone={PROGRESS_WORDS[interview.progress].tone}>
              {PROGRESS_WORDS[interview.progress].words}
            </StateWord>
            {interview.decision === "undecided" ? null : (
              <StateWord tone={DECISION_WORDS[interview.decision].tone}>
                {DECISION_WORDS[interview.decision].words}
              </StateWord>
            )}
            {interview.reviewAverage === null ? null : (
              <span className="tabular-nums">
                {scoreWords(interview.reviewAverage)} of 5 ({interview.reviewCount})
              </span>
            )}
          </p>
        ) : (
          <p className="m-0 text-text-quiet">{candidate.name} was not asked to the interview of this job.</p>
        )}
      </Section>
      <Section title="CV">
        {cv ? <CvView cv={cv} /> : <p className="m-0 text-text-quiet">No CV came with this application.</p>}
      </Section>
      {withHistory ? <History application={application} stages={stages} /> : null}
    </>
  );
}

const ACTS: Readonly<Record<string, string>> = {
  "application.moved": "Moved",
  "application.rejected": "Rejected",
  "application.reopened": "Rejection taken back",
};

const textIn = (data: AuditRow["data"], name: string): string | null => {
  const value = data[name];
  return typeof value === "string" ? value : null;
};

/** What people did with it, newest first, as the audit log has it. */
function History({ application, stages }: { application: Application; stages: CardActs["stages"] }) {
  const { data, isError, refetch } = useQuery({
    queryKey: [...keys.audit, "application", application.id],
    queryFn: ({ signal }) => api.GET("/audit", { params: { query: { subjectId: application.id, limit: 50 } }, signal }),
  });
  const nameOf = (id: string | null) => stages.find((stage) => stage.id === id)?.name ?? "a former stage";
  return (
    <Section title="History">
      {isError && !data ? (
        <div className="mb-2">
          <ErrorNote title="What was done could not be read" retry={() => void refetch()} />
        </div>
      ) : null}
      <ol className="m-0 flex list-none flex-col gap-2 p-0">
        {data?.data.map((entry) => (
          <li key={entry.id}>
            {ACTS[entry.action] ?? entry.action}
            {textIn(entry.data, "to")
              ? ` from ${nameOf(textIn(entry.data, "from"))} to ${nameOf(textIn(entry.data, "to"))}`
              : ""}
            {textIn(entry.data, "reason") ? `: ${textIn(entry.data, "reason")}` : ""}
            {textIn(entry.data, "note") ? `: ${textIn(entry.data, "note")}` : ""}
            <span className="block text-13 text-text-quiet">
              {entry.actor.name ?? "Greenroom"}, <Time at={entry.at} />
            </span>
          </li>
        ))}
        <li>
          Came
          <span className="block text-13 text-text-quiet">
            {sourceWords(application.source)}, <Time at={application.createdAt} />
          </span>
        </li>
      </ol>
    </Section>
  );
}
