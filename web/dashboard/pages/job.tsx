/** One job post: what it says and whether it is public, and who is where in its pipeline. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Application, JobPost } from "../../../shared/native.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Loading } from "../../ui/notes.tsx";
import { StateWord } from "../../ui/state-word.tsx";
import { ApiProblem } from "../api.ts";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { useMayWrite } from "../use-may-write.ts";
import { AddApplicant } from "./jobs/add-applicant.tsx";
import { ApplicationPanel } from "./jobs/application-panel.tsx";
import { JobActions } from "./jobs/job-actions.tsx";
import { jobQuery } from "./jobs/job-queries.ts";
import { EMPLOYMENT_WORDS, lastDayWords, STATE_WORDS, salaryWords, stateOf } from "./jobs/job-words.ts";
import { NoSuchJob } from "./jobs/no-such-job.tsx";
import { Pipeline } from "./jobs/pipeline.tsx";
import { RejectPanel } from "./jobs/reject-panel.tsx";
import { usePipeline } from "./jobs/use-pipeline.ts";
import { projectsQuery } from "./position/position-queries.ts";

const route = getRouteApi("/inside/jobs/$jobPostId");

export function JobPage() {
  const { jobPostId } = route.useParams();
  const { data: post, error, refetch } = useQuery(jobQuery(jobPostId));
  if (post) return <JobView post={post} />;
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) return <NoSuchJob />;
  if (error) return <PageError error={error} again={() => void refetch()} />;
  return (
    <div className="px-4 md:px-8">
      <Loading what="Reading the job post" />
    </div>
  );
}

function JobView({ post }: { post: JobPost }) {
  const mayWrite = useMayWrite();
  const place = route.useSearch();
  const navigate = route.useNavigate();
  const acts = usePipeline();
  const [rejecting, setRejecting] = useState<Application | null>(null);
  const [adding, setAdding] = useState(false);
  const look = (search: typeof place) => void navigate({ search, replace: true, resetScroll: false });
  const project = useQuery(projectsQuery).data?.find(({ id }) => id === post.projectId);
  const { words, tone } = STATE_WORDS[stateOf(post)];
  const facts = [
    post.location,
    post.employmentType === null ? null : EMPLOYMENT_WORDS[post.employmentType],
    salaryWords(post.salary),
    lastDayWords(post),
  ].filter(Boolean);
  return (
    <PageFrame
      title={post.title}
      above={
        <>
          <Link to="/jobs" className="text-text-quiet">
            Jobs
          </Link>
          {project ? (
            <>
              <span className="text-text-quiet"> / </span>
              <Link to="/jobs" search={{ project: project.id }} className="wrap-anywhere text-text-quiet">
                {project.title}
              </Link>
            </>
          ) : null}
        </>
      }
      beside={
        <>
          <StateWord tone={tone}>{words}</StateWord>
          {facts.length > 0 ? <span className="wrap-anywhere">{facts.join(" · ")}</span> : null}
          {post.positionId ? (
            <Link to="/positions/$positionId" params={{ positionId: post.positionId }}>
              Its interview
            </Link>
          ) : null}
          {post.publicUrl ? (
            <>
              <a href={post.publicUrl} target="_blank" rel="noreferrer">
                Public page
              </a>
              <CopyButton look="quiet" text={post.publicUrl} label="Copy link" />
            </>
          ) : null}
        </>
      }
      actions={mayWrite ? <JobActions post={post} onAdd={() => setAdding(true)} /> : null}
    >
      <Pipeline
        post={post}
        mayWrite={mayWrite}
        acts={acts}
        stageId={place.stage}
        onStage={(stage) => look({ ...place, stage })}
        onOpen={({ id }) => look({ ...place, application: id })}
        onReject={setRejecting}
      />
      {place.application && !rejecting ? (
        <ApplicationPanel
          key={place.application}
          id={place.application}
          acts={{ stages: post.stages, onMove: mayWrite ? acts.moveTo : null, onReject: setRejecting }}
          onTakeBack={mayWrite ? acts.takeBack : null}
          onClose={() => look(place.stage ? { stage: place.stage } : {})}
        />
      ) : null}
      {rejecting ? (
        <RejectPanel application={rejecting} onReject={acts.reject} onClose={() => setRejecting(null)} />
      ) : null}
      {adding ? <AddApplicant post={post} onClose={() => setAdding(false)} /> : null}
    </PageFrame>
  );
}
