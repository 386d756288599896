/** One job post: what it says and whether it is public, and who is where in its pipeline. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { JobPost } from "../../../shared/native.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Loading } from "../../ui/notes.tsx";
import { StateWord } from "../../ui/state-word.tsx";
import { ApiProblem } from "../api.ts";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { useMayWrite } from "../use-may-write.ts";
import { JobActions } from "./jobs/job-actions.tsx";
import { jobQuery } from "./jobs/job-queries.ts";
import { EMPLOYMENT_WORDS, STATE_WORDS, salaryWords, stateOf } from "./jobs/job-words.ts";
import { NoSuchJob } from "./jobs/no-such-job.tsx";
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
  const project = useQuery(projectsQuery).data?.find(({ id }) => id === post.projectId);
  const { words, tone } = STATE_WORDS[stateOf(post)];
  const facts = [
    post.location,
    post.employmentType === null ? null : EMPLOYMENT_WORDS[post.employmentType],
    salaryWords(post.salary),
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
      actions={mayWrite ? <JobActions post={post} /> : null}
    >
      <section aria-labelledby="pipeline">
        <h2 id="pipeline" className="mt-0 mb-3">
          Pipeline
        </h2>
        <ol className="m-0 flex list-none flex-wrap gap-x-8 gap-y-4 p-0">
          {post.stages.map((stage) => (
            <li key={stage.id}>
              <span className="block text-28 tabular-nums">{stage.applicationCount}</span>
              <span className="text-text-quiet">{stage.name}</span>
            </li>
          ))}
        </ol>
      </section>
    </PageFrame>
  );
}
