/** Job posts as the public sees them: by an address that names no workspace, and only what is published. */
import type { Kysely } from "kysely";
import { type EmploymentType, type WorkspaceSettings, workspaceSettingsSchema } from "../../../shared/native.ts";
import { type PositionSettings, positionSettingsSchema } from "../../../shared/position.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";
import { isOpen, type JobPostRecord, jobPostOf, shutAt } from "./job-posts.store.ts";

export interface PublicPost {
  post: Omit<JobPostRecord, "stages">;
  workspace: { id: WorkspaceId; number: number; name: string; settings: WorkspaceSettings };
  /** The interview that applicants are asked to; null where there is none, or none that still takes people. */
  position: { id: string; settings: PositionSettings } | null;
  open: boolean;
}

/** A post that is or was public; null for a draft and an unknown one. */
export async function findPublicPost(database: Kysely<Schema>, id: string): Promise<PublicPost | null> {
  const row = await database
    .selectFrom("job_posts")
    .innerJoin("workspaces", "workspaces.id", "job_posts.workspace_id")
    .leftJoin("positions", (join) =>
      join
        .onRef("positions.workspace_id", "=", "job_posts.workspace_id")
        .onRef("positions.id", "=", "job_posts.position_id")
        .on("positions.archived_at", "is", null),
    )
    .selectAll("job_posts")
    .select(shutAt)
    .select(["workspaces.number", "workspaces.name", "workspaces.settings as workspace_settings"])
    .select("positions.settings as position_settings")
    .where("job_posts.id", "=", id)
    .where("job_posts.published_at", "is not", null)
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const isInterviewed = row.position_id !== null && row.position_settings !== null;
  return {
    post: jobPostOf(row),
    workspace: {
      id: brand(row.workspace_id),
      number: row.number,
      name: row.name,
      settings: workspaceSettingsSchema.parse(row.workspace_settings),
    },
    position: isInterviewed
      ? { id: row.position_id ?? "", settings: positionSettingsSchema.parse(row.position_settings) }
      : null,
    open: row.shut_at === null,
  };
}

/** The row of a list. */
export interface OpenPost {
  id: string;
  title: string;
  location: string;
  employmentType: EmploymentType | null;
  publishedAt: Date;
  updatedAt: Date;
}

export interface OpenPostFilter {
  projectId?: string | undefined;
  location?: string | undefined;
  employmentType?: EmploymentType | undefined;
}

const openPosts = (database: Kysely<Schema>, workspaceId: WorkspaceId, filter: OpenPostFilter) => {
  let query = database.selectFrom("job_posts").where("workspace_id", "=", workspaceId).where(isOpen);
  if (filter.projectId !== undefined) query = query.where("project_id", "=", filter.projectId);
  if (filter.location !== undefined) query = query.where("location", "=", filter.location);
  if (filter.employmentType !== undefined) query = query.where("employment_type", "=", filter.employmentType);
  return query;
};

/** A workspace's open posts, newest published first, by page number from 1; with their number in all. */
export async function pageOfOpenPosts(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  filter: OpenPostFilter,
  { page, limit }: { page: number; limit: number },
): Promise<{ rows: OpenPost[]; total: number }> {
  const rows = await openPosts(database, workspaceId, filter)
    .select(["id", "title", "location", "employment_type", "published_at", "updated_at"])
    .orderBy("published_at", "desc")
    .orderBy("id", "desc")
    .offset((page - 1) * limit)
    .limit(limit)
    .execute();
  const { total } = await openPosts(database, workspaceId, filter)
    .select((select) => select.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const posts = rows.map((row) => ({
    id: row.id,
    title: row.title,
    location: row.location,
    employmentType: row.employment_type,
    publishedAt: row.published_at ?? row.updated_at,
    updatedAt: row.updated_at,
  }));
  return { rows: posts, total };
}

export interface OpenPostChoices {
  locations: string[];
  employmentTypes: EmploymentType[];
}

/** What a workspace's open posts can be narrowed by, at most limit places. */
export async function choicesOfOpenPosts(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  limit: number,
): Promise<OpenPostChoices> {
  const open = openPosts(database, workspaceId, {});
  const places = await open
    .select("location")
    .where("location", "<>", "")
    .groupBy("location")
    .orderBy("location")
    .limit(limit)
    .execute();
  const types = await open.select("employment_type").distinct().orderBy("employment_type").execute();
  return {
    locations: places.map(({ location }) => location),
    employmentTypes: types.flatMap(({ employment_type }) => employment_type ?? []),
  };
}

/** The workspace whose project it is; null when nothing of the project is open. */
export async function workspaceOfOpenProject(database: Kysely<Schema>, projectId: string): Promise<WorkspaceId | null> {
  const row = await database
    .selectFrom("job_posts")
    .select("workspace_id")
    .where("project_id", "=", projectId)
    .where(isOpen)
    .orderBy("published_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? brand(row.workspace_id) : null;
}

/** Has the workspace ever shown a job to the public? */
export async function isHiringPublicly(database: Kysely<Schema>, workspaceId: WorkspaceId): Promise<boolean> {
  const row = await database
    .selectFrom("job_posts")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("published_at", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The numbers of the workspaces that have an open post, sandboxes left out. */
export async function employersOfOpenPosts(database: Kysely<Schema>, limit: number): Promise<number[]> {
  const rows = await database
    .selectFrom("workspaces")
    .select("number")
    .where((where) =>
      where.exists(
        where
          .selectFrom("job_posts")
          .select("job_posts.id")
          .whereRef("job_posts.workspace_id", "=", "workspaces.id")
          .where(isOpen),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("sandboxes")
            .select("sandboxes.workspace_id")
            .whereRef("sandboxes.workspace_id", "=", "workspaces.id"),
        ),
      ),
    )
    .orderBy("number")
    .limit(limit)
    .execute();
  return rows.map(({ number }) => number);
}
