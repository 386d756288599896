/** What lies outside of the database and has to go: noted in the change that ends its row, deleted after the commit. */
import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { Schema } from "../../platform/database/schema.ts";
import type { Files } from "../../platform/files/files.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";

/** Where things lie that are no rows. */
export interface OutsideDeps {
  database: Kysely<Schema>;
  /** Every store that may hold a recording. */
  stores: readonly Files[];
  outbox: {
    /** The file that a message with this id has, or would have. */
    fileOf(messageId: string): string;
    /** Deleting what is not there is no error. */
    delete(file: string): Promise<void>;
  };
}

export const finishErasuresJob: JobDefinition<{ workspaceId: string }> = {
  name: "finish-erasures",
  data: z.object({ workspaceId: z.string() }),
  retryLimit: 5,
  retryDelaySeconds: 10,
  expireInSeconds: 900,
  concurrency: 1,
};

export async function noteLeftovers(
  { transaction, workspaceId, now }: Pick<Change, "transaction" | "workspaceId" | "now">,
  place: "files" | "outbox",
  names: readonly string[],
): Promise<void> {
  await sql`
    insert into erasure_leftovers (workspace_id, place, name, noted_at)
    select distinct ${workspaceId}::uuid, ${place}, name, ${now}::timestamptz from unnest(${[...names]}::text[]) as name
    on conflict do nothing`.execute(transaction);
}

const AT_A_TIME = 200;

/** Deletes what committed changes of a workspace noted, also those that a crash cut short. Gives the number of names that are done. */
export async function finishErasures(deps: OutsideDeps, workspaceId: WorkspaceId): Promise<number> {
  let done = 0;
  for (;;) {
    const left = await deps.database
      .selectFrom("erasure_leftovers")
      .select(["place", "name"])
      .where("workspace_id", "=", workspaceId)
      .limit(AT_A_TIME)
      .execute();
    if (left.length === 0) return done;
    for (const { place, name } of left) {
      if (place === "outbox") await deps.outbox.delete(name);
      else for (const store of deps.stores) await store.delete(name);
      await deps.database
        .deleteFrom("erasure_leftovers")
        .where("workspace_id", "=", workspaceId)
        .where("place", "=", place)
        .where("name", "=", name)
        .execute();
      done += 1;
    }
  }
}

/** The job: running it again deletes what is left. */
export async function runFinishErasures(deps: OutsideDeps, data: { workspaceId: string }): Promise<void> {
  await finishErasures(deps, brand(data.workspaceId));
}
