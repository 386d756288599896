/** Puts a CV away that nobody is to be a candidate by: the entry is gone at once, its file and text soon after. */
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Schema } from "../../platform/database/schema.ts";
import type { Files } from "../../platform/files/files.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand, hiddenFrom } from "../actor.ts";
import type { Change } from "../change.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { lockEntry, readEntryRecord } from "./entries.store.ts";

export const removeEntryJob: JobDefinition<{ workspaceId: string; entryId: string }> = {
  name: "remove-entry",
  data: z.object({ workspaceId: z.string(), entryId: z.string() }),
  retryLimit: 10,
  retryDelaySeconds: 60,
  expireInSeconds: 120,
  concurrency: 2,
};

/** @throws RefusedError "not_found", "stale"; "conflict" while it is being read, and once it is confirmed. */
export async function discardEntry(change: Change, id: string, expectedVersion?: number): Promise<void> {
  const { transaction, workspaceId } = change;
  await lockEntry(transaction, workspaceId, id);
  const entry = await readEntryRecord(transaction, workspaceId, id, hiddenFrom(change.actor));
  checkVersion(entry.version, expectedVersion, "this entry");
  if (entry.state === "confirmed") refuse("conflict", "It has been said whose CV this is: it belongs to a candidate.");
  if (entry.state !== "read" && entry.state !== "failed") refuse("conflict", "This CV is still being read.");
  await transaction
    .updateTable("candidate_entries")
    .set({ discarded_at: change.now, version: entry.version + 1, updated_at: change.now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  change.enqueue(removeEntryJob, { workspaceId, entryId: id });
  change.record({
    type: "candidate_entry.changed",
    ...(entry.positionId === null ? {} : { positionId: entry.positionId }),
    data: { entryId: id, change: "discarded" },
  });
  change.audit({ action: "candidate_entry.discarded", subjectType: "candidate_entry", subjectId: id });
}

/** The bytes go first: a run that is cut short finds the row again, and deleting twice is no error. */
export async function removeEntry(
  deps: { database: Kysely<Schema>; files: Pick<Files, "delete"> },
  data: { workspaceId: string; entryId: string },
): Promise<void> {
  const tenant = brand(data.workspaceId);
  const entry = await deps.database
    .selectFrom("candidate_entries")
    .leftJoin("files", (join) =>
      join
        .onRef("files.workspace_id", "=", "candidate_entries.workspace_id")
        .onRef("files.id", "=", "candidate_entries.cv_file_id"),
    )
    .select(["files.id as file_id", "files.key"])
    .where("candidate_entries.workspace_id", "=", tenant)
    .where("candidate_entries.id", "=", data.entryId)
    .where("candidate_entries.discarded_at", "is not", null)
    .executeTakeFirst();
  if (!entry) return;
  if (entry.key !== null) await deps.files.delete(entry.key);
  await deps.database.transaction().execute(async (transaction) => {
    for (const [table, id] of [
      ["candidate_entries", data.entryId],
      ["files", entry.file_id],
    ] as const) {
      if (id === null) continue;
      await transaction.deleteFrom(table).where("workspace_id", "=", tenant).where("id", "=", id).execute();
    }
  });
}
