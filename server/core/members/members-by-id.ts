/** Members by id, for what they wrote: those who were removed too. */
import type { Kysely } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

export async function membersById(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<Map<string, { email: string; removed: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom("members")
    .select(["id", "email", "removed_at"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, { email: row.email, removed: row.removed_at !== null }]));
}
