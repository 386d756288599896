/** Every take of an interview, with its segments and files: two statements, whatever the size of the page. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { type Cursor, cursorOf } from "../cursor.ts";
import { findFiles, type StoredFileRecord } from "./stored-files.ts";

type Segment = Pick<
  Selectable<Schema["segments"]>,
  "id" | "ordinal" | "state" | "content_type" | "bytes" | "sha256" | "duration_ms" | "facts"
> & { started_at: string; ended_at: string | null };

type Row = Selectable<Schema["takes"]> & {
  question: string;
  answer_kind: "video" | "audio" | "text";
  segments: Segment[] | null;
};

export type TakeRecord = Omit<Row, "segments"> & {
  original: StoredFileRecord | null;
  playable: StoredFileRecord | null;
  rendition: StoredFileRecord | null;
  thumbnail: StoredFileRecord | null;
  segments: (Segment & { file: StoredFileRecord | null })[];
};

const takes = (workspaceId: WorkspaceId) => sql`
  select takes.*, questions.text as question, questions.answer_kind,
    (select json_agg(json_build_object('id', segments.id, 'ordinal', segments.ordinal, 'state', segments.state,
        'content_type', segments.content_type, 'bytes', segments.bytes, 'sha256', segments.sha256,
        'duration_ms', segments.duration_ms, 'facts', segments.facts,
        'started_at', segments.started_at, 'ended_at', segments.ended_at) order by segments.ordinal)
      from segments where segments.workspace_id = takes.workspace_id and segments.take_id = takes.id) as segments
  from takes
  join interview_questions questions
    on questions.workspace_id = takes.workspace_id and questions.id = takes.interview_question_id
  where takes.workspace_id = ${workspaceId}`;

/** Newest first, of every attempt. */
export async function listTakes(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewId: string,
  page: { limit: number; after: Cursor | null },
): Promise<{ rows: TakeRecord[]; next: string | null }> {
  const { rows } = await sql<Row>`${takes(workspaceId)} and takes.interview_id = ${interviewId}
    ${page.after ? sql`and (takes.started_at, takes.id) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)` : sql``}
    order by takes.started_at desc, takes.id desc limit ${page.limit + 1}`.execute(database);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: await withFiles(database, workspaceId, shown),
    next: rows.length > page.limit && last ? cursorOf(last.started_at, last.id) : null,
  };
}

/** One take, or null. Whether the caller may know of its interview is the caller's to ask. */
export async function findTake(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
): Promise<TakeRecord | null> {
  const { rows } = await sql<Row>`${takes(workspaceId)} and takes.id = ${id}`.execute(database);
  const [take] = await withFiles(database, workspaceId, rows);
  return take ?? null;
}

async function withFiles(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  rows: readonly Row[],
): Promise<TakeRecord[]> {
  const files = await findFiles(
    database,
    workspaceId,
    rows.flatMap((row) => [
      row.original_file_id,
      row.playable_file_id,
      row.rendition_file_id,
      row.thumbnail_file_id,
      // The file of a segment has the segment's id.
      ...(row.segments ?? []).map((segment) => segment.id),
    ]),
  );
  const fileOf = (id: string | null) => (id === null ? null : (files.get(id) ?? null));
  return rows.map((row) => ({
    ...row,
    original: fileOf(row.original_file_id),
    playable: fileOf(row.playable_file_id),
    rendition: fileOf(row.rendition_file_id),
    thumbnail: fileOf(row.thumbnail_file_id),
    segments: (row.segments ?? []).map((segment) => ({ ...segment, file: fileOf(segment.id) })),
  }));
}
