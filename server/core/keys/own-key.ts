/** Which keys an actor may touch: those that can do nothing that the actor can not. */
import { type Selectable, sql } from "kysely";
import { SCOPE_NAMES } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { type Actor, may, type WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";

/** A key that makes or changes keys hands on no more than it may itself; null stands for every scope. */
export function checkScopes(actor: Actor, scopes: readonly string[] | null): void {
  const beyond = SCOPE_NAMES.find((scope) => (scopes === null || scopes.includes(scope)) && !may(actor, scope));
  if (beyond)
    refuse("forbidden", `You may not hand on the scope ${beyond}, which you do not have.`, { path: ["scopes"] });
}

/**
 * The keys that are looked after in a workspace: its own and those of its sandbox. In a sandbox its own alone, so that a test key never
 * comes near a live one.
 */
export const ofWorkspace = (workspaceId: WorkspaceId) => sql<boolean>`api_keys.workspace_id in (
  select ${workspaceId}::uuid
  union all select workspace_id from sandboxes where live_workspace_id = ${workspaceId})`;

/** Locks a key that the actor may touch. @throws RefusedError "not_found" or "forbidden". */
export async function lockOwnKey(change: Change, id: string): Promise<Selectable<Schema["api_keys"]>> {
  const row = await change.transaction
    .selectFrom("api_keys")
    .selectAll()
    .where(ofWorkspace(change.workspaceId))
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) refuse("not_found", "There is no such API key.");
  checkScopes(change.actor, row.scopes);
  return row;
}
