/** The answers of interviews: per question the kept take of the newest attempt that has one, with all its files. */
import { type Kysely, type RawBuilder, sql } from "kysely";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { findFiles, type StoredFileRecord } from "./stored-files.ts";

interface AnswerSegment {
  id: string;
  bytes: number;
  sha256: string;
  durationMs: number | null;
  state: "open" | "interrupted" | "finished";
}

export interface AnswerRecord {
  questionId: string;
  positionQuestionId: string | null;
  question: string;
  source: "custom" | "position" | "skill";
  ordinal: number;
  answerKind: "video" | "audio" | "text";
  takeId: string;
  takeNumber: number;
  attempt: number;
  /** Takes that counted, of this attempt. */
  takesUsed: number;
  text: string | null;
  startedAt: Date;
  /** When the take was finished. */
  receivedAt: Date | null;
  durationMs: number | null;
  /** A fault broke this take off at least once. */
  interrupted: boolean;
  /** What was received: the one segment, or several joined; until they are joined the longest of them. Null for text. */
  original: StoredFileRecord | null;
  playable: StoredFileRecord | null;
  rendition: StoredFileRecord | null;
  thumbnail: StoredFileRecord | null;
  mediaState: "none" | "preparing" | "playable" | "unplayable";
  mediaReason: string | null;
  segments: AnswerSegment[];
}

/** A kept take with its question and segments, before its files are looked up. */
export interface AnswerRow {
  interview_id: string;
  question_id: string;
  position_question_id: string | null;
  question: string;
  source: AnswerRecord["source"];
  ordinal: number;
  answer_kind: AnswerRecord["answerKind"];
  take_id: string;
  number: number;
  attempt: number;
  takes_used: number;
  text_answer: string | null;
  started_at: Date;
  ended_at: Date | null;
  duration_ms: number | null;
  media_state: AnswerRecord["mediaState"];
  media_reason: string | null;
  original_file_id: string | null;
  playable_file_id: string | null;
  rendition_file_id: string | null;
  thumbnail_file_id: string | null;
  segments: AnswerSegment[] | null;
}

/** The statement of all answers of the interviews that the condition names, in the order of their questions. */
export const answerRows = (workspaceId: RawBuilder<unknown>, ofInterviews: RawBuilder<unknown>) => sql<AnswerRow>`
  select distinct on (takes.interview_id, questions.ordinal, questions.id)
    takes.interview_id, questions.id as question_id, questions.position_question_id, questions.text as question,
    questions.source, questions.ordinal, questions.answer_kind, takes.id as take_id, takes.number, takes.attempt,
    takes.text_answer, takes.started_at, takes.ended_at, takes.duration_ms, takes.media_state, takes.media_reason,
    takes.original_file_id, takes.playable_file_id, takes.rendition_file_id, takes.thumbnail_file_id,
    (select count(*) from takes used
      where used.workspace_id = takes.workspace_id and used.interview_question_id = takes.interview_question_id
        and used.attempt = takes.attempt and used.counted) as takes_used,
    (select json_agg(json_build_object('id', segments.id, 'bytes', coalesce(segments.bytes, 0),
        'sha256', coalesce(segments.sha256, ''), 'durationMs', segments.duration_ms, 'state', segments.state)
        order by segments.ordinal)
      from segments where segments.workspace_id = takes.workspace_id and segments.take_id = takes.id) as segments
  from takes
  join interview_questions questions
    on questions.workspace_id = takes.workspace_id and questions.id = takes.interview_question_id
  where takes.workspace_id = ${workspaceId} and takes.interview_id ${ofInterviews} and takes.kept
  order by takes.interview_id, questions.ordinal, questions.id, takes.attempt desc`;

/** Answers of a set of interviews in the order of their questions: two statements, whatever the size of the set. */
export async function answersOf(
  deps: { database: Kysely<Schema> },
  workspaceId: WorkspaceId,
  interviewIds: readonly string[],
): Promise<Map<string, AnswerRecord[]>> {
  const answers = new Map<string, AnswerRecord[]>(interviewIds.map((id) => [id, []]));
  if (interviewIds.length === 0) return answers;
  const statement = answerRows(sql`${workspaceId}`, sql`= any(${interviewIds}::uuid[])`);
  const { rows } = await sql<AnswerRow>`${sql.raw(PREPARED)}${statement}`.execute(deps.database);
  const records = await withFiles(deps, workspaceId, rows);
  for (const [index, row] of rows.entries()) answers.get(row.interview_id)?.push(...records.slice(index, index + 1));
  return answers;
}

/** The same answers, each with all its files, which are one statement, or none where nothing was recorded. */
export async function withFiles(
  { database }: { database: Kysely<Schema> },
  workspaceId: WorkspaceId,
  rows: readonly AnswerRow[],
): Promise<AnswerRecord[]> {
  const files = await findFiles(
    database,
    workspaceId,
    rows.flatMap((row) => [
      row.original_file_id ?? longest(row.segments ?? []),
      row.playable_file_id,
      row.rendition_file_id,
      row.thumbnail_file_id,
    ]),
  );
  const fileOf = (id: string | null) => (id === null ? null : (files.get(id) ?? null));
  return rows.map((row) => {
    const segments = row.segments ?? [];
    return {
      questionId: row.question_id,
      positionQuestionId: row.position_question_id,
      question: row.question,
      source: row.source,
      ordinal: row.ordinal,
      answerKind: row.answer_kind,
      takeId: row.take_id,
      takeNumber: row.number,
      attempt: row.attempt,
      takesUsed: row.takes_used,
      text: row.text_answer,
      startedAt: row.started_at,
      receivedAt: row.ended_at,
      durationMs: row.duration_ms,
      interrupted: segments.some(({ state }) => state === "interrupted"),
      original: fileOf(row.original_file_id ?? longest(segments)),
      playable: fileOf(row.playable_file_id),
      rendition: fileOf(row.rendition_file_id),
      thumbnail: fileOf(row.thumbnail_file_id),
      mediaState: row.media_state,
      mediaReason: row.media_reason,
      segments,
    };
  });
}

/** The segment with the most bytes; its file has the same id. */
function longest(segments: readonly AnswerSegment[]): string | null {
  const [first] = [...segments].sort((left, right) => right.bytes - left.bytes);
  return first && first.bytes > 0 ? first.id : null;
}
