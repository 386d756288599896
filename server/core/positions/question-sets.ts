/** Question sets: questions kept to be put into positions. What is put into one is a copy. */
import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import { type SetQuestion, setQuestionSchema } from "../../../shared/position.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { checkVideos } from "./check-files.ts";

export interface QuestionSetRecord {
  id: string;
  name: string;
  questions: SetQuestion[];
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const storedQuestions = z.array(setQuestionSchema);

const recordOf = (row: Selectable<Schema["question_sets"]>): QuestionSetRecord => ({
  id: row.id,
  name: row.name,
  // Parsed for the defaults of what is younger than the row.
  questions: storedQuestions.parse(row.questions),
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** Sets of a workspace, newest first. */
export async function listQuestionSets(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { limit, after }: PageRequest,
): Promise<{ rows: QuestionSetRecord[]; next: string | null }> {
  const rows = await database
    .selectFrom("question_sets")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .$if(after !== null, (query) => (after ? query.where(olderThan(after)) : query))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, limit);
  return { rows: shown.map(recordOf), next };
}

/** @throws RefusedError "not_found". */
export async function readQuestionSet(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
): Promise<QuestionSetRecord> {
  const row = await database
    .selectFrom("question_sets")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? recordOf(row) : refuse("not_found", "There is no such question set.");
}

/** @throws RefusedError "invalid" for a video that is no file of the workspace. */
export async function createQuestionSet(
  change: Change,
  { name, questions }: { name: string; questions: SetQuestion[] },
): Promise<QuestionSetRecord> {
  const { transaction, workspaceId, now } = change;
  await checkVideos(change, questions);
  const id = newId(now);
  await transaction
    .insertInto("question_sets")
    .values({
      workspace_id: workspaceId,
      id,
      name,
      questions: JSON.stringify(questions),
      created_at: now,
      updated_at: now,
    })
    .execute();
  change.record({ type: "question_set.changed", data: { questionSetId: id, change: "created" } });
  change.audit({
    action: "question_set.created",
    subjectType: "question_set",
    subjectId: id,
    data: { name, questions: questions.length },
  });
  return readQuestionSet(transaction, workspaceId, id);
}

/** Changes what is given; positions that took its questions keep their copies. @throws RefusedError "not_found", "stale", "invalid". */
export async function updateQuestionSet(
  change: Change,
  id: string,
  { name, questions }: { name?: string | undefined; questions?: SetQuestion[] | undefined },
  expectedVersion?: number,
): Promise<QuestionSetRecord> {
  const { transaction, workspaceId, now } = change;
  const version = await lockQuestionSet(change, id);
  checkVersion(version, expectedVersion, "this question set");
  if (questions) await checkVideos(change, questions);
  await transaction
    .updateTable("question_sets")
    .set({
      ...(name === undefined ? {} : { name }),
      ...(questions === undefined ? {} : { questions: JSON.stringify(questions) }),
      version: version + 1,
      updated_at: now,
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  change.record({ type: "question_set.changed", data: { questionSetId: id, change: "updated" } });
  change.audit({
    action: "question_set.updated",
    subjectType: "question_set",
    subjectId: id,
    data: { fields: [...(name === undefined ? [] : ["name"]), ...(questions === undefined ? [] : ["questions"])] },
  });
  return readQuestionSet(transaction, workspaceId, id);
}

/** Deletes a set; positions that took its questions keep their copies. @throws RefusedError "not_found" or "stale". */
export async function deleteQuestionSet(change: Change, id: string, expectedVersion?: number): Promise<void> {
  checkVersion(await lockQuestionSet(change, id), expectedVersion, "this question set");
  await change.transaction
    .deleteFrom("question_sets")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  change.record({ type: "question_set.changed", data: { questionSetId: id, change: "deleted" } });
  change.audit({ action: "question_set.deleted", subjectType: "question_set", subjectId: id });
}

async function lockQuestionSet(change: Change, id: string): Promise<number> {
  const row = await change.transaction
    .selectFrom("question_sets")
    .select("version")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row?.version ?? refuse("not_found", "There is no such question set.");
}
