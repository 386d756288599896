/** Writes the audit log: the one way in, whoever acts. */
import { type Kysely, sql } from "kysely";
import { newId } from "../../shared/ids.ts";
import type { Schema } from "../platform/database/schema.ts";
import type { Actor } from "./actor.ts";

export interface AuditEntry {
  action: string;
  subjectType: string;
  subjectId: string | null;
  data?: Record<string, unknown>;
}

/** Who acts, as the log keeps it. */
type Auditor = Pick<Actor, "kind" | "id" | "name" | "medium" | "ip" | "host" | "referer">;

/** One statement, whatever the number of entries, also of several workspaces. */
export async function appendAudit(
  database: Kysely<Schema>,
  now: Date,
  entries: readonly { workspaceId: string; actor: Auditor; entry: AuditEntry }[],
): Promise<void> {
  const rows = entries.map(({ workspaceId, actor, entry }) => ({
    workspace_id: workspaceId,
    id: newId(now),
    ...{ actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name },
    ...{ medium: actor.medium, ip: actor.ip, host: actor.host, referer: actor.referer },
    ...{ action: entry.action, subject_type: entry.subjectType, subject_id: entry.subjectId, data: entry.data ?? {} },
  }));
  await sql`
    insert into audit_entries (workspace_id, id, at, actor_kind, actor_id, actor_name, medium, ip, host, referer, action, subject_type, subject_id, data)
    select workspace_id, id, ${now}, actor_kind, actor_id, actor_name, medium, ip, host, referer, action, subject_type, subject_id, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (workspace_id uuid, id uuid, actor_kind text, actor_id text, actor_name text,
      medium text, ip text, host text, referer text, action text, subject_type text, subject_id uuid, data jsonb)`.execute(
    database,
  );
}
