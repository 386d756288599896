/** An interview that the caller may know of: what hangs on it is read through here. */
import type { Kysely } from "kysely";
import type { Progress } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { type Actor, hiddenFrom, type WorkspaceId } from "../actor.ts";
import { notHidden } from "../not-hidden.ts";
import { refuse } from "../refusal.ts";

export interface ReadableInterview {
  id: string;
  position_id: string;
  progress: Progress;
}

/** @throws RefusedError "not_found" for what is deleted, another workspace's, or of a position that is hidden from the caller. */
export async function readableInterview(
  database: Kysely<Schema>,
  caller: { actor: Actor; workspaceId: WorkspaceId },
  id: string,
): Promise<ReadableInterview> {
  const row = await database
    .selectFrom("interviews")
    .select(["id", "position_id", "progress"])
    .where("workspace_id", "=", caller.workspaceId)
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .where(notHidden(hiddenFrom(caller.actor), "position_id"))
    .executeTakeFirst();
  return row ?? refuse("not_found", "There is no such interview.");
}
