/** Which workspaces are sandboxes. */
import type { Kysely } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

export async function isSandbox(database: Kysely<Schema>, workspaceId: WorkspaceId): Promise<boolean> {
  const row = await database
    .selectFrom("sandboxes")
    .select("workspace_id")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row !== undefined;
}
