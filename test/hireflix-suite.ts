/** What the suites of POST /me start from: a server, companies with a position each, and completed interviews. */
import { afterAll, beforeAll, beforeEach } from "vitest";
import { textAt } from "../conformance/kit.ts";
import type { WorkspaceId } from "../server/core/actor.ts";
import { openPool } from "../server/platform/database/connect.ts";
import { openSignIn } from "../server/platform/sign-in/sign-in.ts";
import { hexOf } from "../server/wires/hireflix/wire-ids.ts";
import { newId } from "../shared/ids.ts";
import type { Role } from "../shared/native.ts";
import { createMember, PASSWORD } from "./browser.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { createApiKey, createInterview, createPosition, createWorkspace } from "./factories.ts";
import { type GraphqlAnswer, graphql } from "./graphql.ts";
import { serveOn, type TestServing } from "./serving.ts";

export interface Company {
  workspace: WorkspaceId;
  key: string;
  /** As the core knows it, and as this wire writes it. */
  positionUuid: string;
  positionId: string;
  ask(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
}

/** A server for all tests of a file, and for each test two companies. */
export function serveCompanies(settings: Record<string, string> = {}) {
  let db: TestDatabase | undefined;
  let serving: TestServing | undefined;
  let companies: [Company, Company] | undefined;
  const there = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error("The suite has not begun.");
    return value;
  };

  async function makeCompany(): Promise<Company> {
    const { database } = there(db);
    const { id: workspace } = await createWorkspace(database);
    const { id } = await createPosition(database, workspace, {
      questions: ["What have you built?", "What went wrong?"],
    });
    const key = await createApiKey(database, workspace);
    const ask: Company["ask"] = (query, variables) =>
      graphql(`${there(serving).url}/me`, query, variables, { "x-api-key": key });
    return { workspace, key, positionUuid: id, positionId: hexOf(id), ask };
  }

  beforeAll(async () => {
    db = await createTestDatabase({ poolSize: 12 });
    serving = await serveOn(db.connection.url, settings);
  });
  afterAll(async () => {
    await serving?.close();
    await db?.drop();
  });
  beforeEach(async () => {
    companies = [await makeCompany(), await makeCompany()];
  });

  /** An interview with an answer to each question, from this address. */
  async function completedInterview(company: Company, overrides: Parameters<typeof createInterview>[3] = {}) {
    const { database } = there(db);
    const at = new Date();
    const interview = await createInterview(database, company.workspace, company.positionUuid, {
      progress: "completed",
      completed_at: at,
      ...overrides,
    });
    const of = { workspace_id: company.workspace, interview_id: interview.id };
    for (const questionId of interview.questionIds) {
      for (const number of [1, 2]) {
        await database
          .insertInto("takes")
          .values({
            ...of,
            id: newId(),
            interview_question_id: questionId,
            attempt: 1,
            number,
            state: "finished",
            kept: number === 2,
            text_answer: null,
            ip: `81.2.69.${number}`,
            user_agent: `Browser ${number}`,
            think_started_at: null,
            started_at: at,
            ended_at: at,
            duration_ms: 1500,
            media_state: "playable",
            playable_file_id: await storeFile(company, "answer.mp4"),
            thumbnail_file_id: await storeFile(company, "thumbnail.jpg"),
          })
          .execute();
      }
    }
    for (const ip of ["81.2.69.1", "81.2.69.2"]) {
      await database
        .insertInto("room_visits")
        .values({ ...of, ip, user_agent: "Browser 1", first_seen_at: at, last_seen_at: at })
        .execute();
    }
    return { ...interview, hex: hexOf(interview.id), at: at.getTime() };
  }

  let passwordHash: string | undefined;

  /** A member of a company who has signed in, with the headers that say so. */
  async function enter(company: Company, name: string, role: Role = "recruiter") {
    if (passwordHash === undefined) {
      const pool = openPool({ url: there(db).connection.url }, { max: 1 });
      const secretKey = "a secret key of this test";
      passwordHash = await openSignIn({ pool, secretKey, publicUrl: there(serving).url })
        .hashPassword(PASSWORD)
        .finally(() => pool.end());
    }
    const email = `${name}-${company.positionId}@example.com`;
    const { database } = there(db);
    const id = await createMember(database, company.workspace, passwordHash, { email, role });
    const { data } = await graphql(
      `${there(serving).url}/`,
      "mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { token } }",
      { e: email, p: PASSWORD },
    );
    return { id, email, headers: { authorization: `Bearer ${textAt(data, "signIn", "token")}` } };
  }

  async function storeFile(company: Company, name: string): Promise<string> {
    const id = newId();
    await there(db)
      .database.insertInto("files")
      .values({
        workspace_id: company.workspace,
        id,
        key: `${company.workspace}/${id}`,
        content_type: "video/mp4",
        name,
        bytes: 9,
        sha256: "0".repeat(64),
        duration_ms: 1500,
        created_at: new Date(),
      })
      .execute();
    return id;
  }

  return {
    get database() {
      return there(db).database;
    },
    get databaseUrl() {
      return there(db).connection.url;
    },
    get url() {
      return there(serving).url;
    },
    get ours() {
      return there(companies)[0];
    },
    get theirs() {
      return there(companies)[1];
    },
    completedInterview,
    enter,
  };
}
