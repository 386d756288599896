/** Builds the archives that a workspace waits for, one after the other; a build that was killed is done again. */
import { type Kysely, type Selectable, sql } from "kysely";
import { z } from "zod";
import type { Schema } from "../../platform/database/schema.ts";
import type { Files } from "../../platform/files/files.ts";
import { writeZip } from "../../platform/files/zip-files.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand, systemActor, type WorkspaceId } from "../actor.ts";
import { type ChangeDeps, changeWorkspace } from "../change.ts";
import { dropBytes } from "../files/index.ts";
import { RefusedError } from "../refusal.ts";
import type { Subject } from "./rows-of-subject.ts";
import { type ExportDeps, writeExport } from "./write-export.ts";

const DAY_MS = 86_400_000;
const KEPT_MS = 7 * DAY_MS;
const MOST_ATTEMPTS = 5;
const PROGRESS_EVERY_MS = 500;

export const buildExportsJob: JobDefinition<{ workspaceId: string }> = {
  name: "build-exports",
  data: z.object({ workspaceId: z.string() }),
  retryLimit: 2,
  retryDelaySeconds: 10,
  expireInSeconds: 12 * 3600,
  concurrency: 2,
};

export interface BuildExportsDeps extends ChangeDeps, ExportDeps {
  /** Where archives go. */
  files: Files;
}

type Row = Selectable<Schema["exports"]>;

/**
 * Builds until nothing waits. The lock goes with its connection, so a killed process holds nobody up, and an export that is
 * "building" while nobody holds the lock is one to be built again.
 */
export async function buildExports(deps: BuildExportsDeps, data: { workspaceId: string }): Promise<void> {
  const workspaceId = brand(data.workspaceId);
  // Looked at again after the lock is gone: what was asked for just before may have found the lock held.
  while (await hasWaiting(deps.database, workspaceId)) {
    if (!(await buildUnderLock(deps, workspaceId))) return;
  }
}

async function buildUnderLock(deps: BuildExportsDeps, workspaceId: WorkspaceId): Promise<boolean> {
  return deps.database.connection().execute(async (connection) => {
    const lock = sql`hashtext('greenroom export'), hashtext(${workspaceId})`;
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${lock}) as held`.execute(connection);
    if (!rows[0]?.held) return false;
    try {
      for (;;) {
        const row = await takeNext(connection, workspaceId);
        if (!row) return true;
        await build(deps, workspaceId, row);
      }
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection);
    }
  });
}

async function hasWaiting(database: Kysely<Schema>, workspaceId: WorkspaceId): Promise<boolean> {
  const { rows } = await sql`
    select from exports where workspace_id = ${workspaceId} and state in ('waiting', 'building') limit 1`.execute(
    database,
  );
  return rows.length > 0;
}

async function takeNext(database: Kysely<Schema>, workspaceId: WorkspaceId): Promise<Row | null> {
  const { rows } = await sql<Row>`
    update exports set state = 'building', attempts = attempts + 1, files_done = 0, files_total = null
    where workspace_id = ${workspaceId} and id = (
      select id from exports where workspace_id = ${workspaceId} and state in ('waiting', 'building')
      order by state, created_at, id limit 1)
    returning *`.execute(database);
  return rows[0] ?? null;
}

const keyOfAttempt = (row: Row, attempt: number): string => `${row.workspace_id}/exports/${row.id}-${attempt}.zip`;

/** Deleted, or set back because a candidate was erased, while it was built. */
class CancelledError extends Error {}

async function build(deps: BuildExportsDeps, workspaceId: WorkspaceId, row: Row): Promise<void> {
  const key = keyOfAttempt(row, row.attempts);
  for (let attempt = 1; attempt < row.attempts; attempt += 1) {
    await dropBytes(deps, workspaceId, keyOfAttempt(row, attempt));
  }
  if (row.attempts > MOST_ATTEMPTS) {
    await fail(deps, workspaceId, row, "It could not be built: its builder ended before its time, again and again.");
    return;
  }
  const subject: Subject =
    row.subject_kind === "workspace" ? { kind: "workspace" } : { kind: row.subject_kind, id: row.subject_id };
  try {
    const progress = progressOf(deps, workspaceId, row);
    const archive = writeZip(async (sink) => {
      await writeExport(deps, sink, workspaceId, subject, progress);
    });
    const stored = await deps.files.put(key, archive, { contentType: "application/zip" });
    await finish(deps, workspaceId, row, { key, ...stored });
  } catch (error) {
    await dropBytes(deps, workspaceId, key);
    if (error instanceof CancelledError) return;
    const last = row.attempts >= MOST_ATTEMPTS;
    if (error instanceof RefusedError) await fail(deps, workspaceId, row, error.message);
    else if (last) await fail(deps, workspaceId, row, "It could not be built. The server's log says why.");
    if (!(error instanceof RefusedError)) throw error;
  }
}

function progressOf({ database, clock }: BuildExportsDeps, workspaceId: WorkspaceId, row: Row) {
  let toldAt = 0;
  return async (done: number, total: number): Promise<void> => {
    const now = clock().getTime();
    if (done < total && now - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = now;
    const { numUpdatedRows } = await ofAttempt(database, workspaceId, row)
      .set({ files_done: done, files_total: total })
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new CancelledError("The export is not wanted any more.");
  };
}

const ofAttempt = (database: Kysely<Schema>, workspaceId: WorkspaceId, row: Row) =>
  database
    .updateTable("exports")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", row.id)
    .where("state", "=", "building")
    .where("attempts", "=", row.attempts);

const about = (row: Row) => ({ exportId: row.id, of: row.subject_kind, subjectId: row.subject_id });

async function finish(
  deps: BuildExportsDeps,
  workspaceId: WorkspaceId,
  row: Row,
  { key, bytes, sha256 }: { key: string; bytes: number; sha256: string },
): Promise<void> {
  await changeWorkspace(deps, systemActor("export"), workspaceId, async (change) => {
    const { numUpdatedRows } = await ofAttempt(change.transaction, workspaceId, row)
      .set({
        state: "ready",
        file_key: key,
        bytes,
        sha256,
        reason: null,
        ready_at: change.now,
        expires_at: new Date(change.now.getTime() + KEPT_MS),
      })
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new CancelledError("The export is not wanted any more.");
    change.record({ type: "export.ready", data: { ...about(row), bytes, sha256 } });
  });
}

async function fail(deps: BuildExportsDeps, workspaceId: WorkspaceId, row: Row, reason: string): Promise<void> {
  await changeWorkspace(deps, systemActor("export"), workspaceId, async (change) => {
    const { numUpdatedRows } = await ofAttempt(change.transaction, workspaceId, row)
      .set({ state: "failed", reason })
      .executeTakeFirst();
    if (numUpdatedRows > 0n) change.record({ type: "export.failed", data: { ...about(row), reason } });
  });
}
