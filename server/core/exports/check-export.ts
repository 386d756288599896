/** Reads a whole export before anything of it is used: every file is there and is what the manifest says. */
import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { Schema } from "../../platform/database/schema.ts";
import { checkKey } from "../../platform/files/files.ts";
import type { ArchiveSource } from "../../platform/files/zip-files.ts";
import { refuse } from "../refusal.ts";
import { linesOf, parseLine } from "./lines.ts";
import { keyOf, type Manifest, type ManifestFile, unreadable } from "./manifest.ts";
import { columnsOf, pathOfTable, TABLES } from "./tables.ts";

/** Tables that every export has. */
const ALWAYS = ["members", "files", "positions", "candidates", "interviews", "events"] as const;
const fileRow = z.object({ key: z.string(), bytes: z.number(), sha256: z.string() });

/** Told after each file that was compared with the manifest, each that is in the store, and each table whose rows are in the database. */
export type OnImport = (what: "checked" | "stored" | "tables", done: number, total: number) => void;

/** @throws RefusedError "invalid" naming the first file that is missing, changed or not of this workspace. */
export async function checkExport(
  database: Kysely<Schema>,
  source: ArchiveSource,
  manifest: Manifest,
  onProgress: OnImport,
): Promise<void> {
  await checkTables(database, manifest);
  const own = `${manifest.workspace.id}/`;
  const tables = new Set(Object.keys(manifest.tables).map(pathOfTable));
  const media = new Map<string, ManifestFile>();
  const paths = new Set<string>();
  for (const file of manifest.files) {
    const key = keyOf(file);
    // A key that leads out of the workspace's own place could replace another workspace's file.
    const strange =
      key === null ? !tables.has(file.path) && !isReading(file.path) : !key.startsWith(own) || !isKey(key);
    if (strange || !isKey(file.path) || paths.has(file.path) || (key !== null && media.has(key))) {
      refuse("invalid", `The manifest lists ${file.path}, which is no file of this workspace.`);
    }
    paths.add(file.path);
    if (key !== null) media.set(key, file);
  }
  for (const path of tables) if (!paths.has(path)) refuse("invalid", `The manifest does not list ${path}.`);
  for (const [index, file] of manifest.files.entries()) {
    await checkFile(source, file);
    onProgress("checked", index + 1, manifest.files.length);
  }
  const table = pathOfTable("files");
  for await (const line of linesOf(source, table)) {
    const { key, bytes, sha256 } = parseLine(table, line, fileRow);
    const medium = media.get(key);
    if (medium?.bytes !== bytes || medium.sha256 !== sha256) {
      refuse("invalid", `The export names ${key}, but its file is missing or another one.`);
    }
  }
}

/** What is there for people, and is not read back. */
const isReading = (path: string): boolean =>
  path.startsWith("candidates/") && /\/(interview\.json|captions-[0-9a-f-]{36}\.vtt)$/.test(path);

async function checkTables(database: Kysely<Schema>, manifest: Manifest): Promise<void> {
  const names = new Set<string>(TABLES.map(({ name }) => name));
  const strange = Object.keys(manifest.tables).find((name) => !names.has(name));
  if (strange !== undefined) {
    refuse("invalid", `This Greenroom has no table ${strange}. Import into the version that made the export.`);
  }
  for (const name of ALWAYS) {
    if (!manifest.tables[name]) refuse("invalid", `The manifest does not name the table ${name}.`);
  }
  for (const rule of TABLES) {
    const held = manifest.tables[rule.name];
    // The export is older than the table.
    if (!held) continue;
    const known = new Set(await columnsOf(database, rule));
    const unknown = held.columns.find((column) => !known.has(column));
    if (unknown !== undefined) {
      refuse("invalid", `This Greenroom has no ${rule.name}.${unknown}. Import into the version that made the export.`);
    }
  }
}

async function checkFile(source: ArchiveSource, expected: ManifestFile): Promise<void> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    const { stream } = await source.get(expected.path);
    for await (const chunk of stream) {
      hash.update(chunk);
      bytes += chunk.length;
      // What unpacks to more is not read to its end.
      if (bytes > expected.bytes) break;
    }
  } catch (error) {
    throw unreadable(expected.path, error);
  }
  if (bytes !== expected.bytes || hash.digest("hex") !== expected.sha256) {
    refuse("invalid", `${expected.path} is not what was exported: its length or SHA-256 differs from the manifest.`);
  }
}

function isKey(path: string): boolean {
  try {
    return checkKey(path) === path;
  } catch {
    return false;
  }
}

/** @throws RefusedError "conflict" when this deployment has the workspace already. */
export async function requireNoWorkspace(database: Kysely<Schema>, id: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from workspaces where id = ${id}`.execute(database);
  if (rows[0]) refuse("conflict", `This Greenroom has this workspace already: ${rows[0].name}.`);
}
