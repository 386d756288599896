/** Forgets answers that are too old to be given again. */
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Schema } from "../../platform/database/schema.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { KEPT_HOURS } from "./kept-answer.ts";

export const deleteOldAnswersJob: JobDefinition<Record<string, never>> = {
  name: "delete-old-answers",
  data: z.strictObject({}),
  retryLimit: 1,
  retryDelaySeconds: 60,
  expireInSeconds: 600,
  concurrency: 1,
};

export async function deleteOldAnswers(deps: { database: Kysely<Schema>; clock: () => Date }): Promise<void> {
  await deps.database
    .deleteFrom("idempotent_answers")
    .where("created_at", "<", new Date(deps.clock().getTime() - KEPT_HOURS * 3_600_000))
    .execute();
}
