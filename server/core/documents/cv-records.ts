/** The CV of an application or a candidate: the stored file, and what was read of it. */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { notHidden } from "../not-hidden.ts";

export interface CvRecord {
  fileId: string;
  name: string;
  contentType: string;
  bytes: number;
  /** Of its text; unread: nobody has asked for it. */
  state: "queued" | "read" | "failed" | "unread";
  text: string | null;
  error: string | null;
}

/** A CV as one column, of a statement that joins files and document_texts; the text only on demand, since it is long. */
export const cvColumns = ({ withText }: { withText: boolean }): RawBuilder<CvRecord | null> => sql<CvRecord | null>`
  case when files.id is not null then json_build_object(
    'fileId', files.id, 'name', files.name, 'contentType', files.content_type, 'bytes', files.bytes,
    'state', coalesce(document_texts.state, 'unread'), 'error', document_texts.error,
    'text', ${withText ? sql`document_texts.text` : sql`null`}) end`;

/** The newest CV that came with the candidate's applications and interviews, of those that the caller may know of. */
export async function cvOfCandidate(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  candidateId: string,
  hidden: readonly string[],
): Promise<CvRecord | null> {
  const { rows } = await sql<{ cv: CvRecord | null }>`
    select ${cvColumns({ withText: true })} as cv from (
      select applications.cv_file_id as file_id, job_posts.position_id
      from applications join job_posts on job_posts.workspace_id = applications.workspace_id and job_posts.id = applications.job_post_id
      where applications.workspace_id = ${workspaceId} and applications.candidate_id = ${candidateId}
      union all
      select resume_file_id, position_id from interviews
      where workspace_id = ${workspaceId} and candidate_id = ${candidateId} and deleted_at is null
    ) as own
    join files on files.workspace_id = ${workspaceId} and files.id = own.file_id
    left join document_texts on document_texts.workspace_id = ${workspaceId} and document_texts.file_id = files.id
    where ${notHidden(hidden, "own.position_id")}
    order by files.created_at desc, files.id desc limit 1`.execute(database);
  return rows[0]?.cv ?? null;
}
