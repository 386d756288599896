/** The form of a job post, new or existing: the advert and the stages of its pipeline. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { JobPost } from "../../../shared/native.ts";
import { Loading } from "../../ui/notes.tsx";
import { toast } from "../../ui/toast.tsx";
import { ApiProblem, api, ifVersion } from "../api.ts";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { keys, queryClient, useRefresh } from "../queries.ts";
import { JobEditor } from "./jobs/job-editor.tsx";
import { blankJob, jobFormOf } from "./jobs/job-form.ts";
import { jobQuery } from "./jobs/job-queries.ts";
import { NoSuchJob } from "./jobs/no-such-job.tsx";

const newRoute = getRouteApi("/inside/jobs/new");
const editRoute = getRouteApi("/inside/jobs/$jobPostId/edit");

const backToList = (
  <Link to="/jobs" className="text-text-quiet">
    Jobs
  </Link>
);

export function NewJobPage() {
  const { project } = newRoute.useSearch();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [initial] = useState(() => blankJob(project ?? null));
  return (
    <PageFrame title="New job post" above={backToList}>
      <JobEditor
        initial={initial}
        isNew
        saveLabel="Create job post"
        save={async (body) => {
          const post = await api.POST("/job-posts", { body });
          queryClient.setQueryData(jobQuery(post.id).queryKey, post);
          await refresh([...keys.jobs, "list"]);
          return () => {
            toast("The job post is created as a draft. Publish it when it is ready.");
            void navigate({ to: "/jobs/$jobPostId", params: { jobPostId: post.id } });
          };
        }}
        cancel={() => void navigate({ to: "/jobs" })}
      />
    </PageFrame>
  );
}

export function EditJobPage() {
  const { jobPostId } = editRoute.useParams();
  // Read afresh when the form opens, and then left alone: the person's words are not replaced while they write.
  const { data, error, refetch } = useQuery({
    ...jobQuery(jobPostId),
    queryKey: ["job-to-edit", jobPostId],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (data) return <EditForm key={data.version} post={data} reload={async () => void (await refetch())} />;
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) return <NoSuchJob />;
  return (
    <PageFrame title="Edit job post" above={backToList}>
      {error ? <PageError error={error} again={() => void refetch()} /> : <Loading what="Reading the job post" />}
    </PageFrame>
  );
}

function EditForm({ post, reload }: { post: JobPost; reload: () => Promise<void> }) {
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [initial] = useState(() => jobFormOf(post));
  const params = { jobPostId: post.id };
  const leave = () => void navigate({ to: "/jobs/$jobPostId", params });
  return (
    <PageFrame
      title={`Edit ${post.title}`}
      above={
        <Link to="/jobs/$jobPostId" params={params} className="text-text-quiet">
          {post.title}
        </Link>
      }
    >
      <JobEditor
        initial={initial}
        isNew={false}
        saveLabel="Save changes"
        reload={reload}
        save={async ({ projectId: _project, ...body }, anyway) => {
          await api.PATCH("/job-posts/{id}", {
            params: { path: { id: post.id }, header: ifVersion(anyway ? undefined : post.version) },
            body,
          });
          await refresh(keys.jobs);
          return () => {
            toast("The changes are saved.");
            leave();
          };
        }}
        cancel={leave}
      />
    </PageFrame>
  );
}
