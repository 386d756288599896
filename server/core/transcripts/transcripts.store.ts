/** Reads transcripts: of many takes at once, of one with what stood there before. */
import { type Kysely, type Selectable, sql } from "kysely";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { SpokenPart, SpokenWord } from "../../platform/speech/speech.ts";
import type { WorkspaceId } from "../actor.ts";
import { captionsOf } from "./captions.ts";

export interface TranscriptRecord {
  takeId: string;
  interviewId: string;
  state: "waiting" | "done" | "failed";
  /** What the last attempt failed at, as a sentence. */
  reason: string | null;
  /** As a code such as "en"; null when nobody knows. */
  language: string | null;
  text: string;
  /** With seconds from the start of the recording; empty when the provider told none. */
  words: SpokenWord[];
  /** Sentences or so, for a transcript without words. */
  parts: SpokenPart[];
  source: "machine" | "person";
  editedBy: string | null;
  version: number;
  updatedAt: Date;
}

export type TranscriptRow = Selectable<Schema["transcripts"]>;

export const recordOf = (row: TranscriptRow): TranscriptRecord => ({
  takeId: row.take_id,
  interviewId: row.interview_id,
  state: row.state,
  reason: row.reason,
  language: row.language,
  text: row.text,
  words: row.words,
  parts: row.parts,
  source: row.source,
  editedBy: row.edited_by,
  version: row.version,
  updatedAt: row.updated_at,
});

/** All transcripts of some interviews by the id of their take, in one statement; a take that was never asked for has none. */
export async function transcriptsOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewIds: readonly string[],
): Promise<Map<string, TranscriptRecord>> {
  if (interviewIds.length === 0) return new Map();
  const { rows } = await sql<TranscriptRow>`${sql.raw(PREPARED)}
    select * from transcripts
    where workspace_id = ${workspaceId} and interview_id = any(${interviewIds}::uuid[])`.execute(database);
  return new Map(rows.map((row) => [row.take_id, recordOf(row)]));
}

/** The transcript of one take, or null. Whether the caller may know of its interview is the caller's to ask. */
export async function findTranscript(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  takeId: string,
): Promise<TranscriptRecord | null> {
  const row = await database
    .selectFrom("transcripts")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("take_id", "=", takeId)
    .executeTakeFirst();
  return row ? recordOf(row) : null;
}

/** The captions of a signed address as WebVTT, or null: the signature is what allows it, so no workspace is asked for. */
export async function findSignedCaptions(database: Kysely<Schema>, takeId: string): Promise<string | null> {
  const row = await database
    .selectFrom("transcripts")
    .selectAll()
    .where("take_id", "=", takeId)
    .where("state", "=", "done")
    .executeTakeFirst();
  return row ? captionsOf(row) : null;
}

export interface FormerTranscriptRecord {
  version: number;
  language: string | null;
  text: string;
  source: "machine" | "person";
  editedBy: string | null;
  writtenAt: Date;
}

/** What stood there before, newest first, below the given version. */
export async function listFormerTranscripts(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  takeId: string,
  page: { limit: number; before: number | null },
): Promise<{ rows: FormerTranscriptRecord[]; next: number | null }> {
  const rows = await database
    .selectFrom("former_transcripts")
    .select(["version", "language", "text", "source", "edited_by", "written_at"])
    .where("workspace_id", "=", workspaceId)
    .where("take_id", "=", takeId)
    .$if(page.before !== null, (query) => query.where("version", "<", page.before))
    .orderBy("version", "desc")
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  return {
    rows: shown.map(({ edited_by, written_at, ...row }) => ({ ...row, editedBy: edited_by, writtenAt: written_at })),
    next: rows.length > page.limit ? (shown.at(-1)?.version ?? null) : null,
  };
}
