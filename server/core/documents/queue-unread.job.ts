/** By the clock: has documents read that were stored before there was a reader, and those whose reading was given up without a word. */
import { sql } from "kysely";
import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import type { ChangeDeps } from "../change.ts";
import { readDocumentJob } from "./read-document.job.ts";

export const queueUnreadJob: JobDefinition<Record<string, never>> = {
  name: "queue-unread-documents",
  data: z.strictObject({}),
  retryLimit: 0,
  retryDelaySeconds: 60,
  expireInSeconds: 300,
  concurrency: 1,
};
export const QUEUE_UNREAD_CRON = "43 * * * *";

/** Of one run: what somebody sends in meanwhile waits behind no more than these. */
const AT_A_TIME = 1000;
/** After so long no attempt at reading is under way or waits for its turn. */
const PATIENCE_MS = 3_600_000;

/** Queues CVs of interviews and applications, once each: from then on they are awaited, as those that come in now. */
export async function queueUnread(deps: Pick<ChangeDeps, "database" | "jobs" | "clock">): Promise<void> {
  const now = deps.clock();
  const forsaken = new Date(now.getTime() - PATIENCE_MS);
  const unknown = (table: "interviews" | "applications", column: string) => sql`
    select ${sql.table(table)}.workspace_id, ${sql.ref(`${table}.${column}`)} as file_id from ${sql.table(table)}
    left join document_texts on document_texts.workspace_id = ${sql.table(table)}.workspace_id
      and document_texts.file_id = ${sql.ref(`${table}.${column}`)}
    where ${sql.ref(`${table}.${column}`)} is not null and document_texts.file_id is null`;
  await deps.database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ workspaceId: string; fileId: string }>`
      insert into document_texts (workspace_id, file_id, updated_at)
      select workspace_id, file_id, ${now}::timestamptz from (
        ${unknown("interviews", "resume_file_id")} and interviews.deleted_at is null
        union ${unknown("applications", "cv_file_id")}
        union select workspace_id, file_id from document_texts where state = 'queued' and updated_at < ${forsaken}
      ) as unread limit ${AT_A_TIME}
      on conflict (workspace_id, file_id) do update set updated_at = excluded.updated_at where document_texts.state = 'queued'
      returning workspace_id as "workspaceId", file_id as "fileId"`.execute(transaction);
    await deps.jobs.enqueue(
      transaction,
      readDocumentJob,
      rows.map((data) => ({ data })),
    );
  });
}
