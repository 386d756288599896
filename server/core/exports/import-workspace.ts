/** Reads an export back into a workspace of its own, with the same ids: all of it or nothing. */
import { type Kysely, sql, type Transaction } from "kysely";
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Files } from "../../platform/files/files.ts";
import type { ArchiveSource } from "../../platform/files/zip-files.ts";
import type { Jobs } from "../../platform/jobs/jobs.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { RefusedError, refuse } from "../refusal.ts";
import { checkExport, type OnImport, requireNoWorkspace } from "./check-export.ts";
import { insertRows } from "./insert-rows.ts";
import { linesOf, parseLine } from "./lines.ts";
import { keyOf, type Manifest, readManifest } from "./manifest.ts";
import { resumeWork } from "./resume-work.ts";
import { pathOfTable } from "./tables.ts";

export interface ImportDeps {
  database: Kysely<Schema>;
  jobs: Pick<Jobs, "enqueue">;
  /** Where the media go. */
  store: Files;
  /** The archive, or the folder, that an export was written to. */
  source: ArchiveSource;
  keyring: Keyring;
  clock: () => Date;
}

export interface NewOwner {
  email: string;
  /** The sign-in user of the address, made when there is none; asked for once, when all rows are in. */
  userOf(name: string): Promise<string>;
}

export interface ImportReceipt {
  workspaceId: string;
  workspaceNumber: number;
  interviews: number;
  files: number;
  bytes: number;
  /** Mails that waited to be sent and are cancelled now. */
  cancelledMails: number;
  /** Recordings that were being made at the export: closed as interrupted, with what was received. */
  interruptedRecordings: number;
  /** Addresses of members who have to be invited again. */
  membersLeft: string[];
}

/**
 * Imports a workspace that this deployment does not have, or what an archive of one position or one candidate holds of it. Every
 * SHA-256 is compared first, then media are written, then the rows in one transaction; what fails leaves neither.
 * @throws RefusedError "invalid" for an export that is unfinished, unknown or changed; "conflict" when its records are here already.
 */
export async function importWorkspace(
  deps: ImportDeps,
  owner: NewOwner,
  onProgress: OnImport = () => undefined,
): Promise<ImportReceipt> {
  const manifest = await readManifest(deps.source);
  // One connection holds the lock to the end: a second import of the same workspace would take the first one's files away.
  return await deps.database.connection().execute(async (database) => {
    const lock = sql`hashtext('greenroom import'), hashtext(${manifest.workspace.id})`;
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${lock}) as held`.execute(database);
    if (!rows[0]?.held) refuse("conflict", "This workspace is being imported by another command.");
    try {
      await requireNoWorkspace(database, manifest.workspace.id);
      await checkExport(database, deps.source, manifest, onProgress);
      return await importChecked({ ...deps, database }, manifest, owner, onProgress);
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(database);
    }
  });
}

async function importChecked(
  deps: ImportDeps,
  manifest: Manifest,
  owner: NewOwner,
  onProgress: OnImport,
): Promise<ImportReceipt> {
  const written: string[] = [];
  try {
    const media = await putMedia(deps, manifest, written, onProgress);
    const rows = await deps.database.transaction().execute(async (transaction) => {
      const workspaceNumber = await insertWorkspace(transaction, manifest);
      await insertRows({ ...deps, transaction }, manifest, onProgress);
      const cancelledMails = await cancelMails(transaction, manifest.workspace.id);
      const interruptedRecordings = await resumeWork({ ...deps, transaction }, manifest);
      const membersLeft = await addOwner(deps, transaction, manifest, owner);
      return { workspaceNumber, cancelledMails, interruptedRecordings, membersLeft };
    });
    return {
      workspaceId: manifest.workspace.id,
      interviews: manifest.tables.interviews?.rows ?? 0,
      ...media,
      ...rows,
    };
  } catch (error) {
    // What the store keeps is written over when the command is run again.
    for (const key of written) await deps.store.delete(key).catch(() => undefined);
    throw explained(error);
  }
}

async function putMedia(
  { source, store }: ImportDeps,
  manifest: Manifest,
  written: string[],
  onProgress: OnImport,
): Promise<{ files: number; bytes: number }> {
  const media = manifest.files.filter((file) => keyOf(file) !== null);
  let total = 0;
  for (const file of media) {
    const key = keyOf(file);
    if (key === null) continue;
    const { path, bytes, sha256 } = file;
    const { stream } = await source.get(path);
    written.push(key);
    const stored = await store.put(key, stream, { contentType: "application/octet-stream" });
    if (stored.bytes !== bytes || stored.sha256 !== sha256) refuse("invalid", `${path} changed while it was read.`);
    total += bytes;
    onProgress("stored", written.length, media.length);
  }
  return { files: written.length, bytes: total };
}

async function insertWorkspace(transaction: Transaction<Schema>, { workspace }: Manifest): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into workspaces (id, name, settings, created_at)
    values (${workspace.id}, ${workspace.name}, ${JSON.stringify(workspace.settings)}, ${workspace.createdAt}::timestamptz)
    returning number`.execute(transaction);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("The workspace was not stored.");
  return number;
}

/** Nothing is sent because of an import: what waited, and what was on its way at the export, is cancelled. */
async function cancelMails(transaction: Transaction<Schema>, workspaceId: string): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable("mails")
    .set({
      state: "cancelled",
      last_error: "It waited when the workspace was exported. Send it again if it should go out.",
    })
    .where("workspace_id", "=", workspaceId)
    .where("state", "in", ["scheduled", "retrying", "sending"])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

const memberRow = z.object({
  id: z.guid(),
  email: z.string(),
  name: z.string(),
  created_at: z.string(),
  removed_at: z.string().nullable(),
});

/** The owner keeps the member's id that the address had, since the audit log names it. Gives the addresses of the others. */
async function addOwner(
  { source, clock }: ImportDeps,
  transaction: Transaction<Schema>,
  { workspace }: Manifest,
  owner: NewOwner,
): Promise<string[]> {
  const path = pathOfTable("members");
  const left: string[] = [];
  let known: z.infer<typeof memberRow> | null = null;
  for await (const line of linesOf(source, path)) {
    const member = parseLine(path, line, memberRow);
    if (member.email.toLowerCase() === owner.email && (known === null || member.removed_at === null)) known = member;
    else if (member.removed_at === null) left.push(member.email);
  }
  const name = known?.name ?? owner.email.split("@")[0] ?? owner.email;
  const userId = await owner.userOf(name);
  await sql`
    insert into members (workspace_id, id, user_id, email, name, role, created_at, removed_at)
    values (${workspace.id}, ${known?.id ?? newId(clock())}, ${userId}, ${owner.email}, ${name}, 'owner',
      ${known?.created_at ?? clock()}::timestamptz, null)`.execute(transaction);
  return left;
}

/** What the database says of rows that do not fit, as a sentence for the operator. */
function explained(error: unknown): unknown {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  const detail = error instanceof Error && "detail" in error && typeof error.detail === "string" ? error.detail : "";
  const words = error instanceof Error ? error.message : "";
  if (code === "23505") {
    return new RefusedError({
      code: "conflict",
      message: `This Greenroom has records of this export already: ${words}. ${detail}`,
    });
  }
  if (/^2[23]/.test(code)) {
    return new RefusedError({ code: "invalid", message: `The export's rows do not fit: ${words}. ${detail}` });
  }
  return error;
}
