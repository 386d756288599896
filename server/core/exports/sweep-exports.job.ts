/** By the clock: archives that are over are deleted, and what a killed process left undone is asked for again. */
import { sql } from "kysely";
import { z } from "zod";
import type { Files } from "../../platform/files/files.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand } from "../actor.ts";
import type { ChangeDeps } from "../change.ts";
import { dropBytes, finishErasuresJob } from "../files/index.ts";
import { buildExportsJob } from "./build-exports.job.ts";

const DAY_MS = 86_400_000;
/** How long the list says that there was an export. */
const LISTED_MS = 30 * DAY_MS;
const AT_A_TIME = 100;

export const sweepExportsJob: JobDefinition<Record<string, never>> = {
  name: "sweep-exports",
  data: z.object({}),
  retryLimit: 0,
  retryDelaySeconds: 10,
  expireInSeconds: 300,
  concurrency: 1,
};
export const SWEEP_EXPORTS_CRON = "* * * * *";

/** Running it twice deletes nothing twice: the file goes first, and its absence is no error. */
export async function sweepExports(deps: ChangeDeps & { files: Files }): Promise<void> {
  const now = deps.clock();
  await expireArchives(deps, now);
  await deps.database
    .deleteFrom("exports")
    .where("state", "in", ["expired", "failed"])
    .where("created_at", "<", new Date(now.getTime() - LISTED_MS))
    .execute();
  await deps.database.transaction().execute(async (transaction) => {
    const pending = await sql<{ workspaceId: string }>`
      select distinct workspace_id as "workspaceId" from exports where state in ('waiting', 'building')`.execute(
      transaction,
    );
    const left = await sql<{ workspaceId: string }>`
      select distinct workspace_id as "workspaceId" from erasure_leftovers`.execute(transaction);
    await deps.jobs.enqueue(
      transaction,
      buildExportsJob,
      pending.rows.map((data) => ({ data })),
    );
    await deps.jobs.enqueue(
      transaction,
      finishErasuresJob,
      left.rows.map((data) => ({ data })),
    );
  });
}

async function expireArchives(deps: ChangeDeps & { files: Files }, now: Date): Promise<void> {
  const { database } = deps;
  for (;;) {
    const over = await database
      .selectFrom("exports")
      .select(["workspace_id", "id", "file_key"])
      .where("state", "=", "ready")
      .where("expires_at", "<=", now)
      .orderBy("expires_at")
      .limit(AT_A_TIME)
      .execute();
    for (const row of over) {
      if (row.file_key !== null) await dropBytes(deps, brand(row.workspace_id), row.file_key);
      await database
        .updateTable("exports")
        .set({ state: "expired", file_key: null })
        .where("workspace_id", "=", row.workspace_id)
        .where("id", "=", row.id)
        .where("state", "=", "ready")
        .execute();
    }
    if (over.length < AT_A_TIME) return;
  }
}
