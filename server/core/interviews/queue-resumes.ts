/** Has resumes fetched for interviews that exist already. */
import { sql } from "kysely";
import type { Change } from "../change.ts";
import { fetchResumeJob } from "./fetch-resume.job.ts";

/**
 * One statement, and a job for each interview that has no resume and waits for none. What a candidate gave, or an earlier call named,
 * stays: whoever knows an address alone replaces nobody's resume.
 */
export async function queueResumes(
  change: Change,
  named: readonly { interviewId: string; resumeUrl: string }[],
): Promise<void> {
  if (named.length === 0) return;
  const given = named.map(({ interviewId, resumeUrl }) => ({ id: interviewId, url: resumeUrl }));
  const { rows } = await sql<{ id: string }>`
    update interviews set resume_url = given.url, resume_status = 'pending', resume_error = null, updated_at = ${change.now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (id uuid, url text)
    where interviews.workspace_id = ${change.workspaceId} and interviews.id = given.id and interviews.deleted_at is null
      and interviews.resume_file_id is null and (interviews.resume_status is null or interviews.resume_status = 'failed')
    returning interviews.id`.execute(change.transaction);
  for (const { id } of rows) change.enqueue(fetchResumeJob, { workspaceId: change.workspaceId, interviewId: id });
}
