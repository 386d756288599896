/** Downloads in the audit log: who saved which archive or recording, from where. */
import type { Actor, WorkspaceId } from "../actor.ts";
import { type AuditEntry, type ChangeDeps, changeWorkspace } from "../change.ts";

/** The parts of one download, also several at once and resumed, are one entry. */
const SAME_DOWNLOAD_MS = 3_600_000;

export interface Download extends AuditEntry {
  action: "export.downloaded" | "file.downloaded";
  subjectId: string;
}

/** Notes a download once an hour for each caller and address, whatever ranges are asked for. */
export async function noteDownload(
  deps: ChangeDeps,
  actor: Actor,
  workspaceId: WorkspaceId,
  download: Download,
): Promise<void> {
  const known = await deps.database
    .selectFrom("audit_entries")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("subject_id", "=", download.subjectId)
    .where("at", ">", new Date(deps.clock().getTime() - SAME_DOWNLOAD_MS))
    .where("action", "=", download.action)
    .where("actor_kind", "=", actor.kind)
    .where("actor_id", "is not distinct from", actor.id)
    .where("ip", "is not distinct from", actor.ip)
    .limit(1)
    .executeTakeFirst();
  if (known) return;
  await changeWorkspace(deps, actor, workspaceId, async (change) => change.audit(download));
}
