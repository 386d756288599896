/** Interviews as rows, set-wise: of positions, or by id; what hangs on them is read by others for a whole set at once. */
import { type Kysely, type Selectable, sql } from "kysely";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { notHidden } from "../not-hidden.ts";

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

export const STAGE = sql`(case when interviews.decision <> 'undecided' then interviews.decision
  when interviews.progress in ('completed', 'evaluated') then 'completed' else 'pending' end)`;

/** The first name: what was given as one while the name begins with it, else the first word. */
export const GIVEN_NAME = sql`(case when interviews.given_name is not null
  and left(interviews.name || ' ', length(interviews.given_name) + 1) = interviews.given_name || ' '
  then interviews.given_name else split_part(interviews.name, ' ', 1) end)`;

export const REST_OF_NAME = sql`ltrim(substr(interviews.name, length(${GIVEN_NAME}) + 1))`;

export const INTERVIEW_COLUMNS = sql`interviews.id, interviews.position_id, interviews.email, interviews.phone, interviews.progress,
  interviews.decision, interviews.source, interviews.mailing, interviews.external_id, interviews.metadata, interviews.notes,
  interviews.language, interviews.code_generation, interviews.completed_at, interviews.expires_at, interviews.created_at,
  interviews.updated_at, interviews.review_average, positions.title as position_title, ${STAGE} as stage, ${GIVEN_NAME} as given,
  ${REST_OF_NAME} as family, (case when interviews.decision <> 'undecided' then (
    select decisions.created_at from decisions where decisions.workspace_id = interviews.workspace_id
      and decisions.interview_id = interviews.id and decisions.to_decision = interviews.decision and decisions.undone_at is null
    order by decisions.created_at desc limit 1) end) as decided_at`;

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

/** The interviews of each of these positions, at most as many as the limit of all together. */
export async function interviewsOfPositions(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionIds: readonly string[],
  order: { field: "createdAt" | "updatedAt"; descending: boolean },
  limit: number,
): Promise<Map<string, InterviewHead[]>> {
  const column = order.field === "createdAt" ? sql`interviews.created_at` : sql`interviews.updated_at`;
  const way = order.descending ? sql`desc` : sql`asc`;
  const { rows } = await sql<InterviewHead>`${sql.raw(PREPARED)} select ${INTERVIEW_COLUMNS} ${FROM}
    where interviews.workspace_id = ${workspaceId} and interviews.position_id = any(${positionIds}::uuid[])
      and interviews.deleted_at is null
    order by interviews.position_id, ${column} ${way}, interviews.id ${way} limit ${limit}`.execute(database);
  const found = new Map<string, InterviewHead[]>(positionIds.map((id) => [id, []]));
  for (const row of rows) found.get(row.position_id)?.push(row);
  return found;
}
