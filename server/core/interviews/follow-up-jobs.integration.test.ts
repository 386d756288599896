/** What follows an ingestion: the resume that it named, and the questions for the skills that it named. */

import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { createDocumentReader } from "../../platform/documents/document-reader.ts";
import type { Files } from "../../platform/files/files.ts";
import { openFiles } from "../../platform/files/open-files.ts";
import { createGuardedClient } from "../../platform/http/guarded-client.ts";
import type { WorkspaceId } from "../actor.ts";
import { readDocument } from "../documents/index.ts";
import { drawSkillQuestions } from "./draw-skill-questions.job.ts";
import { fetchResume } from "./fetch-resume.job.ts";

let db: TestDatabase;
let workspaceId: WorkspaceId;
let positionId: string;
let folder: string;
let files: Files;
const cleanups: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 6 });
  workspaceId = (await createWorkspace(db.database)).id;
  positionId = (await createPosition(db.database, workspaceId)).id;
  folder = await mkdtemp(join(tmpdir(), "greenroom-resumes-"));
  files = await openFiles(`file:${folder}`);
});
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});
afterAll(async () => {
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

const changing = () => ({ database: db.database, jobs: { enqueue: async () => {} }, clock: () => new Date() });
const interviewRow = (id: string) =>
  db.database.selectFrom("interviews").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

describe("a resume that an ingestion named", () => {
  async function serveResume(answer: RequestListener): Promise<string> {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    cleanups.push(() => new Promise((resolve) => server.close(resolve)));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("The server has no port.");
    return `http://127.0.0.1:${address.port}/resume`;
  }

  async function fetched(url: string, options: { guarded?: boolean; lastAttempt?: boolean } = {}) {
    const { id } = await createInterview(db.database, workspaceId, positionId, {
      resume_url: url,
      resume_status: "pending",
    });
    // The test's own server has a private address; without the guard's judgement it is reached.
    const guarded = createGuardedClient({
      allowPrivateTargets: false,
      ...(options.guarded ? {} : { isPublic: () => true }),
    });
    cleanups.push(() => guarded.close());
    const run = { lastAttempt: options.lastAttempt ?? true };
    await fetchResume({ ...changing(), guarded, files }, { workspaceId, interviewId: id }, run);
    return interviewRow(id);
  }

  test("is stored when it is a PDF by its content, whatever it is called", async () => {
    const url = await serveResume((_request, response) => {
      response.setHeader("content-type", "text/plain");
      response.end("%PDF-1.7\n%%EOF\n");
    });
    const row = await fetched(url);
    expect(row).toMatchObject({ resume_status: "stored", resume_error: null });
    const text = { workspaceId, fileId: row.resume_file_id ?? "" };
    const textRow = () =>
      db.database.selectFrom("document_texts").selectAll().where("file_id", "=", text.fileId).executeTakeFirstOrThrow();
    expect(await textRow()).toMatchObject({ state: "queued" });
    const documents = createDocumentReader({ timeoutMs: 20_000, memoryMb: 256 });
    await readDocument({ ...changing(), files, documents }, text);
    expect(await textRow()).toMatchObject({ state: "failed", text: null, error: "The document can not be read." });
    const file = await db.database
      .selectFrom("files")
      .selectAll()
      .where("id", "=", row.resume_file_id)
      .executeTakeFirstOrThrow();
    expect(file).toMatchObject({ workspace_id: workspaceId, content_type: "application/pdf", bytes: 15 });
  });

  test("fails, visibly on the record, when it is none, too large or not there", async () => {
    const page = await serveResume((_request, response) => response.end("<html>A page that says %PDF</html>"));
    expect(await fetched(page)).toMatchObject({
      resume_status: "failed",
      resume_error: expect.stringContaining("PDF"),
    });
    const large = await serveResume((_request, response) => {
      response.end(Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(10 * 1024 * 1024)]));
    });
    expect(await fetched(large)).toMatchObject({ resume_status: "failed", resume_file_id: null });
    const missing = await serveResume((_request, response) => {
      response.statusCode = 404;
      response.end();
    });
    expect(await fetched(missing)).toMatchObject({ resume_error: "The address answered with status 404." });
  });

  test("is not asked for in a sandbox that is full, and says why", async () => {
    let asked = 0;
    const url = await serveResume((_request, response) => {
      asked += 1;
      response.end("%PDF-1.7");
    });
    const held = randomUUID();
    const { id: live } = await createWorkspace(db.database);
    const created_at = new Date();
    await db.database
      .insertInto("files")
      .values({
        workspace_id: workspaceId,
        id: held,
        key: `${workspaceId}/held`,
        content_type: "application/pdf",
        name: "held.pdf",
        bytes: 1024 ** 3,
        sha256: "0".repeat(64),
        created_at,
      })
      .execute();
    const sandbox = { workspace_id: workspaceId, live_workspace_id: live, created_at };
    await db.database.insertInto("sandboxes").values(sandbox).execute();
    cleanups.push(
      () => db.database.deleteFrom("sandboxes").execute(),
      () => db.database.deleteFrom("files").where("id", "=", held).execute(),
    );
    expect(await fetched(url, { lastAttempt: false })).toMatchObject({
      resume_status: "failed",
      resume_error: "A sandbox holds at most 1 GiB of files. Empty it first.",
    });
    expect(asked).toBe(0);
  });

  test("is not asked for on a private address, and fails at once", async () => {
    let asked = 0;
    const url = await serveResume((_request, response) => {
      asked += 1;
      response.end("%PDF-1.7");
    });
    const row = await fetched(url, { guarded: true, lastAttempt: false });
    expect(row).toMatchObject({ resume_status: "failed", resume_error: "The address is not on the public network." });
    expect(asked).toBe(0);
  });

  test("leaves no file behind when its row can not be written", async () => {
    const url = await serveResume((_request, response) => response.end("%PDF-1.7\n%%EOF\n"));
    const kept: string[] = [];
    const watched: Files = {
      ...files,
      async put(key, body, options) {
        kept.push(key);
        const stored = await files.put(key, body, options);
        await sql`alter table files add constraint no_more check (false) not valid`.execute(db.database);
        return stored;
      },
    };
    const { id } = await createInterview(db.database, workspaceId, positionId, {
      resume_url: url,
      resume_status: "pending",
    });
    const guarded = createGuardedClient({ allowPrivateTargets: false, isPublic: () => true });
    cleanups.push(() => guarded.close());
    cleanups.push(() => sql`alter table files drop constraint no_more`.execute(db.database));
    const fetching = fetchResume(
      { ...changing(), guarded, files: watched },
      { workspaceId, interviewId: id },
      { lastAttempt: false },
    );
    await expect(fetching).rejects.toThrow("no_more");
    expect(kept).toHaveLength(1);
    expect(await files.head(kept[0] ?? "")).toBeNull();
    expect(await interviewRow(id)).toMatchObject({ resume_status: "pending" });
  });

  test("is tried again while its server fails, and fails with the last attempt", async () => {
    const url = await serveResume((_request, response) => {
      response.statusCode = 503;
      response.end();
    });
    await expect(fetched(url, { lastAttempt: false })).rejects.toThrow("503");
    expect(await fetched(url)).toMatchObject({ resume_status: "failed" });
  });
});

describe("questions for skills", () => {
  const draw = (interviewId: string) => drawSkillQuestions(changing(), { workspaceId, interviewId });
  const questionsOf = (id: string) =>
    db.database
      .selectFrom("interview_questions")
      .select(["source", "skill", "ordinal", "text"])
      .where("interview_id", "=", id)
      .orderBy("ordinal")
      .execute();
  const waiting = { skills: ["Node.js", "aws"], questions_ready: false };

  test("are drawn once, after the position's, however often and at once the job runs", async () => {
    const { id } = await createInterview(db.database, workspaceId, positionId, waiting);
    await Promise.all([draw(id), draw(id), draw(id)]);
    await draw(id);
    const questions = await questionsOf(id);
    expect(questions.map((question) => question.source)).toEqual(["position", "position", "skill", "skill", "skill"]);
    expect(questions.map((question) => question.ordinal)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(questions.map((question) => question.text)).size).toBe(5);
    expect(await interviewRow(id)).toMatchObject({ questions_ready: true });
  });

  test("stand before the position's when the position says so, and never before the candidate's own", async () => {
    const first = await createPosition(db.database, workspaceId, {
      settings: { questionSources: ["skill", "position"], skillQuestionCount: 2 },
    });
    const { id, questionIds } = await createInterview(db.database, workspaceId, first.id, waiting);
    await db.database
      .updateTable("interview_questions")
      .set({ source: "custom", position_question_id: null })
      .where("id", "=", questionIds[0] ?? "")
      .execute();
    await draw(id);
    const questions = await questionsOf(id);
    expect(questions.map((question) => question.source)).toEqual(["custom", "skill", "skill", "position"]);
    expect(questions.map((question) => question.ordinal)).toEqual([1, 2, 3, 4]);
  });

  test("are not added any more once the candidate's questions are frozen", async () => {
    const { id } = await createInterview(db.database, workspaceId, positionId, {
      ...waiting,
      questions_frozen_at: new Date(),
    });
    await draw(id);
    expect((await questionsOf(id)).map((question) => question.source)).toEqual(["position", "position"]);
    expect(await interviewRow(id)).toMatchObject({ questions_ready: true });
  });
});
