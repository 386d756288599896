/** One interview whole, as the native API reads it. */
import type { Kysely, Selectable } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { notHidden } from "../not-hidden.ts";

export type InterviewRowRecord = Selectable<Schema["interviews"]> & {
  position_title: string;
  question_count: number;
  answered: number;
};

const rowColumns = (database: Kysely<Schema>) =>
  database
    .selectFrom("interviews")
    .innerJoin("positions", (join) =>
      join
        .onRef("positions.workspace_id", "=", "interviews.workspace_id")
        .onRef("positions.id", "=", "interviews.position_id"),
    )
    .selectAll("interviews")
    .select("positions.title as position_title")
    .select((select) => [
      select
        .selectFrom("interview_questions")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("interview_questions.workspace_id", "=", "interviews.workspace_id")
        .whereRef("interview_questions.interview_id", "=", "interviews.id")
        .as("question_count"),
      select
        .selectFrom("takes")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("takes.workspace_id", "=", "interviews.workspace_id")
        .whereRef("takes.interview_id", "=", "interviews.id")
        .whereRef("takes.attempt", "=", "interviews.attempt")
        .where("takes.kept", "=", true)
        .as("answered"),
    ]);

const withCounts = <Row extends { question_count: number | null; answered: number | null }>(row: Row) => ({
  ...row,
  question_count: row.question_count ?? 0,
  answered: row.answered ?? 0,
});

/** One interview that is neither deleted nor of a hidden position, or null. */
export async function findInterview(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
  hidden: readonly string[] = [],
): Promise<InterviewRowRecord | null> {
  const row = await rowColumns(database)
    .where("interviews.workspace_id", "=", workspaceId)
    .where("interviews.id", "=", id)
    .where("interviews.deleted_at", "is", null)
    .where(notHidden(hidden, "interviews.position_id"))
    .executeTakeFirst();
  return row ? withCounts(row) : null;
}

export interface InterviewDetails {
  questions: Selectable<Schema["interview_questions"]>[];
  mails: Selectable<Schema["mails"]>[];
  visits: Selectable<Schema["room_visits"]>[];
  facts: Selectable<Schema["room_facts"]>[];
  resume: { id: string; name: string } | null;
}

const MAXIMUM_DETAILS = 500;

/** What hangs on one interview beside its answers and fields; each list ends at 500 rows, the newest of them. */
export async function readDetails(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interview: { id: string; resume_file_id: string | null },
): Promise<InterviewDetails> {
  const [questions, mails, visits, facts, resume] = await Promise.all([
    database
      .selectFrom("interview_questions")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", interview.id)
      .orderBy("ordinal")
      .execute(),
    database
      .selectFrom("mails")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", interview.id)
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .limit(MAXIMUM_DETAILS)
      .execute(),
    database
      .selectFrom("room_visits")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", interview.id)
      .orderBy("first_seen_at")
      .orderBy("ip")
      .orderBy("user_agent")
      .limit(MAXIMUM_DETAILS)
      .execute(),
    database
      .selectFrom("room_facts")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", interview.id)
      .orderBy("at", "desc")
      .orderBy("id", "desc")
      .limit(MAXIMUM_DETAILS)
      .execute(),
    interview.resume_file_id
      ? database
          .selectFrom("files")
          .select(["id", "name"])
          .where("workspace_id", "=", workspaceId)
          .where("id", "=", interview.resume_file_id)
          .executeTakeFirst()
      : undefined,
  ]);
  return { questions, mails, visits, facts, resume: resume ?? null };
}
