/** Takes in what comes back about mail, as it is; a job reads it, so that no entrance waits for it. */
import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { JobDefinition, Jobs } from "../../platform/jobs/jobs.ts";

export interface ReceiveReportDeps {
  database: Kysely<Schema>;
  jobs: Pick<Jobs, "enqueue">;
  clock: () => Date;
}

/** Reads one report. It may run twice: evidence that is known changes nothing. */
export const readReportJob: JobDefinition<{ reportId: string }> = {
  name: "read-mail-report",
  data: z.strictObject({ reportId: z.guid() }),
  retryLimit: 5,
  retryDelaySeconds: 30,
  expireInSeconds: 60,
  concurrency: 2,
};

/** Keeps a report until its job has run: a message as it travels, or events as JSON of eventsSchema. The same one twice is kept once. */
export async function receiveReport(deps: ReceiveReportDeps, kind: "mime" | "events", body: Buffer): Promise<void> {
  const now = deps.clock();
  const id = newId(now);
  await deps.database.transaction().execute(async (transaction) => {
    const kept = await transaction
      .insertInto("mail_reports")
      .values({ id, kind, body, digest: createHash("sha256").update(body).digest("base64url"), received_at: now })
      .onConflict((conflict) => conflict.column("digest").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (kept) await deps.jobs.enqueue(transaction, readReportJob, [{ data: { reportId: kept.id } }]);
  });
}
