/** Reads a whole export before anything of it is used: every file is there and is what the manifest says. */
import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { z } from "zod";
import type { Schema } from "../../platform/database/schema.ts";
import { checkKey, FileMissingError, type Files } from "../../platform/files/files.ts";
import { refuse } from "../refusal.ts";
import { linesOf, parseLine } from "./lines.ts";
import { type Manifest, MEDIA_FOLDER } from "./manifest.ts";
import { columnsOf, pathOfTable, TABLES } from "./tables.ts";

const fileRow = z.object({ key: z.string(), bytes: z.number(), sha256: z.string() });

/** @throws RefusedError "invalid" naming the first file that is missing, changed or not of this workspace. */
export async function checkExport(database: Kysely<Schema>, folder: Files, manifest: Manifest): Promise<void> {
  await checkTables(database, manifest);
  const own = `${MEDIA_FOLDER}${manifest.workspace.id}/`;
  const tablePaths = new Set(TABLES.map(({ name }) => pathOfTable(name)));
  for (const { path } of manifest.files) {
    // A key that leads out of the workspace's own place could replace another workspace's file.
    if (!tablePaths.has(path) && !(path.startsWith(own) && isKey(path))) {
      refuse("invalid", `The manifest lists ${path}, which is no file of this workspace.`);
    }
  }
  for (const file of manifest.files) await checkFile(folder, file);
  const held = new Map(manifest.files.map((file) => [file.path, file]));
  for (const path of tablePaths) {
    if (!held.has(path)) refuse("invalid", `The manifest does not list ${path}.`);
  }
  const table = pathOfTable("files");
  for await (const line of linesOf(folder, table)) {
    const { key, bytes, sha256 } = parseLine(table, line, fileRow);
    const media = held.get(MEDIA_FOLDER + key);
    if (media?.bytes !== bytes || media.sha256 !== sha256) {
      refuse("invalid", `The export names ${key}, but its file is missing or another one.`);
    }
  }
}

async function checkTables(database: Kysely<Schema>, manifest: Manifest): Promise<void> {
  for (const rule of TABLES) {
    const held = manifest.tables[rule.name];
    if (!held) refuse("invalid", `The manifest does not name the table ${rule.name}.`);
    const known = new Set(await columnsOf(database, rule));
    const unknown = held.columns.find((column) => !known.has(column));
    if (unknown !== undefined) {
      refuse("invalid", `This Greenroom has no ${rule.name}.${unknown}. Import into the version that made the export.`);
    }
  }
}

async function checkFile(folder: Files, expected: Manifest["files"][number]): Promise<void> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    const { stream } = await folder.get(expected.path);
    for await (const chunk of stream) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    if (error instanceof FileMissingError) refuse("invalid", `${expected.path} is missing from the export.`);
    throw error;
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
