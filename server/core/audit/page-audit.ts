/** Reads the audit log by skip and limit, for readers that know no cursors. */
import type { Kysely } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { auditNotHidden } from "../not-hidden.ts";
import type { AuditRecord } from "./list-audit.ts";

/** Entries since a moment, newest first, and how many there are in all. Two statements. */
export async function pageAudit(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { from, skip, limit, hidden }: { from: Date; skip: number; limit: number; hidden: readonly string[] },
): Promise<{ rows: AuditRecord[]; total: number }> {
  const since = database
    .selectFrom("audit_entries")
    .where("workspace_id", "=", workspaceId)
    .where("at", ">=", from)
    .where(auditNotHidden(hidden));
  const [rows, { total }] = await Promise.all([
    since.selectAll().orderBy("at", "desc").orderBy("id", "desc").offset(skip).limit(limit).execute(),
    since.select((select) => select.fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
  ]);
  return { rows, total };
}
