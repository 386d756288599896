/** Puts a CV away that nobody is to be a candidate by: the entry and its text are gone at once, its bytes as soon as the store can. */
import { hiddenFrom } from "../actor.ts";
import type { Change } from "../change.ts";
import { finishErasuresJob, noteLeftovers } from "../files/index.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { lockEntry, readEntryRecord } from "./entries.store.ts";

/** @throws RefusedError "not_found", "stale"; "conflict" while it is being read, and once it is confirmed. */
export async function discardEntry(change: Change, id: string, expectedVersion?: number): Promise<void> {
  const { transaction, workspaceId } = change;
  await lockEntry(transaction, workspaceId, id);
  const entry = await readEntryRecord(transaction, workspaceId, id, hiddenFrom(change.actor));
  checkVersion(entry.version, expectedVersion, "this entry");
  if (entry.state === "confirmed") refuse("conflict", "It has been said whose CV this is: it belongs to a candidate.");
  if (entry.state !== "read" && entry.state !== "failed") refuse("conflict", "This CV is still being read.");
  await transaction
    .deleteFrom("candidate_entries")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  if (entry.cvFile) await discardFile(change, entry.cvFile.id);
  change.record({
    type: "candidate_entry.changed",
    ...(entry.positionId === null ? {} : { positionId: entry.positionId }),
    data: { entryId: id, change: "discarded" },
  });
  change.audit({ action: "candidate_entry.discarded", subjectType: "candidate_entry", subjectId: id });
}

/** A store that fails is asked again until it is through, as it is after an erasure. */
async function discardFile(change: Change, id: string): Promise<void> {
  const { transaction, workspaceId } = change;
  const files = await transaction
    .deleteFrom("files")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning("key")
    .execute();
  await noteLeftovers(
    change,
    "files",
    files.map(({ key }) => key),
  );
  change.enqueue(finishErasuresJob, { workspaceId });
}
