/** The takes of a set of interviews that are over, with their files: two statements, whatever the size of the set. */
import { type Kysely, type Selectable, sql } from "kysely";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { findFiles, type StoredFileRecord } from "./stored-files.ts";

export type RecordedTake = Pick<
  Selectable<Schema["takes"]>,
  | "id"
  | "interview_id"
  | "interview_question_id"
  | "attempt"
  | "number"
  | "kept"
  | "text_answer"
  | "ip"
  | "user_agent"
  | "started_at"
  | "ended_at"
  | "duration_ms"
  | "media_state"
> & { media: StoredFileRecord | null; thumbnail: StoredFileRecord | null };

type Row = Omit<RecordedTake, "media" | "thumbnail"> & { file_id: string | null; thumbnail_file_id: string | null };

/** By question, the newest first; the answer of a question is the first that is kept. */
export async function takesOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewIds: readonly string[],
  { keptOnly = false } = {},
): Promise<Map<string, RecordedTake[]>> {
  if (interviewIds.length === 0) return new Map();
  const { rows } = await sql<Row>`${sql.raw(PREPARED)}
    select id, interview_id, interview_question_id, attempt, number, kept, text_answer, ip, user_agent, started_at, ended_at,
      duration_ms, media_state, coalesce(rendition_file_id, playable_file_id, original_file_id) as file_id, thumbnail_file_id
    from takes where workspace_id = ${workspaceId} and interview_id = any(${interviewIds}::uuid[])
      and ${keptOnly ? sql`kept` : sql`state in ('finished', 'discarded')`}
    order by interview_question_id, attempt desc, number desc`.execute(database);
  const files = await findFiles(
    database,
    workspaceId,
    rows.flatMap((row) => [row.file_id, row.thumbnail_file_id]),
  );
  const fileOf = (id: string | null) => (id === null ? null : (files.get(id) ?? null));
  const takes = new Map<string, RecordedTake[]>();
  for (const { file_id, thumbnail_file_id, ...row } of rows) {
    const list = takes.get(row.interview_question_id) ?? [];
    list.push({ ...row, media: fileOf(file_id), thumbnail: fileOf(thumbnail_file_id) });
    takes.set(row.interview_question_id, list);
  }
  return takes;
}
