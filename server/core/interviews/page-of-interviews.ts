/** Interviews page by page, counted: for wires that speak of page numbers. */
import { type Kysely, sql } from "kysely";
import type { Progress } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { InterviewRowRecord } from "./interviews.store.ts";

export interface CountedPage {
  positionId?: string | undefined;
  progress?: readonly Progress[] | undefined;
  /** Beside progress: true adds those who were refused, wherever they are; otherwise those are left out. */
  refused?: boolean | undefined;
  /** From 1. */
  page: number;
  limit: number;
}

/** Newest first, ties by id, and how many there are in all; archived ones included, deleted ones not. */
export async function pageOfInterviews(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { positionId, progress, refused = false, page, limit }: CountedPage,
): Promise<{ rows: Omit<InterviewRowRecord, "question_count" | "answered">[]; total: number }> {
  if (progress?.length === 0 && !refused) return { rows: [], total: 0 };
  const meant = sql`interviews.workspace_id = ${workspaceId} and interviews.deleted_at is null
    ${positionId === undefined ? sql`` : sql`and interviews.position_id = ${positionId}`}
    ${progress === undefined ? sql`` : sql`and ${inState(progress, refused)} and ${foundByState(workspaceId, progress, refused)}`}`;
  const { rows } = await sql<Omit<InterviewRowRecord, "question_count" | "answered">>`
    select interviews.*, positions.title as position_title from interviews
    join positions on positions.workspace_id = interviews.workspace_id and positions.id = interviews.position_id
    where ${meant} order by interviews.created_at desc, interviews.id desc
    limit ${limit} offset ${(page - 1) * limit}`.execute(database);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from interviews where ${meant}`.execute(database);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

const inState = (progress: readonly Progress[], refused: boolean) =>
  refused
    ? sql`(interviews.progress = any(${[...progress]}::text[]) or interviews.admission = 'refused')`
    : sql`interviews.progress = any(${[...progress]}::text[]) and interviews.admission <> 'refused'`;

/** All of these, found by the inverted index: few are found without reading all. */
function foundByState(workspaceId: WorkspaceId, progress: readonly Progress[], refused: boolean) {
  const words = [...progress.map((state) => `p${state}`), ...(refused ? ["arefused"] : [])];
  return sql`interviews.list_keys @@ ${words.map((word) => `'${workspaceId.slice(0, 13)}${word}'`).join(" | ")}::tsquery`;
}
