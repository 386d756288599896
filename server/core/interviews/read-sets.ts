/** What hangs on interviews, for a set of them: one statement each, whatever the size of the set. */
import { type Kysely, type Selectable, sql } from "kysely";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;

/** Lists by interview; every id has one. */
function byInterview<Value extends { interview_id: string | null }>(
  ids: readonly string[],
  rows: readonly Value[],
): Map<string, Value[]> {
  const lists = new Map<string, Value[]>(ids.map((id) => [id, []]));
  for (const row of rows) if (row.interview_id !== null) lists.get(row.interview_id)?.push(row);
  return lists;
}

export type QuestionHead = Pick<
  Row<"interview_questions">,
  | "id"
  | "interview_id"
  | "text"
  | "answer_kind"
  | "think_seconds"
  | "answer_seconds"
  | "retakes"
  | "expected_answer"
  | "video_file_id"
>;

/** The questions of interviews in their order. */
export async function questionsOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<Map<string, QuestionHead[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<QuestionHead>`${sql.raw(PREPARED)}
    select id, interview_id, text, answer_kind, think_seconds, answer_seconds, retakes, expected_answer, video_file_id
    from interview_questions where workspace_id = ${workspaceId} and interview_id = any(${ids}::uuid[])
    order by interview_id, ordinal`.execute(database);
  return byInterview(ids, rows);
}

/** From where, and with what, the rooms of interviews were used; the first visit first. */
export async function visitsOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<Map<string, Row<"room_visits">[]>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom("room_visits")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "in", ids)
    .orderBy("first_seen_at")
    .orderBy("ip")
    .orderBy("user_agent")
    .execute();
  return byInterview(ids, rows);
}

export type MailHead = Pick<Row<"mails">, "interview_id" | "purpose" | "state" | "send_at" | "sent_at" | "subject">;

/** The mails of interviews that went out, oldest first. */
export async function mailsOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<Map<string, MailHead[]>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom("mails")
    .select(["interview_id", "purpose", "state", "send_at", "sent_at", "subject"])
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "in", ids)
    .orderBy("send_at")
    .orderBy("id")
    .execute();
  return byInterview(ids, rows);
}
