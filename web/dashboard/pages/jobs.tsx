/** All job posts, with how many are in each pipeline; what narrows the list lives in the address. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { JOB_POST_STATES } from "../../../shared/native/hiring-words.ts";
import type { JobPost } from "../../../shared/native.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { EmptyState, Loading } from "../../ui/notes.tsx";
import { Select } from "../../ui/select.tsx";
import { StateWord } from "../../ui/state-word.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { workspaceQuery } from "../queries.ts";
import { useMayWrite } from "../use-may-write.ts";
import type { JobFilters } from "./jobs/job-filters.ts";
import { jobListQuery } from "./jobs/job-queries.ts";
import { JobTabs } from "./jobs/job-tabs.tsx";
import { EMPLOYMENT_WORDS, STATE_WORDS, stateOf } from "./jobs/job-words.ts";
import { projectsQuery } from "./position/position-queries.ts";
import { ProjectHead } from "./position/project-head.tsx";

const route = getRouteApi("/inside/jobs");
const ANY = "any";

const columnsOf = (projects: ReadonlyMap<string, string>): Column<JobPost>[] => [
  {
    key: "title",
    head: "Job post",
    naming: true,
    cell: (post) => (
      <>
        <Link to="/jobs/$jobPostId" params={{ jobPostId: post.id }} className="font-medium wrap-anywhere">
          {post.title}
        </Link>
        <span className="block text-13 wrap-anywhere text-text-quiet">
          {[
            projects.get(post.projectId),
            post.location,
            post.employmentType === null ? "" : EMPLOYMENT_WORDS[post.employmentType],
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </>
    ),
  },
  { key: "state", head: "State", cell: (post) => <JobState post={post} /> },
  {
    key: "active",
    head: "In the pipeline",
    figures: true,
    cell: (post) => {
      const rejected = post.stages.reduce((sum, { rejectedCount }) => sum + rejectedCount, 0);
      return (
        <>
          {post.stages.reduce((sum, { applicationCount }) => sum + applicationCount, 0)}
          {rejected > 0 ? <span className="block text-13 text-text-quiet">{rejected} rejected</span> : null}
        </>
      );
    },
  },
  { key: "changed", head: "Changed", wide: true, cell: (post) => <Time at={post.updatedAt} show="day" /> },
];

function JobState({ post }: { post: JobPost }) {
  const { words, tone } = STATE_WORDS[stateOf(post)];
  return <StateWord tone={tone}>{words}</StateWord>;
}

export function JobsPage() {
  const filters: JobFilters = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const posts = useInfiniteQuery(jobListQuery(filters));
  const projects = useQuery(projectsQuery).data ?? [];
  const careersUrl = useQuery({ ...workspaceQuery, enabled: mayWrite }).data?.careersUrl;
  const project = projects.find(({ id }) => id === filters.project);
  const rows = posts.data?.pages.flatMap((page) => page.data) ?? [];
  /** What is undefined goes out of the address. */
  const look = (change: { [Name in keyof JobFilters]?: JobFilters[Name] | undefined }) =>
    void navigate({ search: { ...filters, ...change } as JobFilters, replace: true });
  return (
    <PageFrame
      title="Jobs"
      beside={
        careersUrl && rows.some((post) => stateOf(post) === "open") ? (
          <a href={careersUrl} target="_blank" rel="noreferrer">
            Careers page
          </a>
        ) : null
      }
      actions={
        mayWrite ? (
          <Link
            to="/jobs/new"
            search={filters.project ? { project: filters.project } : {}}
            className={buttonClass("main")}
          >
            New job post
          </Link>
        ) : null
      }
    >
      <JobTabs />
      <search className="mt-6 mb-4 grid grid-cols-2 items-center gap-x-4 gap-y-3 md:flex md:flex-wrap">
        <div className="col-span-2 w-full md:max-w-70">
          <TextField
            label="Search job posts"
            labelHidden
            type="search"
            placeholder="Search titles"
            maxLength={200}
            value={filters.search ?? ""}
            onChange={(search) => look({ search: search === "" ? undefined : search })}
          />
        </div>
        <div className="min-w-0 md:w-44">
          <Select
            label="State"
            labelHidden
            value={filters.state ?? ANY}
            options={[
              { value: ANY, label: "State: any" },
              ...JOB_POST_STATES.map((value) => ({ value, label: STATE_WORDS[value].words })),
            ]}
            onChange={(state) => look({ state: state === ANY ? undefined : state })}
          />
        </div>
        <div className="min-w-0 md:w-44">
          <Select
            label="Project"
            labelHidden
            value={filters.project ?? ANY}
            options={[
              { value: ANY, label: "All projects" },
              ...projects.map(({ id, title }) => ({ value: id, label: title })),
              ...(filters.project && !project ? [{ value: filters.project, label: "Archived project" }] : []),
            ]}
            onChange={(value) => look({ project: value === ANY ? undefined : value })}
          />
        </div>
      </search>
      {project ? <ProjectHead project={project} onGone={() => look({ project: undefined })} /> : null}
      {posts.isError && !posts.data ? (
        <PageError error={posts.error} again={() => void posts.refetch()} />
      ) : posts.isPending ? (
        <Loading what="Reading job posts" />
      ) : rows.length > 0 ? (
        <>
          <Table
            caption={project ? `Job posts of ${project.title}` : "Job posts"}
            columns={columnsOf(project ? new Map() : new Map(projects.map(({ id, title }) => [id, title])))}
            rows={rows}
            rowKey={(post) => post.id}
          />
          <LoadMore
            more={posts.hasNextPage}
            busy={posts.isFetchingNextPage}
            failed={posts.isFetchNextPageError}
            onMore={() => void posts.fetchNextPage()}
            words="Show more job posts"
          />
        </>
      ) : (
        <Nothing
          filters={filters}
          mayWrite={mayWrite}
          clear={() => look({ search: undefined, project: undefined, state: undefined })}
        />
      )}
    </PageFrame>
  );
}

function Nothing({ filters, mayWrite, clear }: { filters: JobFilters; mayWrite: boolean; clear: () => void }) {
  const search = filters.search?.trim();
  if (search || filters.state || filters.project) {
    return (
      <EmptyState
        title={search ? `No job post matches “${search}”` : "No job post is like this"}
        action={<Button onClick={clear}>Clear filters</Button>}
      >
        Titles are searched.
      </EmptyState>
    );
  }
  if (!mayWrite) {
    return (
      <EmptyState title="No job posts yet">
        An owner or a recruiter of this workspace writes them. Then you see here who applies.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Write your first job post"
      action={
        <Link to="/jobs/new" className={buttonClass("main")}>
          New job post
        </Link>
      }
    >
      A job post is the public advert of a project. Everybody who applies goes through its stages, and people alone move
      or reject them.
    </EmptyState>
  );
}
