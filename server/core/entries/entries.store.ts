/** Candidate entries in the database. */
import { type Kysely, sql } from "kysely";
import type { EntryState } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { notHidden } from "../not-hidden.ts";
import { refuse } from "../refusal.ts";

export interface EntryRecord {
  id: string;
  positionId: string | null;
  jobPostId: string | null;
  jobPostTitle: string | null;
  externalId: string | null;
  name: string | null;
  state: EntryState;
  error: string | null;
  cvFile: { id: string; name: string } | null;
  cvText: string | null;
  proposedName: string | null;
  proposedEmail: string | null;
  candidateId: string | null;
  interviewId: string | null;
  version: number;
  createdAt: Date;
}

const entries = (database: Kysely<Schema>, workspaceId: WorkspaceId, hidden: readonly string[]) =>
  database
    .selectFrom("candidate_entries")
    .leftJoin("files", (join) =>
      join
        .onRef("files.workspace_id", "=", "candidate_entries.workspace_id")
        .onRef("files.id", "=", "candidate_entries.cv_file_id"),
    )
    .leftJoin("job_posts", (join) =>
      join
        .onRef("job_posts.workspace_id", "=", "candidate_entries.workspace_id")
        .onRef("job_posts.id", "=", "candidate_entries.job_post_id"),
    )
    .selectAll("candidate_entries")
    .select(["files.name as file_name", "job_posts.title as job_post_title"])
    .where("candidate_entries.workspace_id", "=", workspaceId)
    .where("candidate_entries.discarded_at", "is", null)
    .where(notHidden(hidden, "candidate_entries.position_id"))
    .where(notHidden(hidden, "job_posts.position_id"));

type Row = Awaited<ReturnType<ReturnType<typeof entries>["execute"]>>[number];

const recordOf = (row: Row): EntryRecord => ({
  id: row.id,
  positionId: row.position_id,
  jobPostId: row.job_post_id,
  jobPostTitle: row.job_post_title,
  externalId: row.external_id,
  name: row.name,
  state: row.state,
  error: row.error,
  cvFile: row.cv_file_id === null ? null : { id: row.cv_file_id, name: row.file_name ?? "cv" },
  cvText: row.cv_text,
  proposedName: row.proposed_name,
  proposedEmail: row.proposed_email,
  candidateId: row.candidate_id,
  interviewId: row.interview_id,
  version: row.version,
  createdAt: row.created_at,
});

/** Entries, newest first; of one state, or all. */
export async function listEntries(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { state, hidden }: { state?: EntryState | undefined; hidden: readonly string[] },
  { limit, after }: PageRequest,
): Promise<{ rows: EntryRecord[]; next: string | null }> {
  const rows = await entries(database, workspaceId, hidden)
    .$if(state !== undefined, (query) => (state ? query.where("candidate_entries.state", "=", state) : query))
    .$if(after !== null, (query) => (after ? query.where(olderThan(after, "candidate_entries")) : query))
    .orderBy("candidate_entries.created_at", "desc")
    .orderBy("candidate_entries.id", "desc")
    .limit(limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, limit);
  return { rows: shown.map(recordOf), next };
}

/** @throws RefusedError "not_found", also when its position is hidden from the caller. */
export async function readEntryRecord(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
  hidden: readonly string[],
): Promise<EntryRecord> {
  const row = await entries(database, workspaceId, hidden).where("candidate_entries.id", "=", id).executeTakeFirst();
  return row ? recordOf(row) : refuse("not_found", "There is no such candidate entry.");
}

/** Holds an entry until the transaction ends. */
export const lockEntry = (database: Kysely<Schema>, workspaceId: WorkspaceId, id: string): Promise<unknown> =>
  sql`select from candidate_entries where workspace_id = ${workspaceId} and id = ${id} for update`.execute(database);
