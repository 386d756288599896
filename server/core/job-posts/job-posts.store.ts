/** Job posts and their stages in the database. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { JobPostState, SalaryPeriod, StageKind } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { notHidden } from "../not-hidden.ts";

export interface StageRecord {
  id: string;
  name: string;
  kind: StageKind;
  applicationCount: number;
  rejectedCount: number;
}

export interface JobPostRecord {
  id: string;
  projectId: string;
  positionId: string | null;
  title: string;
  description: string;
  location: string;
  employmentType: Selectable<Schema["job_posts"]>["employment_type"];
  salary: { minimum: number | null; maximum: number | null; currency: string; period: SalaryPeriod } | null;
  /** In their order. */
  stages: StageRecord[];
  version: number;
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  /** Also of a post that is over and that no job has closed yet. */
  closedAt: Date | null;
  /** When its last day to apply is over. */
  endsAt: Date | null;
  /** What its page speaks; null: what the reader's browser asks for. */
  language: Selectable<Schema["job_posts"]>["language"];
}

type Row = Selectable<Schema["job_posts"]> & { shut_at: Date | null };

/** Public, and its last day to apply is over. */
const isOver = sql<boolean>`coalesce(job_posts.published_at is not null and job_posts.ends_at <= now(), false)`;
/** Taking applications: neither closed nor over. */
export const isOpen = sql<boolean>`
  job_posts.published_at is not null and job_posts.closed_at is null
  and (job_posts.ends_at is null or job_posts.ends_at > now())`;
/** When it closed, by a person or by itself. */
export const shutAt = sql<Date | null>`
  coalesce(job_posts.closed_at, case when ${isOver} then job_posts.ends_at end)`.as("shut_at");

export interface JobPostFilter {
  projectId?: string | undefined;
  state?: JobPostState | undefined;
  /** Any part of the title. */
  search?: string | undefined;
  hidden: readonly string[];
}

const matching = (
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { projectId, state, search, hidden }: JobPostFilter,
) =>
  database
    .selectFrom("job_posts")
    .where("workspace_id", "=", workspaceId)
    .where(notHidden(hidden, "job_posts.position_id"))
    .$if(projectId !== undefined, (query) => (projectId ? query.where("project_id", "=", projectId) : query))
    .$if(search !== undefined, (query) => query.where("title", "ilike", `%${search?.replace(/[\\%_]/g, "\\$&")}%`))
    .$if(state === "draft", (query) => query.where("published_at", "is", null))
    .$if(state === "open", (query) => query.where(isOpen))
    .$if(state === "closed", (query) => query.where(sql<boolean>`(closed_at is not null or ${isOver})`));

/** Job posts, newest first, by cursor. */
export async function listJobPosts(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  filter: JobPostFilter,
  { limit, after }: PageRequest,
): Promise<{ rows: JobPostRecord[]; next: string | null }> {
  const rows = await matching(database, workspaceId, filter)
    .selectAll()
    .select(shutAt)
    .$if(after !== null, (query) => (after ? query.where(olderThan(after)) : query))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, limit);
  return { rows: await withStages(database, workspaceId, shown), next };
}

/** The same by page number, with their number in all: for wires that count pages. Without their stages, whose applications are counted. */
export async function pageOfJobPosts(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  filter: JobPostFilter,
  { page, limit }: { page: number; limit: number },
): Promise<{ rows: Omit<JobPostRecord, "stages">[]; total: number }> {
  const rows = await matching(database, workspaceId, filter)
    .selectAll()
    .select(shutAt)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .offset((page - 1) * limit)
    .limit(limit)
    .execute();
  const { total } = await matching(database, workspaceId, filter)
    .select((select) => select.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { rows: rows.map(jobPostOf), total };
}

/** One job post, or null; null also for one whose position is hidden from the caller. */
export async function findJobPost(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
  hidden: readonly string[] = [],
): Promise<JobPostRecord | null> {
  const row = await matching(database, workspaceId, { hidden })
    .selectAll()
    .select(shutAt)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  const [record] = await withStages(database, workspaceId, [row]);
  return record ?? null;
}

async function withStages(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  rows: readonly Row[],
): Promise<JobPostRecord[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const { rows: stages } = await sql<StageRecord & { job_post_id: string }>`
    select stages.job_post_id, stages.id, stages.name, stages.kind,
      counts.active as "applicationCount", counts.rejected as "rejectedCount"
    from stages cross join lateral (
      select count(*) filter (where state = 'active') as active, count(*) filter (where state = 'rejected') as rejected
      from applications where applications.workspace_id = stages.workspace_id and applications.stage_id = stages.id
    ) as counts
    where stages.workspace_id = ${workspaceId} and stages.job_post_id = any(${ids}::uuid[])
    order by stages.job_post_id, stages.ordinal`.execute(database);
  const byPost = new Map<string, StageRecord[]>(ids.map((id) => [id, []]));
  for (const { job_post_id, ...stage } of stages) byPost.get(job_post_id)?.push(stage);
  return rows.map((row) => ({ ...jobPostOf(row), stages: byPost.get(row.id) ?? [] }));
}

/** A row as a record, without its stages. */
export const jobPostOf = (row: Row): Omit<JobPostRecord, "stages"> => ({
  id: row.id,
  projectId: row.project_id,
  positionId: row.position_id,
  title: row.title,
  description: row.description,
  location: row.location,
  employmentType: row.employment_type,
  salary:
    row.salary_currency === null || row.salary_period === null
      ? null
      : {
          minimum: row.salary_minimum,
          maximum: row.salary_maximum,
          currency: row.salary_currency,
          period: row.salary_period,
        },
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  publishedAt: row.published_at,
  closedAt: row.shut_at,
  endsAt: row.ends_at,
  language: row.language,
});
