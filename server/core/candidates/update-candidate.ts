/** Changes what is known of a candidate; interviews keep the name and phone that they were made with. */
import { sql } from "kysely";
import { hiddenFrom } from "../actor.ts";
import type { Change } from "../change.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { visible } from "./candidates.store.ts";

/** @throws RefusedError "not_found"; "stale" when the candidate is not at the version that the caller has read. */
export async function updateCandidate(
  change: Change,
  id: string,
  input: { name?: string | undefined; phone?: string | null | undefined },
  expectedVersion?: number,
): Promise<void> {
  const hidden = hiddenFrom(change.actor);
  const { rows } = await sql<{ version: number }>`
    select version from candidates where workspace_id = ${change.workspaceId} and id = ${id} and not preview
      ${hidden.length === 0 ? sql`` : sql`and ${visible(hidden)}`} for update`.execute(change.transaction);
  const [candidate] = rows;
  if (!candidate) refuse("not_found", "There is no such candidate.");
  checkVersion(candidate.version, expectedVersion, "this candidate");
  const fields = Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (fields.length === 0) return;
  await change.transaction
    .updateTable("candidates")
    .set({
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.phone === undefined ? {} : { phone: input.phone === "" ? null : input.phone }),
      version: candidate.version + 1,
      updated_at: change.now,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  change.record({ type: "candidate.updated", data: { candidateId: id } });
  change.audit({ action: "candidate.updated", subjectType: "candidate", subjectId: id, data: { fields } });
}
