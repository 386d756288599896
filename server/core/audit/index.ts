/** The audit log: who did what, by which medium, from where. A table of its own, because it is pruned. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { type Cursor, cursorOf } from "../cursor.ts";
import { auditNotHidden } from "../not-hidden.ts";

/** Entries of a workspace, newest first. */
export async function listAudit(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  page: { limit: number; after: Cursor | null },
  hidden: readonly string[] = [],
) {
  let query = database
    .selectFrom("audit_entries")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(auditNotHidden(hidden));
  if (page.after) {
    query = query.where(sql<boolean>`(at, id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)`);
  }
  const rows = await query
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > page.limit && last ? cursorOf(last.at, last.id) : null };
}
