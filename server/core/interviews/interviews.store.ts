/** Interviews as the native API reads them: pages of rows, and one interview whole. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { Admission, Decision, Progress } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { type Cursor, cursorOf } from "../cursor.ts";
import { notHidden } from "../not-hidden.ts";

export type InterviewRowRecord = Selectable<Schema["interviews"]> & {
  position_title: string;
  question_count: number;
  answered: number;
};

export interface InterviewFilter {
  positionId?: string | undefined;
  admission?: Admission | undefined;
  progress?: readonly Progress[] | undefined;
  decision?: Decision | undefined;
  /** Part of a name or an address. */
  search?: string | undefined;
  archived: boolean;
  /** Positions whose interviews are left out (hiddenFrom of actor.ts). */
  hidden?: readonly string[] | undefined;
}

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

/** Interviews of a workspace, newest first; deleted ones never. */
export async function listInterviews(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  filter: InterviewFilter,
  page: { limit: number; after: Cursor | null },
): Promise<{ rows: InterviewRowRecord[]; next: string | null }> {
  let query = rowColumns(database)
    .where("interviews.workspace_id", "=", workspaceId)
    .where("interviews.deleted_at", "is", null)
    .where(notHidden(filter.hidden ?? [], "interviews.position_id"))
    .where("interviews.archived_at", filter.archived ? "is not" : "is", null);
  if (filter.positionId) query = query.where("interviews.position_id", "=", filter.positionId);
  if (filter.admission) query = query.where("interviews.admission", "=", filter.admission);
  if (filter.progress && filter.progress.length > 0) query = query.where("interviews.progress", "in", filter.progress);
  if (filter.decision) query = query.where("interviews.decision", "=", filter.decision);
  if (filter.search) {
    const pattern = `%${filter.search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((where) =>
      where.or([where("interviews.name", "ilike", pattern), where("interviews.email", "ilike", pattern)]),
    );
  }
  if (page.after) {
    const { at, id } = page.after;
    query = query.where(sql<boolean>`(interviews.created_at, interviews.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query
    .orderBy("interviews.created_at", "desc")
    .orderBy("interviews.id", "desc")
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(withCounts),
    next: rows.length > page.limit && last ? cursorOf(last.created_at, last.id) : null,
  };
}

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
      .limit(MAXIMUM_DETAILS)
      .execute(),
    database
      .selectFrom("room_visits")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", interview.id)
      .orderBy("first_seen_at")
      .limit(MAXIMUM_DETAILS)
      .execute(),
    database
      .selectFrom("room_facts")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", interview.id)
      .orderBy("at", "desc")
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
