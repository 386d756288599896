/** Has a CV fetched again that could not be had or read, or whose job ended without a word. */
import { hiddenFrom } from "../actor.ts";
import type { Change } from "../change.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { type EntryRecord, lockEntry, readEntryRecord } from "./entries.store.ts";
import { PATIENCE_MS, readEntryJob } from "./read-entry.job.ts";

/** @throws RefusedError "not_found", "stale"; "conflict" unless it failed or was left waiting. */
export async function retryEntry(change: Change, id: string, expectedVersion?: number): Promise<EntryRecord> {
  const { transaction, workspaceId } = change;
  const hidden = hiddenFrom(change.actor);
  await lockEntry(transaction, workspaceId, id);
  const entry = await readEntryRecord(transaction, workspaceId, id, hidden);
  checkVersion(entry.version, expectedVersion, "this entry");
  if (entry.state !== "failed" && !(await isForsaken(change, id))) {
    refuse("conflict", "Only a CV that could not be fetched is fetched again.");
  }
  await transaction
    .updateTable("candidate_entries")
    .set({ state: "queued", error: null, version: entry.version + 1, updated_at: change.now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  change.enqueue(readEntryJob, { workspaceId, entryId: id });
  change.record({
    type: "candidate_entry.changed",
    ...(entry.positionId === null ? {} : { positionId: entry.positionId }),
    data: { entryId: id, change: "queued" },
  });
  change.audit({ action: "candidate_entry.retried", subjectType: "candidate_entry", subjectId: id });
  return readEntryRecord(transaction, workspaceId, id, hidden);
}

/** Does it wait for a job that is not there any more? */
async function isForsaken({ transaction, workspaceId, now }: Change, id: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("candidate_entries")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("state", "in", ["queued", "processing"])
    .where("updated_at", "<", new Date(now.getTime() - PATIENCE_MS))
    .executeTakeFirst();
  return row !== undefined;
}
