/** Loads the questions of an interview with the takes of its present attempt. */
import type { Kysely } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { progressOf, type QuestionProgress } from "./take-rules.ts";

/** The fact that starts the think time of a question: data {questionId, attempt}. */
export const QUESTION_SHOWN = "question_shown";

export async function readProgress(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interview: { id: string; attempt: number },
): Promise<QuestionProgress[]> {
  const [questions, takes, facts] = await Promise.all([
    database
      .selectFrom("interview_questions")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", interview.id)
      .orderBy("ordinal")
      .orderBy("id")
      .execute(),
    database
      .selectFrom("takes")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", interview.id)
      .where("attempt", "=", interview.attempt)
      .execute(),
    database
      .selectFrom("room_facts")
      .select(["at", "data"])
      .where("workspace_id", "=", workspaceId)
      .where("interview_id", "=", interview.id)
      .where("kind", "=", QUESTION_SHOWN)
      .orderBy("at", "desc")
      .execute(),
  ]);
  const shown = new Map<string, Date>();
  for (const { at, data } of facts) {
    if (data.attempt === interview.attempt && typeof data.questionId === "string") shown.set(data.questionId, at);
  }
  return progressOf(questions, takes, shown);
}
