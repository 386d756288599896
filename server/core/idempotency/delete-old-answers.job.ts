/** Forgets answers that are too old to be given again. */
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Schema } from "../../platform/database/schema.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { keptSince } from "./kept-answer.ts";

export const deleteOldAnswersJob: JobDefinition<Record<string, never>> = {
  name: "delete-old-answers",
  data: z.strictObject({}),
  retryLimit: 1,
  retryDelaySeconds: 60,
  expireInSeconds: 600,
  concurrency: 1,
};

export async function deleteOldAnswers(deps: { database: Kysely<Schema>; clock: () => Date }): Promise<void> {
  const since = keptSince(deps.clock());
  await deps.database.deleteFrom("idempotent_answers").where("created_at", "<", since).execute();
  await deps.database.deleteFrom("person_answers").where("created_at", "<", since).execute();
}
