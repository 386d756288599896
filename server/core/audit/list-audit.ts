/** Reads the audit log in pages, by who, what, about what and when. */
import { type Kysely, type Selectable, type SqlBool, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { type Cursor, cursorOf } from "../cursor.ts";
import { auditNotHidden } from "../not-hidden.ts";

export type AuditRecord = Selectable<Schema["audit_entries"]>;

/** What a reader wants of the log; what is left out does not matter. */
export interface AuditFilter {
  actorId?: string | undefined;
  /** How an action begins: "interview.decided", or "interview." for all of them. */
  action?: string | undefined;
  subjectId?: string | undefined;
  /** The first moment that is wanted. */
  from?: Date | undefined;
  /** The first moment that is wanted no more. */
  to?: Date | undefined;
}

/** Entries of a workspace, newest first; none about positions that are hidden from the reader. */
export async function listAudit(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  page: { limit: number; after: Cursor | null },
  filter: AuditFilter & { hidden: readonly string[] },
): Promise<{ rows: AuditRecord[]; next: string | null }> {
  let query = database
    .selectFrom("audit_entries")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(auditNotHidden(filter.hidden));
  if (filter.actorId !== undefined) query = query.where("actor_id", "=", filter.actorId);
  if (filter.action !== undefined) query = query.where("action", "like", `${escaped(filter.action)}%`);
  if (filter.subjectId !== undefined) query = query.where("subject_id", "=", filter.subjectId);
  if (filter.from) query = query.where("at", ">=", filter.from);
  if (filter.to) query = query.where("at", "<", filter.to);
  if (page.after) {
    query = query.where(sql<SqlBool>`(at, id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)`);
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

/** An underscore of an action's name is no wildcard. */
const escaped = (prefix: string): string => prefix.replace(/[\\%_]/g, "\\$&");
