/** Deletes a position that nobody was ever interviewed in. */
import type { Change } from "../change.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { refuseHidden } from "./sharing.ts";

/**
 * Deletes a position with its questions. What belongs to candidates is never deleted this way, also not what a member deleted from
 * the lists: such a position is archived instead.
 * @throws RefusedError "not_found"; "stale" when it is not at the expected version; "conflict" when the position has, or had, interviews or previews that still run.
 */
export async function deletePosition(change: Change, id: string, expectedVersion?: number): Promise<void> {
  const { transaction, workspaceId, actor } = change;
  refuseHidden(actor, id, "position");
  const position = await transaction
    .selectFrom("positions")
    .select(["title", "version"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!position) refuse("not_found", "There is no such position.");
  checkVersion(position.version, expectedVersion, "this position");
  const interview = await transaction
    .selectFrom("interviews")
    .select("preview")
    .where("workspace_id", "=", workspaceId)
    .where("position_id", "=", id)
    .orderBy("preview")
    .limit(1)
    .executeTakeFirst();
  if (interview) {
    refuse(
      "conflict",
      interview.preview
        ? "A preview of this position is still open. It ends within a day; the position can be deleted then, or archived now."
        : "This position has, or had, candidates. Archive it instead: its links stop working and nothing is lost.",
    );
  }
  for (const table of ["job_posts", "candidate_entries"] as const) {
    await transaction
      .updateTable(table)
      .set({ position_id: null })
      .where("workspace_id", "=", workspaceId)
      .where("position_id", "=", id)
      .execute();
  }
  await transaction
    .deleteFrom("position_questions")
    .where("workspace_id", "=", workspaceId)
    .where("position_id", "=", id)
    .execute();
  await transaction.deleteFrom("positions").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
  change.record({ type: "position.deleted", positionId: id, data: { positionId: id } });
  change.audit({ action: "position.deleted", subjectType: "position", subjectId: id, data: { title: position.title } });
}
