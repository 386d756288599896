/** By the clock: what was delivered or given up is forgotten after thirty days, and secrets that are over are dropped. */
import { sql } from "kysely";
import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import type { ChangeDeps } from "../change.ts";

const KEPT_MS = 30 * 86_400_000;
const AT_A_TIME = 5_000;

export const sweepWebhooksJob: JobDefinition<Record<string, never>> = {
  name: "sweep-webhooks",
  data: z.object({}),
  retryLimit: 0,
  retryDelaySeconds: 10,
  expireInSeconds: 600,
  concurrency: 1,
};
export const SWEEP_WEBHOOKS_CRON = "41 * * * *";

/** Running it twice deletes nothing twice. */
export async function sweepWebhooks({ database, clock }: Pick<ChangeDeps, "database" | "clock">): Promise<void> {
  const now = clock();
  await sql`
    update webhook_secrets set previous_secret = null, previous_until = null where previous_until <= ${now}`.execute(
    database,
  );
  for (;;) {
    const { numAffectedRows } = await sql`
      delete from webhook_deliveries where (workspace_id, id) in (
        select workspace_id, id from webhook_deliveries where done_at < ${new Date(now.getTime() - KEPT_MS)} limit ${AT_A_TIME})
    `.execute(database);
    if (Number(numAffectedRows ?? 0n) < AT_A_TIME) return;
  }
}
