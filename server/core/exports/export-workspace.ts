/** Writes one workspace as a folder: rows as JSON Lines from one snapshot, media byte for byte, the manifest last. */
import { Readable } from "node:stream";
import { type Kysely, sql, type Transaction } from "kysely";
import { z } from "zod";
import type { Schema } from "../../platform/database/schema.ts";
import { FileMissingError, type Files, type StoredBytes } from "../../platform/files/files.ts";
import type { WorkspaceId } from "../actor.ts";
import { refuse } from "../refusal.ts";
import { linesOf, parseLine } from "./lines.ts";
import { FORMAT, FORMAT_VERSION, MANIFEST_PATH, type Manifest, MEDIA_FOLDER } from "./manifest.ts";
import { columnsOf, pathOfTable, TABLES } from "./tables.ts";

const ROWS_AT_A_TIME = 200;
const JSON_LINES = { contentType: "application/x-ndjson" };

export interface ExportDeps {
  database: Kysely<Schema>;
  /** Where media lie: the store, and where recordings grow when that is another place. The first that has a file gives it. */
  stores: readonly Files[];
  /** The folder to write; empty. */
  folder: Files;
  clock: () => Date;
}

export interface ExportReceipt {
  workspaceId: string;
  interviews: number;
  /** Media files. */
  files: number;
  /** Bytes of the media files. */
  bytes: number;
}

type Written = Manifest["files"];

/**
 * Exports a workspace beside a running server. Rows come from one snapshot and memory holds some of them at a time; of media it
 * keeps the manifest's line. API keys, passwords and sessions stay behind.
 * @throws RefusedError "conflict" when a file that a row names is missing in the store or not what the row says.
 */
export async function exportWorkspace(deps: ExportDeps, workspaceId: WorkspaceId): Promise<ExportReceipt> {
  const written: Written = [];
  const { workspace, tables, growing } = await deps.database
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (transaction) => ({
      workspace: await workspaceOf(transaction, workspaceId),
      tables: await writeTables(deps.folder, transaction, workspaceId, written),
      growing: await growingOf(transaction, workspaceId),
    }));
  const beforeMedia = written.length;
  await copyMedia(deps, written);
  for (const key of growing) await copyGrowing(deps, key, written);
  const manifest: Manifest = {
    format: FORMAT,
    version: FORMAT_VERSION,
    createdAt: deps.clock().toISOString(),
    workspace,
    tables,
    files: written,
  };
  await deps.folder.put(MANIFEST_PATH, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), {
    contentType: "application/json",
  });
  const media = written.slice(beforeMedia);
  return {
    workspaceId,
    interviews: tables["interviews"]?.rows ?? 0,
    files: media.length,
    bytes: media.reduce((sum, file) => sum + file.bytes, 0),
  };
}

async function workspaceOf(transaction: Transaction<Schema>, id: WorkspaceId): Promise<Manifest["workspace"]> {
  return await transaction
    .selectFrom("workspaces")
    .select(["id", "number", "name", "settings"])
    // As PostgreSQL writes it: a Date would lose the microseconds.
    .select(sql<string>`to_jsonb(created_at) #>> '{}'`.as("createdAt"))
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

async function writeTables(
  folder: Files,
  transaction: Transaction<Schema>,
  workspaceId: WorkspaceId,
  written: Written,
): Promise<Manifest["tables"]> {
  const tables: Manifest["tables"] = {};
  for (const rule of TABLES) {
    const columns = await columnsOf(transaction, rule);
    const order = rule.order.map((column) => sql.ref(column));
    const query = sql`
      select row_to_json(picked)::text as line
      from (select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(rule.name)}
            where workspace_id = ${sql.lit(workspaceId)} order by ${sql.join(order)}) picked`;
    let rows = 0;
    const lines = Readable.from(
      pagesOf(transaction, query, (count) => {
        rows += count;
      }),
    );
    const path = pathOfTable(rule.name);
    written.push({ path, ...(await folder.put(path, lines, JSON_LINES)) });
    tables[rule.name] = { columns, rows };
  }
  return tables;
}

/** The lines of a query, some hundred rows at a time through a cursor. */
async function* pagesOf(
  transaction: Transaction<Schema>,
  query: ReturnType<typeof sql>,
  count: (rows: number) => void,
): AsyncGenerator<Buffer> {
  await sql`declare exported_rows no scroll cursor for ${query}`.execute(transaction);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(ROWS_AT_A_TIME)} from exported_rows`.execute(
      transaction,
    );
    if (rows.length === 0) break;
    count(rows.length);
    // A json column keeps the line breaks that it came with; between tokens they are blanks.
    yield Buffer.from(rows.map(({ line }) => `${line.replace(/[\r\n]/g, " ")}\n`).join(""));
  }
  await sql`close exported_rows`.execute(transaction);
}

/** Recordings that have no row in files yet: they are being made, or were never finished. */
async function growingOf(transaction: Transaction<Schema>, workspaceId: WorkspaceId): Promise<string[]> {
  const rows = await transaction
    .selectFrom("segments")
    .select("file_key")
    .where("workspace_id", "=", workspaceId)
    .where("state", "=", "open")
    .orderBy("id")
    .execute();
  return rows.map((row) => row.file_key);
}

const fileRow = z.object({ key: z.string(), bytes: z.number(), sha256: z.string() });

async function copyMedia({ folder, stores }: ExportDeps, written: Written): Promise<void> {
  const table = pathOfTable("files");
  for await (const line of linesOf(folder, table)) {
    const { key, bytes, sha256 } = parseLine(table, line, fileRow);
    const store = await holderOf(stores, key);
    if (!store) {
      refuse("conflict", `The file store does not have ${key}. If it was erased a moment ago, export again.`);
    }
    const copy = await copyFile(store, folder, key);
    if (copy.bytes !== bytes || copy.sha256 !== sha256) {
      refuse("conflict", `${key} is not what was stored: it has other bytes than its row says.`);
    }
    written.push({ path: MEDIA_FOLDER + key, ...copy });
  }
}

/** What a recording in the making has now; it only grows, so the first bytes are whole. */
async function copyGrowing({ folder, stores }: ExportDeps, key: string, written: Written): Promise<void> {
  const store = await holderOf(stores, key);
  const bytes = (await store?.head(key))?.bytes ?? 0;
  if (!store || bytes === 0) return;
  try {
    written.push({ path: MEDIA_FOLDER + key, ...(await copyFile(store, folder, key, { start: 0, end: bytes - 1 })) });
  } catch (error) {
    // Its upload moved to the store, or its candidate was erased, in between: the row says that it is open, and no more.
    if (!(error instanceof FileMissingError)) throw error;
  }
}

async function holderOf(stores: readonly Files[], key: string): Promise<Files | null> {
  for (const store of stores) if ((await store.head(key)) !== null) return store;
  return null;
}

async function copyFile(
  from: Files,
  folder: Files,
  key: string,
  range?: { start: number; end: number },
): Promise<StoredBytes> {
  const { stream } = await from.get(key, range);
  return folder.put(MEDIA_FOLDER + key, stream, { contentType: "application/octet-stream" });
}
