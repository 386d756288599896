/** Exports as rows: asked for, listed, deleted. The archive itself is made by build-export.job.ts. */
import { type Kysely, type RawBuilder, type Selectable, sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { type Actor, authorise, workspaceId as brand, hiddenFrom, may, type WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { type Cursor, cutPage } from "../cursor.ts";
import { finishErasuresJob, noteLeftovers } from "../files/index.ts";
import { refuse } from "../refusal.ts";
import { buildExportsJob } from "./build-exports.job.ts";

export type ExportRecord = Selectable<Schema["exports"]>;

/** More than these waiting at once is a program gone wrong. */
const MOST_WAITING = 20;

/** A whole workspace's archive is for who may change the workspace; nobody gets what holds a position that is hidden from them. */
function visibleTo(actor: Actor): RawBuilder<boolean> {
  const hidden = sql`${sql.lit(`{${hiddenFrom(actor).join(",")}}`)}::uuid[]`;
  const whole = may(actor, "workspace:write") ? sql`true` : sql`exports.subject_kind <> 'workspace'`;
  if (hiddenFrom(actor).length === 0) return sql<boolean>`${whole}`;
  return sql<boolean>`(${whole} and exports.subject_id <> all(${hidden}) and not exists (
    select from interviews where interviews.workspace_id = exports.workspace_id
      and interviews.candidate_id = exports.subject_id and interviews.position_id = any(${hidden})))`;
}

/**
 * Asks for an archive.
 * @throws RefusedError "forbidden" for a whole workspace without workspace:write, "not_found", "conflict" when many wait already.
 */
export async function requestExport(
  change: Change,
  input: { of: "workspace" } | { of: "position" | "candidate"; id: string },
): Promise<ExportRecord> {
  const { transaction, workspaceId, actor, now } = change;
  if (input.of === "workspace") authorise(actor, "workspace:write");
  else await requireVisible(change, input);
  const { waiting } = await transaction
    .selectFrom("exports")
    .select((count) => count.fn.countAll<number>().as("waiting"))
    .where("workspace_id", "=", workspaceId)
    .where("state", "in", ["waiting", "building"])
    .executeTakeFirstOrThrow();
  if (waiting >= MOST_WAITING) refuse("conflict", `${MOST_WAITING} exports wait to be built. Delete one, or wait.`);
  const row = await transaction
    .insertInto("exports")
    .values({
      workspace_id: workspaceId,
      id: newId(now),
      subject_kind: input.of,
      subject_id: input.of === "workspace" ? workspaceId : input.id,
      state: "waiting",
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  change.enqueue(buildExportsJob, { workspaceId });
  change.record({ type: "export.changed", data: { exportId: row.id, change: "requested" } });
  change.audit({
    action: "export.requested",
    subjectType: "export",
    subjectId: row.id,
    data: { of: row.subject_kind, subjectId: row.subject_id },
  });
  return row;
}

async function requireVisible(
  { transaction, workspaceId, actor }: Change,
  { of, id }: { of: "position" | "candidate"; id: string },
): Promise<void> {
  const hidden = sql`${sql.lit(`{${hiddenFrom(actor).join(",")}}`)}::uuid[]`;
  const { rows } =
    of === "position"
      ? await sql`select from positions where workspace_id = ${workspaceId} and id = ${id} and id <> all(${hidden})`.execute(
          transaction,
        )
      : await sql`
          select from candidates where workspace_id = ${workspaceId} and id = ${id} and not exists (
            select from interviews where interviews.workspace_id = ${workspaceId}
              and interviews.candidate_id = candidates.id and position_id = any(${hidden}))`.execute(transaction);
  if (rows.length === 0) refuse("not_found", `There is no such ${of}.`, { path: ["id"] });
}

/** Newest first. */
export async function listExports(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  actor: Actor,
  { limit, after, subjectId }: { limit: number; after: Cursor | null; subjectId?: string | undefined },
) {
  const { rows } = await sql<ExportRecord>`
    select * from exports where workspace_id = ${workspaceId} and ${visibleTo(actor)}
      ${subjectId === undefined ? sql`` : sql`and subject_id = ${subjectId}`}
      ${after === null ? sql`` : sql`and (created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`}
    order by created_at desc, id desc limit ${limit + 1}`.execute(database);
  return cutPage(rows, limit);
}

/** @throws RefusedError "not_found" */
export async function findExport(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  actor: Actor,
  id: string,
): Promise<ExportRecord> {
  const { rows } = await sql<ExportRecord>`
    select * from exports where workspace_id = ${workspaceId} and id = ${id} and ${visibleTo(actor)}`.execute(database);
  return rows[0] ?? refuse("not_found", "There is no such export.");
}

/** Deletes an export and its archive; one that is being built stops. @throws RefusedError "not_found" */
export async function deleteExport(change: Change, id: string): Promise<void> {
  const { transaction, workspaceId, actor } = change;
  const row = await findExport(transaction, workspaceId, actor, id);
  await transaction.deleteFrom("exports").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
  if (row.file_key !== null) {
    await noteLeftovers(change, "files", [row.file_key]);
    change.enqueue(finishErasuresJob, { workspaceId });
  }
  change.record({ type: "export.changed", data: { exportId: id, change: "deleted" } });
  change.audit({ action: "export.deleted", subjectType: "export", subjectId: id });
}

/** The archive of a signed address: the signature is what allows it, so no workspace is asked for. */
export async function findArchive(database: Kysely<Schema>, id: string, now: Date) {
  const row = await database
    .selectFrom("exports")
    .selectAll()
    .where("id", "=", id)
    .where("state", "=", "ready")
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!row || row.file_key === null || row.bytes === null || row.sha256 === null) return null;
  return {
    id,
    workspaceId: brand(row.workspace_id),
    key: row.file_key,
    name: archiveName(row),
    contentType: "application/zip",
    bytes: row.bytes,
    sha256: row.sha256,
  };
}

/** What a saved archive is called. */
export const archiveName = (row: Pick<ExportRecord, "subject_kind" | "subject_id" | "created_at">): string =>
  `greenroom-${row.subject_kind}-${row.subject_id}-${row.created_at.toISOString().slice(0, 10)}.zip`;
