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

/**
 * Deletes what committed changes of a workspace noted, also those that a crash cut short. Gives the number of names that are done. What
 * cannot be deleted now stays noted and keeps nothing else back.
 * @throws the first store's error, after all others were tried.
 */
export async function finishErasures(deps: OutsideDeps, workspaceId: WorkspaceId): Promise<number> {
  let done = 0;
  let after = { place: "", name: "" };
  let failure: unknown = null;
  for (;;) {
    const { rows } = await sql<{ place: "files" | "outbox"; name: string }>`
      select place, name from erasure_leftovers
      where workspace_id = ${workspaceId} and (place, name) > (${after.place}, ${after.name})
      order by place, name limit ${AT_A_TIME}`.execute(deps.database);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last;
    const gone: typeof rows = [];
    for (const leftover of rows) {
      try {
        await deleteOne(deps, leftover);
        gone.push(leftover);
      } catch (error) {
        failure ??= error;
      }
    }
    // Cut short before this, it deletes them again, which is no error.
    await sql`
      delete from erasure_leftovers using json_to_recordset(${JSON.stringify(gone)}) as gone (place text, name text)
      where workspace_id = ${workspaceId} and erasure_leftovers.place = gone.place and erasure_leftovers.name = gone.name
    `.execute(deps.database);
    done += gone.length;
  }
  if (failure !== null) throw failure;
  return done;
}

async function deleteOne(deps: OutsideDeps, { place, name }: { place: string; name: string }): Promise<void> {
  if (place === "outbox") await deps.outbox.delete(name);
  else for (const store of deps.stores) await store.delete(name);
}

/** The job: running it again deletes what is left. */
export async function runFinishErasures(deps: OutsideDeps, data: { workspaceId: string }): Promise<void> {
  await finishErasures(deps, brand(data.workspaceId));
}
