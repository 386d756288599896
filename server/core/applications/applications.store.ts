/** Applications in the database: a candidate in the pipeline of a job post, once per post. */
import { type Kysely, type Selectable, sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hiddenFrom, type WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { type CvRecord, cvColumns } from "../documents/index.ts";
import { notHidden } from "../not-hidden.ts";
import { refuse } from "../refusal.ts";

export interface ApplicationInterview {
  id: string;
  progress: Selectable<Schema["interviews"]>["progress"];
  decision: Selectable<Schema["interviews"]>["decision"];
  reviewCount: number;
  reviewAverage: number | null;
}

export interface ApplicationRecord {
  id: string;
  jobPostId: string;
  jobPostTitle: string;
  projectId: string;
  positionId: string | null;
  stageId: string;
  stageName: string;
  stageSince: Date;
  candidate: { id: string; name: string; email: string };
  /** Of the candidate in the post's position. */
  interviewId: string | null;
  interview: ApplicationInterview | null;
  state: "active" | "rejected";
  rejectionReason: string | null;
  source: string;
  /** Of lists without its text. */
  cv: CvRecord | null;
  consentedAt: Date | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface ApplicationFilter {
  id?: string | undefined;
  jobPostId?: string | undefined;
  stageId?: string | undefined;
  candidateId?: string | undefined;
  email?: string | undefined;
  updatedSince?: Date | undefined;
  state?: "active" | "rejected" | undefined;
  hidden: readonly string[];
}

const matching = (database: Kysely<Schema>, workspaceId: WorkspaceId, filter: ApplicationFilter) => {
  let query = database
    .selectFrom("applications")
    .innerJoin("job_posts", (join) =>
      join
        .onRef("job_posts.workspace_id", "=", "applications.workspace_id")
        .onRef("job_posts.id", "=", "applications.job_post_id"),
    )
    .innerJoin("candidates", (join) =>
      join
        .onRef("candidates.workspace_id", "=", "applications.workspace_id")
        .onRef("candidates.id", "=", "applications.candidate_id"),
    )
    .where("applications.workspace_id", "=", workspaceId)
    .where(notHidden(filter.hidden, "job_posts.position_id"));
  if (filter.id) query = query.where("applications.id", "=", filter.id);
  if (filter.jobPostId) query = query.where("applications.job_post_id", "=", filter.jobPostId);
  if (filter.stageId) query = query.where("applications.stage_id", "=", filter.stageId);
  if (filter.candidateId) query = query.where("applications.candidate_id", "=", filter.candidateId);
  if (filter.state) query = query.where("applications.state", "=", filter.state);
  if (filter.email) query = query.where("candidates.email", "=", filter.email.trim().toLowerCase());
  if (filter.updatedSince) query = query.where("applications.updated_at", ">=", filter.updatedSince);
  return query;
};

const whole = (
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  filter: ApplicationFilter,
  withText: { withText: boolean } = { withText: false },
) =>
  matching(database, workspaceId, filter)
    .innerJoin("stages", (join) =>
      join
        .onRef("stages.workspace_id", "=", "applications.workspace_id")
        .onRef("stages.id", "=", "applications.stage_id"),
    )
    .leftJoin("interviews", (join) =>
      join
        .onRef("interviews.workspace_id", "=", "applications.workspace_id")
        .onRef("interviews.candidate_id", "=", "applications.candidate_id")
        .onRef("interviews.position_id", "=", "job_posts.position_id")
        .on("interviews.deleted_at", "is", null),
    )
    .leftJoin("files", (join) =>
      join
        .onRef("files.workspace_id", "=", "applications.workspace_id")
        .on("files.id", "=", sql<string>`coalesce(applications.cv_file_id, interviews.resume_file_id)`),
    )
    .leftJoin("document_texts", (join) =>
      join
        .onRef("document_texts.workspace_id", "=", "files.workspace_id")
        .onRef("document_texts.file_id", "=", "files.id"),
    )
    .select(cvColumns(withText).as("cv"))
    .select([
      "applications.id",
      "applications.job_post_id",
      "job_posts.title as job_post_title",
      "job_posts.project_id",
      "job_posts.position_id",
      "applications.stage_id",
      "stages.name as stage_name",
      "applications.stage_since",
      "candidates.id as candidate_id",
      "candidates.name",
      "candidates.email",
      "interviews.id as interview_id",
      "interviews.progress",
      "interviews.decision",
      "interviews.review_count",
      "interviews.review_average",
      "applications.state",
      "applications.rejection_reason",
      "applications.source",
      "applications.consented_at",
      "applications.version",
      "applications.created_at",
      "applications.updated_at",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof whole>["execute"]>>[number];

const recordOf = (row: Row): ApplicationRecord => ({
  id: row.id,
  jobPostId: row.job_post_id,
  jobPostTitle: row.job_post_title,
  projectId: row.project_id,
  positionId: row.position_id,
  stageId: row.stage_id,
  stageName: row.stage_name,
  stageSince: row.stage_since ?? row.created_at,
  candidate: { id: row.candidate_id, name: row.name, email: row.email },
  interviewId: row.interview_id,
  interview:
    row.interview_id === null || row.progress === null || row.decision === null
      ? null
      : {
          id: row.interview_id,
          progress: row.progress,
          decision: row.decision,
          reviewCount: row.review_count ?? 0,
          reviewAverage: row.review_average,
        },
  state: row.state,
  rejectionReason: row.rejection_reason,
  source: row.source,
  cv: row.cv,
  consentedAt: row.consented_at,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** Applications, newest first, by cursor. */
export async function listApplications(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  filter: ApplicationFilter,
  { limit, after }: PageRequest,
): Promise<{ rows: ApplicationRecord[]; next: string | null }> {
  const rows = await whole(database, workspaceId, filter)
    .$if(after !== null, (query) => (after ? query.where(olderThan(after, "applications")) : query))
    .orderBy("applications.created_at", "desc")
    .orderBy("applications.id", "desc")
    .limit(limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, limit);
  return { rows: shown.map(recordOf), next };
}

/** The same by page number, with their number in all. */
export async function pageOfApplications(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  filter: ApplicationFilter,
  { page, limit }: { page: number; limit: number },
): Promise<{ rows: ApplicationRecord[]; total: number }> {
  const rows = await whole(database, workspaceId, filter)
    .orderBy("applications.created_at", "desc")
    .orderBy("applications.id", "desc")
    .offset((page - 1) * limit)
    .limit(limit)
    .execute();
  const { total } = await matching(database, workspaceId, filter)
    .select((select) => select.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { rows: rows.map(recordOf), total };
}

/** One application. @throws RefusedError "not_found", also when the post's position is hidden from the caller. */
export async function readApplication(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
  hidden: readonly string[],
): Promise<ApplicationRecord> {
  const row = await whole(database, workspaceId, { id, hidden }, { withText: true }).executeTakeFirst();
  return row ? recordOf(row) : refuse("not_found", "There is no such application.");
}

/** The same, with nobody changing it until the transaction ends. */
export async function lockApplication(change: Change, id: string): Promise<ApplicationRecord> {
  await sql`
    select from applications where workspace_id = ${change.workspaceId} and id = ${id} for no key update`.execute(
    change.transaction,
  );
  return readApplication(change.transaction, change.workspaceId, id, hiddenFrom(change.actor));
}

export interface StoredApplication {
  id: string;
  stageId: string;
  state: "active" | "rejected";
}

/** Puts candidates into a job post's pipeline in one statement; who is in it already stays where they are. By candidate id. */
export async function storeApplications(
  change: Change,
  post: { id: string; positionId: string | null },
  { stageId, source }: { stageId: string; source: string },
  candidateIds: readonly string[],
): Promise<Map<string, StoredApplication>> {
  const given = candidateIds.map((candidateId) => ({ id: newId(change.now), candidate_id: candidateId }));
  // "do update" and not "do nothing": it answers the application that is there already, and locks it.
  const { rows } = await sql<{
    id: string;
    candidate_id: string;
    stage_id: string;
    state: "active" | "rejected";
    created: boolean;
  }>`
    insert into applications (workspace_id, id, job_post_id, candidate_id, stage_id, source, created_at, updated_at)
    select ${change.workspaceId}, id, ${post.id}, candidate_id, ${stageId}, ${source}, ${change.now}, ${change.now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as application (id uuid, candidate_id uuid)
    order by candidate_id
    on conflict (workspace_id, job_post_id, candidate_id) do update set source = applications.source
    returning id, candidate_id, stage_id, state, xmax = 0 as created`.execute(change.transaction);
  for (const row of rows) {
    if (!row.created) continue;
    change.record({
      type: "application.created",
      ...(post.positionId === null ? {} : { positionId: post.positionId }),
      data: { applicationId: row.id, jobPostId: post.id, stageId: row.stage_id, candidateId: row.candidate_id },
    });
  }
  const count = rows.filter(({ created }) => created).length;
  // Who applies by themselves is noted where they do.
  if (count > 0 && change.actor.kind !== "system") {
    change.audit({
      action: "applications.created",
      subjectType: "job_post",
      subjectId: post.id,
      data: { count, source },
    });
  }
  return new Map(rows.map((row) => [row.candidate_id, { id: row.id, stageId: row.stage_id, state: row.state }]));
}
