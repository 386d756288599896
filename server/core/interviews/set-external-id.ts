/** Gives an interview the id by which another system knows it. */
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";
import { lockInterview } from "./move-interview.ts";

/** @throws RefusedError "not_found"; "duplicate" when another interview of the position has this id. */
export async function setExternalId(change: Change, id: string, externalId: string | null): Promise<void> {
  const row = await lockInterview(change, id);
  if (row.external_id === externalId) return;
  // Whoever gives the same id to another interview of the position waits here.
  await change.transaction
    .selectFrom("positions")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", row.position_id)
    .forNoKeyUpdate()
    .execute();
  const other =
    externalId === null
      ? undefined
      : await change.transaction
          .selectFrom("interviews")
          .select("id")
          .where("workspace_id", "=", change.workspaceId)
          .where("position_id", "=", row.position_id)
          .where("external_id", "=", externalId)
          .where("deleted_at", "is", null)
          .executeTakeFirst();
  if (other) refuse("duplicate", "This external id is already used in this position.", { path: ["externalId"] });
  await change.transaction
    .updateTable("interviews")
    .set({ external_id: externalId, updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  change.record({
    type: "interview.updated",
    interviewId: id,
    positionId: row.position_id,
    data: { interviewId: id, positionId: row.position_id, changed: ["externalId"] },
  });
  change.audit({
    action: "interview.annotated",
    subjectType: "interview",
    subjectId: id,
    data: { fields: ["externalId"] },
  });
}
