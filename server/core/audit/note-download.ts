/** Downloads in the audit log: who saved which archive or recording, from where. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { Actor, WorkspaceId } from "../actor.ts";
import { type AuditEntry, type ChangeDeps, changeWorkspace } from "../change.ts";

/** The parts of one download, also several at once and resumed, are one entry. */
const SAME_DOWNLOAD_MS = 3_600_000;

export interface Download extends AuditEntry {
  action: "export.downloaded" | "file.downloaded";
  subjectId: string;
}

/** Notes a download of a file once an hour for each caller and address, whatever ranges are asked for. */
export async function noteDownload(
  deps: ChangeDeps,
  actor: Actor,
  workspaceId: WorkspaceId,
  download: Download,
): Promise<void> {
  if (await isNoted(deps.database, actor, workspaceId, download, deps.clock())) return;
  await changeWorkspace(deps, actor, workspaceId, async (change) => {
    // Parts that are asked for at the same time wait for the first of them.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${workspaceId} ${download.subjectId}`}, 0))`.execute(
      change.transaction,
    );
    if (!(await isNoted(change.transaction, actor, workspaceId, download, change.now))) change.audit(download);
  });
}

async function isNoted(
  database: Kysely<Schema>,
  actor: Actor,
  workspaceId: WorkspaceId,
  { subjectId, action, data }: Download,
  now: Date,
): Promise<boolean> {
  const known = await database
    .selectFrom("audit_entries")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("subject_id", "=", subjectId)
    .where("at", ">", new Date(now.getTime() - SAME_DOWNLOAD_MS))
    .where("action", "=", action)
    .where("actor_kind", "=", actor.kind)
    .where("actor_id", "is not distinct from", actor.id)
    .where("ip", "is not distinct from", actor.ip)
    // The subject of a recording is its interview, which has several.
    .where(sql<boolean>`data = ${JSON.stringify(data ?? {})}::jsonb`)
    .limit(1)
    .executeTakeFirst();
  return known !== undefined;
}
