/** Rows of files in the store: what an address of /media leads to. */
import { type Kysely, type Selectable, sql } from "kysely";
import { readId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";

export interface StoredFileRecord {
  id: string;
  workspaceId: WorkspaceId;
  key: string;
  name: string;
  contentType: string;
  bytes: number;
  sha256: string;
  /** Of a recording whose length is known. */
  durationMs: number | null;
  createdAt: Date;
}

const record = (row: Selectable<Schema["files"]>): StoredFileRecord => ({
  id: row.id,
  workspaceId: brand(row.workspace_id),
  key: row.key,
  name: row.name,
  contentType: row.content_type,
  bytes: row.bytes,
  sha256: row.sha256,
  durationMs: row.duration_ms,
  createdAt: row.created_at,
});

/** Files of a workspace by id. */
export async function findFiles(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  ids: readonly (string | null)[],
): Promise<Map<string, StoredFileRecord>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await database
    .selectFrom("files")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`id = any(${wanted}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, record(row)]));
}

/** The file of a signed address: the signature is what allows it, so no workspace is asked for. */
export async function findSignedFile(database: Kysely<Schema>, id: string): Promise<StoredFileRecord | null> {
  const row = await database.selectFrom("files").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? record(row) : null;
}

/** The interview that a recording belongs to: its key in the store names the interview, or the take. Null for any other file. */
export async function interviewOfFile(
  database: Kysely<Schema>,
  { workspaceId, key }: Pick<StoredFileRecord, "workspaceId" | "key">,
): Promise<string | null> {
  const interviewId = readId(/^[0-9a-f-]{36}\/recordings\/([0-9a-f-]{36})\//.exec(key)?.[1] ?? "");
  if (interviewId !== null) return interviewId;
  const takeId = readId(/\/made\/([0-9a-f-]{36})\//.exec(key)?.[1] ?? "");
  if (takeId === null) return null;
  const take = await database
    .selectFrom("takes")
    .select("interview_id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", takeId)
    .executeTakeFirst();
  return take?.interview_id ?? null;
}
