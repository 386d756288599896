/** Deletes audit entries that are older than their workspace keeps them: two months unless it says longer. */
import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { Schema } from "../../platform/database/schema.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";

/** What a workspace that never saved its settings keeps; the setting's own default. */
const DEFAULT_DAYS = 60;
const AT_A_TIME = 10_000;

export const deleteOldAuditJob: JobDefinition<Record<string, never>> = {
  name: "delete-old-audit",
  data: z.strictObject({}),
  retryLimit: 1,
  retryDelaySeconds: 60,
  expireInSeconds: 3600,
  concurrency: 1,
};

/** Handles the job `delete-old-audit`, some thousand entries at a time, so that no statement holds others up. */
export async function deleteOldAudit(deps: { database: Kysely<Schema>; clock: () => Date }): Promise<void> {
  const workspaces = await deps.database
    .selectFrom("workspaces")
    .select("id")
    .select(sql<number>`coalesce((settings ->> 'auditDays')::int, ${sql.lit(DEFAULT_DAYS)})`.as("days"))
    .execute();
  for (const { id, days } of workspaces) {
    const before = new Date(deps.clock().getTime() - days * 86_400_000);
    for (let deleted = AT_A_TIME; deleted === AT_A_TIME; ) {
      const { numAffectedRows } = await sql`
        delete from audit_entries where workspace_id = ${id} and id in (
          select id from audit_entries where workspace_id = ${id} and at < ${before}
          order by at limit ${sql.lit(AT_A_TIME)})`.execute(deps.database);
      deleted = Number(numAffectedRows ?? 0n);
    }
  }
}
