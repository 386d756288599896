/** Interviews as rows, set-wise: of positions, or by id; what hangs on them is read by others for a whole set at once. */
import { type Kysely, type RawBuilder, type Selectable, sql } from "kysely";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { notHidden } from "../not-hidden.ts";
import { type InterviewShape, type WrittenInterview, writtenAs } from "./interview-json.ts";
import { GIVEN_NAME_TEXT, REST_OF_NAME_TEXT, STAGE_TEXT } from "./interview-sql.ts";

/** How far an interview is, in one word: a decision says more than an answer. */
export type Stage = "pending" | "completed" | "shortlisted" | "discarded";

export type InterviewHead = Pick<
  Selectable<Schema["interviews"]>,
  | "id"
  | "position_id"
  | "email"
  | "phone"
  | "progress"
  | "decision"
  | "source"
  | "mailing"
  | "external_id"
  | "metadata"
  | "notes"
  | "language"
  | "code_generation"
  | "completed_at"
  | "expires_at"
  | "created_at"
  | "updated_at"
  | "review_average"
> & {
  position_title: string;
  stage: Stage;
  given: string;
  family: string;
  /** When the present decision was made; null while there is none. */
  decided_at: Date | null;
};

export const INTERVIEW_COLUMNS =
  sql.raw(`interviews.id, interviews.position_id, interviews.email, interviews.phone, interviews.progress,
  interviews.decision, interviews.source, interviews.mailing, interviews.external_id, interviews.metadata, interviews.notes,
  interviews.language, interviews.code_generation, interviews.completed_at, interviews.expires_at, interviews.created_at,
  interviews.updated_at, interviews.review_average, positions.title as position_title, ${STAGE_TEXT} as stage, ${GIVEN_NAME_TEXT} as given,
  ${REST_OF_NAME_TEXT} as family, (case when interviews.decision <> 'undecided' then (
    select decisions.created_at from decisions where decisions.workspace_id = interviews.workspace_id
      and decisions.interview_id = interviews.id and decisions.to_decision = interviews.decision and decisions.undone_at is null
    order by decisions.created_at desc limit 1) end) as decided_at`);

const FROM = sql`from interviews
  join positions on positions.workspace_id = interviews.workspace_id and positions.id = interviews.position_id`;

/** Interviews by id, those that are there and not hidden, in no order. */
export async function interviewHeads(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  ids: readonly string[],
  hidden: readonly string[],
): Promise<Map<string, InterviewHead>> {
  const { rows } = await sql<InterviewHead>`${sql.raw(PREPARED)} select ${INTERVIEW_COLUMNS} ${FROM}
    where interviews.workspace_id = ${workspaceId} and interviews.id = any(${ids}::uuid[]) and interviews.deleted_at is null
      and ${notHidden(hidden, "interviews.position_id")}`.execute(database);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface PositionsOrder {
  field: "createdAt" | "updatedAt";
  descending: boolean;
}

/** The interviews of each of these positions, at most as many as the limit of all together. */
export function interviewsOfPositions(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionIds: readonly string[],
  order: PositionsOrder,
  limit: number,
): Promise<Map<string, InterviewHead[]>> {
  const columns = { begin: sql.raw(PREPARED), columns: INTERVIEW_COLUMNS };
  return ofPositions<InterviewHead>(database, workspaceId, positionIds, order, limit, columns);
}

/** The same, each written as JSON of this shape. */
export async function writtenOfPositions(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionIds: readonly string[],
  order: PositionsOrder,
  limit: number,
  shape: readonly InterviewShape[],
): Promise<Map<string, WrittenInterview[]>> {
  const writing = writtenAs(shape);
  const found = await ofPositions<WrittenInterview>(database, workspaceId, positionIds, order, limit, writing);
  for (const rows of found.values()) writing.finish(rows);
  return found;
}

async function ofPositions<Row extends { position_id: string }>(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionIds: readonly string[],
  order: PositionsOrder,
  limit: number,
  { begin, columns }: { begin: RawBuilder<unknown>; columns: RawBuilder<unknown> },
): Promise<Map<string, Row[]>> {
  const column = order.field === "createdAt" ? sql`interviews.created_at` : sql`interviews.updated_at`;
  const way = order.descending ? sql`desc` : sql`asc`;
  const { rows } = await sql<Row>`${begin} select ${columns} ${FROM}
    where interviews.workspace_id = ${workspaceId} and interviews.position_id = any(${positionIds}::uuid[])
      and interviews.deleted_at is null
    order by interviews.position_id, ${column} ${way}, interviews.id ${way} limit ${limit}`.execute(database);
  const found = new Map<string, Row[]>(positionIds.map((id) => [id, []]));
  for (const row of rows) found.get(row.position_id)?.push(row);
  return found;
}
