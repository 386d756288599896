/** Positions and their questions in the database. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { PositionCounts } from "../../../shared/native.ts";
import { type PositionSettings, positionSettingsSchema } from "../../../shared/position.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

export interface PositionQuestionRecord {
  id: string;
  ordinal: number;
  text: string;
  answerKind: "video" | "audio" | "text";
  thinkSeconds: number;
  answerSeconds: number;
  retakes: number;
  expectedAnswer: string | null;
  videoFileId: string | null;
}

export interface PositionRecord {
  id: string;
  title: string;
  visibility: "public" | "private";
  projectId: string | null;
  access: "team" | "chosen";
  settings: PositionSettings;
  questions: PositionQuestionRecord[];
  version: number;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
  /** The member who created it; null when that was a key, or is not known any more. */
  createdBy: string | null;
}

/** Settings as stored, with the defaults of settings that are younger than the row. */
const readSettings = (stored: unknown): PositionSettings => positionSettingsSchema.parse(stored);

const questionRecord = (row: Selectable<Schema["position_questions"]>): PositionQuestionRecord => ({
  id: row.id,
  ordinal: row.ordinal,
  text: row.text,
  answerKind: row.answer_kind,
  thinkSeconds: row.think_seconds,
  answerSeconds: row.answer_seconds,
  retakes: row.retakes,
  expectedAnswer: row.expected_answer,
  videoFileId: row.video_file_id,
});

/** A position of its row and those of its questions, in order. */
export const positionRecord = (
  row: Selectable<Schema["positions"]>,
  questions: readonly Selectable<Schema["position_questions"]>[],
): PositionRecord => ({
  id: row.id,
  title: row.title,
  visibility: row.visibility,
  projectId: row.project_id,
  access: row.access,
  settings: readSettings(row.settings),
  questions: questions.map(questionRecord),
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  archivedAt: row.archived_at,
  createdBy: row.created_by,
});

/**
 * One position with its questions in order, or null; null also for one of the hidden ones. With lock, nobody changes it until the
 * transaction ends.
 */
export async function findPosition(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
  options: { lock?: "update" | "share"; hidden?: readonly string[] } = {},
): Promise<PositionRecord | null> {
  if (options.hidden?.includes(id)) return null;
  let query = database.selectFrom("positions").selectAll().where("workspace_id", "=", workspaceId).where("id", "=", id);
  if (options.lock === "update") query = query.forUpdate();
  if (options.lock === "share") query = query.forKeyShare();
  const row = await query.executeTakeFirst();
  if (!row) return null;
  const questions = await database
    .selectFrom("position_questions")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("position_id", "=", id)
    .orderBy("ordinal")
    .execute();
  return positionRecord(row, questions);
}

/** How many interviews each position has, in one statement. */
export async function countInterviews(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionIds: readonly string[],
): Promise<Map<string, PositionCounts>> {
  if (positionIds.length === 0) return new Map();
  const { rows } = await sql<{
    position_id: string;
    total: number;
    draft: number;
    in_progress: number;
    completed: number;
  }>`
    select position_id, count(*) as total,
      count(*) filter (where admission = 'draft') as draft,
      count(*) filter (where progress in ('started', 'answering')) as in_progress,
      count(*) filter (where progress in ('completed', 'evaluated')) as completed
    from interviews
    where workspace_id = ${workspaceId} and position_id = any(${positionIds}::uuid[])
      and deleted_at is null and archived_at is null
    group by position_id`.execute(database);
  return new Map(
    rows.map((row) => [
      row.position_id,
      { total: row.total, draft: row.draft, inProgress: row.in_progress, completed: row.completed },
    ]),
  );
}
