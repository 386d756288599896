/** One interview whole, as the native API reads it. */
import { type Kysely, type Selectable, sql } from "kysely";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { notHidden } from "../not-hidden.ts";

export type InterviewRowRecord = Omit<Selectable<Schema["interviews"]>, "code_hash"> & {
  position_title: string;
  question_count: number;
  answered: number;
};

/** One interview that is neither deleted nor of a hidden position, or null. */
export async function findInterview(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
  hidden: readonly string[] = [],
): Promise<InterviewRowRecord | null> {
  const { rows } = await sql<InterviewRowRecord>`${sql.raw(hidden.length === 0 ? PREPARED : "")}
    select interviews.*, positions.title as position_title, (
      select count(*) from interview_questions as question
      where question.workspace_id = interviews.workspace_id and question.interview_id = interviews.id
    ) as question_count, (
      select count(*) from takes as take
      where take.workspace_id = interviews.workspace_id and take.interview_id = interviews.id
        and take.attempt = interviews.attempt and take.kept
    ) as answered
    from interviews
    join positions on positions.workspace_id = interviews.workspace_id and positions.id = interviews.position_id
    where interviews.workspace_id = ${workspaceId} and interviews.id = ${id} and interviews.deleted_at is null
      and ${notHidden(hidden, "interviews.position_id")}`.execute(database);
  return rows[0] ?? null;
}
