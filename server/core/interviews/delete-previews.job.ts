/** Removes previews whose time is over, with everything that was recorded in them. */
import { sql } from "kysely";
import { z } from "zod";
import type { Files } from "../../platform/files/files.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import type { UploadStorage } from "../../platform/uploads/uploads.ts";
import { workspaceId as brand } from "../actor.ts";
import type { ChangeDeps } from "../change.ts";
import { dropBytes } from "../files/index.ts";

export const deletePreviewsJob: JobDefinition<Record<string, never>> = {
  name: "delete-previews",
  data: z.strictObject({}),
  retryLimit: 1,
  retryDelaySeconds: 60,
  expireInSeconds: 900,
  concurrency: 1,
};

const AT_A_TIME = 50;
/** A recording that began before the end may still be coming in, and be made playable. */
const GRACE_MS = 3_600_000;

interface Gone {
  workspace_id: string;
  id: string;
  candidate_id: string;
  file_ids: string[];
  keys: string[];
}

/** The bytes go first: a run that is cut short finds the rows again, and deleting twice is no error. */
export async function deletePreviews(
  deps: Pick<ChangeDeps, "database" | "clock"> & {
    files: Pick<Files, "delete">;
    uploads: Pick<UploadStorage, "discard">;
  },
): Promise<void> {
  const before = new Date(deps.clock().getTime() - GRACE_MS);
  for (;;) {
    const { rows } = await sql<Gone>`
      select gone.workspace_id, gone.id, gone.candidate_id,
        array(select files.id from files where ${ownFile}) as file_ids,
        array(
          select files.key from files where ${ownFile}
          union select file_key from segments where segments.workspace_id = gone.workspace_id and segments.interview_id = gone.id
        ) as keys
      from interviews as gone where gone.preview and gone.expires_at < ${before}
      order by gone.expires_at limit ${AT_A_TIME}`.execute(deps.database);
    if (rows.length === 0) return;
    for (const row of rows) {
      for (const key of row.keys) {
        await deps.uploads.discard(key);
        await dropBytes(deps, brand(row.workspace_id), key);
      }
    }
    await deps.database.transaction().execute(async (transaction) => {
      for (const [table, ids] of [
        ["interviews", rows.map((row) => row.id)],
        ["files", rows.flatMap((row) => row.file_ids)],
        ["candidates", rows.map((row) => row.candidate_id)],
      ] as const) {
        const workspaces = rows.map((row) => row.workspace_id);
        await sql`
          delete from ${sql.table(table)} where workspace_id = any(${workspaces}::uuid[]) and id = any(${ids}::uuid[])
        `.execute(transaction);
      }
    });
  }
}

/** The files of one preview: its resume, its takes with what was made of them, its recordings. */
const ownFile = sql`files.workspace_id = gone.workspace_id and files.id in (
  select gone.resume_file_id
  union select unnest(array[original_file_id, playable_file_id, rendition_file_id, thumbnail_file_id]) from takes
    where takes.workspace_id = gone.workspace_id and takes.interview_id = gone.id
  union select segments.id from segments where segments.workspace_id = gone.workspace_id and segments.interview_id = gone.id)`;
