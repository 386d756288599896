/** The read calls (contract section 6): who calls, projects, job posts, interview sets, stages. */
import type { FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import { z } from "zod";
import { authorise } from "../../core/actor.ts";
import { findJobPost, type JobPostRecord, pageOfJobPosts } from "../../core/job-posts/index.ts";
import type { KeyCaller } from "../../core/keys/index.ts";
import { findPosition, pageOfPositions } from "../../core/positions/index.ts";
import { findProject, pageOfProjects } from "../../core/projects/index.ts";
import { refuse } from "../../core/refusal.ts";
import { findWorkspace } from "../../core/workspaces/index.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { parseInput } from "../parse-input.ts";

export interface ReadDeps {
  database: Kysely<Schema>;
  publicUrl: string;
}

export const idParam = z.object({ id: z.guid("must be a UUID").toLowerCase() });
export const countedPage = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A list in this wire's envelope. */
export const listed = <Row>(data: Row[], { page, limit }: { page: number; limit: number }, total: number) => ({
  data,
  pagination: { page, limit, total },
});

/** 1 is active or open, anything else closed. */
const statusOf = (open: boolean): number => (open ? 1 : 0);

export async function readMe(deps: ReadDeps, caller: KeyCaller): Promise<object> {
  const workspace = await findWorkspace(deps.database, caller.workspaceId);
  if (!workspace) throw new Error("The workspace of a key does not exist.");
  const { actor } = caller;
  return {
    organization_id: workspace.number,
    organization_name: workspace.name,
    scopes: actor.kind === "key" ? (actor.scopes ?? []) : [],
  };
}

const presentProject = (row: { id: string; title: string; createdAt: Date; archivedAt: Date | null }) => ({
  id: row.id,
  title: row.title,
  status: statusOf(row.archivedAt === null),
  created_at: row.createdAt.toISOString(),
});

export async function readProjects(deps: ReadDeps, caller: KeyCaller, { query }: FastifyRequest): Promise<object> {
  authorise(caller.actor, "read_hiring");
  const page = parseInput(countedPage, query);
  const { rows, total } = await pageOfProjects(deps.database, caller.workspaceId, page);
  const data = rows.map((row) => presentProject({ ...row, createdAt: row.created_at, archivedAt: row.archived_at }));
  return listed(data, page, total);
}

export async function readProject(deps: ReadDeps, caller: KeyCaller, { params }: FastifyRequest): Promise<object> {
  authorise(caller.actor, "read_hiring");
  const project = await findProject(deps.database, caller.workspaceId, parseInput(idParam, params).id);
  return project ? presentProject(project) : refuse("not_found", "There is no such project.");
}

export const presentPost = (post: Omit<JobPostRecord, "stages">) => ({
  id: post.id,
  title: post.title,
  status: statusOf(post.publishedAt !== null && post.closedAt === null),
  com_project_id: post.projectId,
  com_interview_set_id: post.positionId,
  description: post.description,
  location: post.location,
  employment_type: post.employmentType,
  salary_min: post.salary?.minimum ?? null,
  salary_max: post.salary?.maximum ?? null,
  salary_currency: post.salary?.currency ?? null,
  salary_period: post.salary?.period ?? null,
  created_at: post.createdAt.toISOString(),
});

export const jobPostQuery = countedPage.extend({ com_project_id: z.guid().toLowerCase().optional() });

export async function readJobPosts(deps: ReadDeps, caller: KeyCaller, { query }: FastifyRequest): Promise<object> {
  authorise(caller.actor, "read_hiring");
  const { com_project_id, ...page } = parseInput(jobPostQuery, query);
  const filter = { projectId: com_project_id, hidden: [] };
  const { rows, total } = await pageOfJobPosts(deps.database, caller.workspaceId, filter, page);
  return listed(rows.map(presentPost), page, total);
}

async function findPost(deps: ReadDeps, caller: KeyCaller, params: unknown): Promise<JobPostRecord> {
  authorise(caller.actor, "read_hiring");
  const post = await findJobPost(deps.database, caller.workspaceId, parseInput(idParam, params).id);
  return post ?? refuse("not_found", "There is no such job post.");
}

/** A bare object: clients read it without an envelope. */
export const readJobPost = async (deps: ReadDeps, caller: KeyCaller, { params }: FastifyRequest): Promise<object> =>
  presentPost(await findPost(deps, caller, params));

export async function readStages(deps: ReadDeps, caller: KeyCaller, { params }: FastifyRequest): Promise<object> {
  const { stages } = await findPost(deps, caller, params);
  const data = stages.map(({ id, name, kind }, index) => ({ id, name, position: index + 1, kind }));
  return listed(data, { page: 1, limit: data.length }, data.length);
}

export async function readSets(deps: ReadDeps, caller: KeyCaller, { query }: FastifyRequest): Promise<object> {
  authorise(caller.actor, "read_hiring");
  const page = parseInput(countedPage, query);
  const { rows, total } = await pageOfPositions(deps.database, caller.workspaceId, page);
  const data = rows.map((row) => ({
    id: row.id,
    title: row.title,
    status: statusOf(row.archived_at === null),
    set_type: 1,
    com_project_id: row.project_id,
    created_at: row.created_at.toISOString(),
  }));
  return listed(data, page, total);
}

export async function readSet(deps: ReadDeps, caller: KeyCaller, { params }: FastifyRequest): Promise<object> {
  authorise(caller.actor, "read_hiring");
  const position = await findPosition(deps.database, caller.workspaceId, parseInput(idParam, params).id);
  if (!position) refuse("not_found", "There is no such interview set.");
  return {
    id: position.id,
    title: position.title,
    description: position.settings.description,
    status: statusOf(position.archivedAt === null),
    set_type: 1,
    com_project_id: position.projectId,
    interview_duration: position.settings.durationMinutes,
    number_of_retakes: position.questions[0]?.retakes ?? 0,
    languages: [position.settings.language],
    questions: position.questions.map((question) => ({
      id: question.id,
      title: question.text,
      content: question.text,
      question_mode: "interview",
      question_type: question.answerKind,
      priority: question.ordinal,
    })),
    requirements: position.settings.rubric.map((criterion, index) => ({
      id: criterion.id,
      title: criterion.name,
      content: criterion.description,
      importance: criterion.weight,
      priority: index + 1,
    })),
    public_link: position.visibility === "public" ? `${deps.publicUrl}/interview/${position.id}` : null,
    created_at: position.createdAt.toISOString(),
  };
}
