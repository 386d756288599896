/** Gives interviews that were made elsewhere the ids by which another system knows them. */
import { sql } from "kysely";
import type { Change } from "../change.ts";

/**
 * One statement. An interview that has an id keeps it, and an id that another interview of the position has stays there.
 * @param named interviews of one position, which the change has locked; no id twice.
 */
export async function adoptExternalIds(
  change: Change,
  positionId: string,
  named: readonly { interviewId: string; externalId: string }[],
): Promise<void> {
  if (named.length === 0) return;
  const { transaction, workspaceId } = change;
  const given = named.map(({ interviewId, externalId }) => ({ id: interviewId, external_id: externalId }));
  await sql`savepoint adopting`.execute(transaction);
  try {
    const { rows } = await sql<{ id: string }>`
      update interviews set external_id = given.external_id, updated_at = ${change.now}
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (id uuid, external_id text)
      where interviews.workspace_id = ${workspaceId} and interviews.position_id = ${positionId} and interviews.id = given.id
        and interviews.external_id is null and interviews.deleted_at is null
        and not exists (
          select from interviews as other
          where other.workspace_id = ${workspaceId} and other.position_id = ${positionId}
            and other.external_id = given.external_id and other.deleted_at is null)
      returning interviews.id`.execute(transaction);
    for (const { id } of rows) {
      change.record({
        type: "interview.updated",
        interviewId: id,
        positionId,
        data: { interviewId: id, positionId, changed: ["externalId"] },
      });
    }
  } catch (error) {
    // Somebody gave one of them to another interview a moment ago: the invitation is worth more than the id.
    if (!(error instanceof Error) || Reflect.get(error, "constraint") !== "interviews_external_id") throw error;
    await sql`rollback to savepoint adopting`.execute(transaction);
  }
}
