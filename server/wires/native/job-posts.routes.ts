/** /job-posts: the public advert of a project, with the stages that its applications go through. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { lastDayOf } from "../../../shared/last-day.ts";
import {
  createJobPostSchema,
  JOB_POST_STATES,
  type JobPost,
  jobPostSchema,
  pageOf,
  updateJobPostSchema,
} from "../../../shared/native.ts";
import { hiddenFrom } from "../../core/actor.ts";
import {
  createJobPost,
  findJobPost,
  type JobPostRecord,
  listJobPosts,
  publishJobPost,
  updateJobPost,
} from "../../core/job-posts/index.ts";
import { refuse } from "../../core/refusal.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { cursorIn, idParams, idSchema, pageQuery } from "./route.ts";

const reads = { tag: "Job posts", scope: "positions:read" } as const;
const writes = { tag: "Job posts", scope: "positions:write" } as const;

const presentPost = (
  { publicUrl }: Pick<NativeContext, "publicUrl">,
  { createdAt, updatedAt, publishedAt, closedAt, endsAt, ...post }: JobPostRecord,
): JobPost => ({
  ...post,
  validThrough: endsAt && lastDayOf(endsAt),
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
  publishedAt: publishedAt?.toISOString() ?? null,
  closedAt: closedAt?.toISOString() ?? null,
  publicUrl: publishedAt && !closedAt ? `${publicUrl}/jobs/${post.id}` : null,
});

export function jobPostRoutes(app: FastifyInstance, deps: NativeContext): void {
  const present = (post: JobPostRecord) => presentPost(deps, post);
  read(
    app,
    deps,
    {
      ...reads,
      id: "listJobPosts",
      path: "/job-posts",
      summary: "List job posts",
      description: "Newest first.",
      query: pageQuery.extend({
        projectId: idSchema.optional(),
        state: z.enum(JOB_POST_STATES).optional(),
        search: z.string().trim().min(1).max(200).optional().meta({ description: "Any part of the title." }),
      }),
      answer: pageOf(jobPostSchema),
    },
    async ({ caller, query }) => {
      const { projectId, state, search } = query;
      const filter = { projectId, state, search, hidden: hiddenFrom(caller.actor) };
      const page = { limit: query.limit, after: cursorIn(query) };
      const { rows, next } = await listJobPosts(deps.database, caller.workspaceId, filter, page);
      return { data: rows.map(present), next };
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "createJobPost",
      method: "POST",
      path: "/job-posts",
      summary: "Create a job post",
      description:
        "It is not published yet. Without stages it has Applied, Interview, Review, Offer and Hired. After the last day to apply, given as `validThrough`, it closes by itself.",
      body: createJobPostSchema,
      answer: jobPostSchema,
      status: 201,
    },
    async ({ step, body }) => present(await createJobPost(step, body)),
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "getJobPost",
      path: "/job-posts/:id",
      summary: "Read a job post",
      params: idParams,
      answer: jobPostSchema,
    },
    async ({ caller, params }) => {
      const post = await findJobPost(deps.database, caller.workspaceId, params.id, hiddenFrom(caller.actor));
      return post ? present(post) : refuse("not_found", "There is no such job post.");
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "updateJobPost",
      versioned: true,
      method: "PATCH",
      path: "/job-posts/:id",
      summary: "Change a job post",
      description: "Stages replace the list; one that has applications can not be left out.",
      params: idParams,
      body: updateJobPostSchema,
      answer: jobPostSchema,
    },
    async ({ step, params, body, expectedVersion }) =>
      present(await updateJobPost(step, params.id, body, expectedVersion)),
  );
  for (const [name, id, summary, published] of [
    ["publish", "publishJobPost", "Show a job post to the public", true],
    ["close", "closeJobPost", "Close a job post", false],
  ] as const) {
    write(
      app,
      deps,
      {
        ...writes,
        id,
        method: "POST",
        path: `/job-posts/:id/${name}`,
        summary,
        description: published
          ? "Its applications stay as they are. A last day that is over is taken away."
          : "Its applications stay as they are.",
        params: idParams,
        answer: jobPostSchema,
      },
      async ({ step, params }) => present(await publishJobPost(step, params.id, published)),
    );
  }
}
