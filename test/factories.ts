/** Rows that tests start from, with defaults for everything that a test is not about. */
import type { Insertable, Kysely } from "kysely";
import { workspaceId as brand, type WorkspaceId } from "../server/core/actor.ts";
import { formatKey } from "../server/core/keys/api-key.ts";
import type { Schema } from "../server/platform/database/schema.ts";
import { hashSecret, type Keyring, openKeyring, randomSecret } from "../server/platform/keyring/keyring.ts";
import { newId } from "../shared/ids.ts";
import type { Scope } from "../shared/native.ts";
import { type PositionSettings, positionSettingsSchema } from "../shared/position.ts";

/** The SECRET_KEY of a server that reads what the keyring of tests wrote. */
export const TEST_SECRET_KEY = "a secret key of tests, long enough to be one";
/** The keyring that the factories make codes with. */
export const testKeyring: Keyring = openKeyring(TEST_SECRET_KEY);

/** A workspace without members, with its counter of events. */
export async function createWorkspace(
  database: Kysely<Schema>,
  overrides: { name?: string; settings?: Record<string, unknown> } = {},
): Promise<{ id: WorkspaceId; name: string }> {
  const id = newId();
  const name = overrides.name ?? "Acme";
  await database
    .insertInto("workspaces")
    .values({ id, name, settings: JSON.stringify(overrides.settings ?? {}) })
    .execute();
  await database.insertInto("event_counters").values({ workspace_id: id, sequence: 0 }).execute();
  return { id: brand(id), name };
}

/** A position with as many questions as are given as texts. */
export async function createPosition(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  overrides: {
    title?: string;
    visibility?: "public" | "private";
    settings?: Partial<PositionSettings>;
    questions?: string[];
    createdAt?: Date;
  } = {},
): Promise<{ id: string; questionIds: string[] }> {
  const id = newId();
  const at = overrides.createdAt ?? new Date();
  await database
    .insertInto("positions")
    .values({
      workspace_id: workspaceId,
      id,
      project_id: null,
      title: overrides.title ?? "Site engineer",
      visibility: overrides.visibility ?? "private",
      settings: JSON.stringify(positionSettingsSchema.parse(overrides.settings ?? {})),
      created_at: at,
      updated_at: at,
      archived_at: null,
    })
    .execute();
  const questions = overrides.questions ?? ["What have you built?", "What went wrong?"];
  const questionIds = questions.map(() => newId());
  if (questions.length > 0) {
    await database
      .insertInto("position_questions")
      .values(
        questions.map((text, index) => ({
          workspace_id: workspaceId,
          id: questionIds[index] ?? newId(),
          position_id: id,
          ordinal: index + 1,
          text,
          answer_kind: "video" as const,
          think_seconds: 30,
          answer_seconds: 120,
          retakes: 1,
          expected_answer: null,
          created_at: at,
        })),
      )
      .execute();
  }
  return { id, questionIds };
}

/** An admitted interview that nobody was mailed about yet, with a candidate and a copy of the position's questions. */
export async function createInterview(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionId: string,
  overrides: Partial<Insertable<Schema["interviews"]>> = {},
): Promise<{ id: string; email: string; name: string; code: string; questionIds: string[] }> {
  const id = newId();
  const at = new Date();
  const email = overrides.email ?? `candidate-${id}@example.com`;
  const name = overrides.name ?? "Jane Doe";
  const code = testKeyring.roomCode(id, overrides.code_generation ?? 1);
  const { id: candidateId } = await database
    .insertInto("candidates")
    .values({ workspace_id: workspaceId, id: newId(), email, name, phone: null, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.columns(["workspace_id", "email"]).doUpdateSet({ updated_at: at }))
    .returning("id")
    .executeTakeFirstOrThrow();
  await database
    .insertInto("interviews")
    .values({
      workspace_id: workspaceId,
      id,
      position_id: positionId,
      candidate_id: candidateId,
      name,
      email,
      admission: "admitted",
      progress: "created",
      source: "test",
      mailing: "send",
      code_hash: hashSecret(code),
      link_seconds: 4 * 86_400,
      created_at: at,
      updated_at: at,
      ...overrides,
    })
    .execute();
  const questions = await database
    .selectFrom("position_questions")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("position_id", "=", positionId)
    .orderBy("ordinal")
    .execute();
  const questionIds = questions.map(() => newId());
  if (questions.length > 0) {
    await database
      .insertInto("interview_questions")
      .values(
        questions.map((question, index) => ({
          workspace_id: workspaceId,
          id: questionIds[index] ?? newId(),
          interview_id: id,
          position_question_id: question.id,
          source: "position" as const,
          skill: null,
          ordinal: question.ordinal,
          text: question.text,
          answer_kind: question.answer_kind,
          think_seconds: question.think_seconds,
          answer_seconds: question.answer_seconds,
          retakes: question.retakes,
          expected_answer: question.expected_answer,
        })),
      )
      .execute();
  }
  return { id, email, name, code, questionIds };
}

/** An active API key; one of environment "test" belongs into a sandbox. Without scopes it may do everything. Gives the key as clients send it. */
export async function createApiKey(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  scopes: readonly Scope[] | null = null,
  environment: "live" | "test" = "live",
): Promise<string> {
  const [prefix, secret] = [randomSecret(8), randomSecret(43)];
  await database
    .insertInto("api_keys")
    .values({
      workspace_id: workspaceId,
      id: newId(),
      name: "Test",
      description: "",
      scopes: scopes && [...scopes],
      status: "active",
      environment,
      prefix,
      secret_hash: hashSecret(secret),
      created_by: "Test",
      created_at: new Date(),
    })
    .execute();
  return formatKey(environment, prefix, secret);
}

/** An answer that was kept, as far as the API tells of it without media. */
export async function createKeptTake(
  database: Kysely<Schema>,
  workspace: string,
  interviewId: string,
  questionId: string,
  said: string | null,
) {
  const id = newId();
  const now = new Date();
  await database
    .insertInto("takes")
    .values({
      workspace_id: workspace,
      interview_id: interviewId,
      id,
      interview_question_id: questionId,
      attempt: 1,
      number: 1,
      state: "finished",
      kept: true,
      text_answer: null,
      think_started_at: null,
      started_at: now,
      media_state: "playable",
    })
    .execute();
  if (said === null) return id;
  const of = { workspace_id: workspace, interview_id: interviewId, take_id: id, language: "en" };
  await database
    .insertInto("transcripts")
    .values({ ...of, state: "done", due_at: now, text: said, version: 2, created_at: now, updated_at: now })
    .execute();
  await database
    .insertInto("former_transcripts")
    .values({ ...of, version: 1, text: "We built.", words: "[]", parts: "[]", source: "machine", written_at: now })
    .execute();
  return id;
}
