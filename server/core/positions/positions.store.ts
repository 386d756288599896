/** Positions and their questions in the database. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { PositionCounts } from "../../../shared/native.ts";
import { type PositionSettings, positionSettingsSchema } from "../../../shared/position.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { type Cursor, cursorOf } from "../cursor.ts";

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
  settings: PositionSettings;
  questions: PositionQuestionRecord[];
  version: number;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
}

export interface PositionListRecord {
  id: string;
  title: string;
  role: string;
  visibility: "public" | "private";
  version: number;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
  questionCount: number;
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

/** One position with its questions in order, or null. With lock, nobody changes it until the transaction ends. */
export async function findPosition(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
  options: { lock?: "update" | "share" } = {},
): Promise<PositionRecord | null> {
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
  return {
    id: row.id,
    title: row.title,
    visibility: row.visibility,
    settings: readSettings(row.settings),
    questions: questions.map(questionRecord),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    archivedAt: row.archived_at,
  };
}

/** Positions of a workspace, newest first. */
export async function listPositions(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { limit, after, archived }: { limit: number; after: Cursor | null; archived: boolean },
): Promise<{ rows: PositionListRecord[]; next: string | null }> {
  const rows = await database
    .selectFrom("positions")
    .select(["id", "title", "visibility", "version", "created_at", "updated_at", "archived_at"])
    .select(sql<string>`settings->>'role'`.as("role"))
    .select((select) =>
      select
        .selectFrom("position_questions")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("position_questions.workspace_id", "=", "positions.workspace_id")
        .whereRef("position_questions.position_id", "=", "positions.id")
        .as("question_count"),
    )
    .where("workspace_id", "=", workspaceId)
    .where("archived_at", archived ? "is not" : "is", null)
    .$if(after !== null, (query) =>
      after ? query.where(sql<boolean>`(created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`) : query,
    )
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({
      id: row.id,
      title: row.title,
      role: row.role ?? "",
      visibility: row.visibility,
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      archivedAt: row.archived_at,
      questionCount: row.question_count ?? 0,
    })),
    next: rows.length > limit && last ? cursorOf(last.created_at, last.id) : null,
  };
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
