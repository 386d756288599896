/** What a full sandbox answers, in every wire's own form; a live workspace with as much is not bound. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { type WorkspaceId, workspaceId } from "../../core/actor.ts";

let db: TestDatabase;
let serving: TestServing;
beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url);
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

async function call(by: string, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${serving.url}${path}`, {
    method,
    headers: { "x-api-key": by, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: text ? JSON.parse(text) : null };
}

interface Place {
  id: WorkspaceId;
  key: string;
  positionId: string;
}

async function places(): Promise<{ live: Place; sandbox: Place }> {
  const { id } = await createWorkspace(db.database);
  const key = await createApiKey(db.database, id);
  const { body: made } = await call(key, "POST", "/api/v1/keys", { name: "trial", environment: "test" });
  const { body: sandbox } = await call(made.key, "GET", "/api/v1/sandbox");
  const place = async (of: WorkspaceId, by: string) => ({
    id: of,
    key: by,
    positionId: (await createPosition(db.database, of)).id,
  });
  return { live: await place(id, key), sandbox: await place(workspaceId(sandbox.workspaceId), made.key) };
}

/** So many interviews as rows alone. */
async function fill({ id, positionId }: Place, count: number): Promise<void> {
  const { id: first } = await createInterview(db.database, id, positionId, {});
  await sql`
    insert into interviews (workspace_id, id, position_id, candidate_id, name, email, admission, progress, source, mailing, code_hash,
      link_seconds, created_at, updated_at, deleted_at)
    select workspace_id, gen_random_uuid(), position_id, candidate_id, name, number || '-' || email, admission, progress, source, mailing,
      sha256((number || id::text)::bytea), link_seconds, created_at, updated_at, case when number % 2 = 0 then now() end
    from interviews, generate_series(2, ${count}) as number
    where workspace_id = ${id} and id = ${first}`.execute(db.database);
}

/** One file of so many bytes, as a row alone. */
const holdBytes = ({ id }: Place, bytes: number) =>
  db.database
    .insertInto("files")
    .values({
      workspace_id: id,
      id: randomUUID(),
      key: `${id}/${randomUUID()}`,
      content_type: "video/webm",
      name: "held.webm",
      bytes,
      sha256: "0".repeat(64),
      created_at: new Date(),
    })
    .execute();

const invite = ({ key, positionId }: Place, email: string) =>
  call(key, "POST", "/api/v1/interviews", { positionId, name: "Robin", email, admission: "draft" });
const countOf = async ({ id }: Place): Promise<number> => {
  const { count } = await db.database
    .selectFrom("interviews")
    .select((select) => select.fn.countAll<string>().as("count"))
    .where("workspace_id", "=", id)
    .executeTakeFirstOrThrow();
  return Number(count);
};

describe("a sandbox", () => {
  it("takes the last interview and no more in any wire, until it is emptied", async () => {
    const { live, sandbox } = await places();
    await fill(sandbox, 4_999);
    await fill(live, 5_000);
    expect((await invite(sandbox, "last@example.com")).status).toBe(201);
    const native = await invite(sandbox, "more@example.com");
    expect([native.status, native.body.detail]).toEqual([422, expect.stringContaining("at most 5,000 interviews")]);
    const { positionId, key } = sandbox;
    const flowmingo = await call(key, "POST", "/company/integration/interview/candidate/invite/v1", {
      com_interview_set_id: positionId,
      candidates: [{ name: "Robin", email: "more@example.com" }],
    });
    const flow = await call(key, "POST", "/api/external/ingest/candidate", {
      jobId: positionId,
      name: "Robin",
      email: "more@example.com",
    });
    const hireflix = await call(key, "POST", "/me", {
      query: `mutation { Position(id: "${positionId}") { invite(candidate: { name: "Robin", email: "more@example.com" }) { id } } }`,
    });
    const words = expect.stringContaining("at most 5,000 interviews");
    expect([flowmingo, flow, hireflix].map(({ status, body }) => ({ status, body }))).toMatchObject([
      { status: 409, body: { error: "conflict", message: words, statusCode: 409 } },
      { status: 409, body: { message: words } },
      { status: 200, body: { errors: [{ message: words }] } },
    ]);
    expect(await countOf(sandbox)).toBe(5_000);
    expect((await invite(live, "more@example.com")).status).toBe(201);
    expect((await call(key, "POST", "/api/v1/sandbox/empty")).status).toBe(200);
    const again = { ...sandbox, positionId: (await createPosition(db.database, sandbox.id)).id };
    expect((await invite(again, "more@example.com")).status).toBe(201);
  });

  it("takes no file and no interview above a gibibyte", async () => {
    const { live, sandbox } = await places();
    const upload = async ({ key }: Place) => {
      const answer = await fetch(`${serving.url}/api/v1/files?purpose=logo&name=logo.png`, {
        method: "POST",
        headers: { "x-api-key": key, "content-type": "image/png" },
        body: Buffer.from(
          "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==",
          "base64",
        ),
      });
      return [answer.status, await answer.text()];
    };
    await holdBytes(sandbox, 1024 ** 3 - 1);
    expect(await upload(sandbox)).toEqual([201, expect.anything()]);
    await holdBytes(live, 1024 ** 3);
    expect(await upload(live)).toEqual([201, expect.anything()]);
    expect(await upload(sandbox)).toEqual([422, expect.stringContaining("at most 1 GiB of files")]);
    expect((await invite(sandbox, "more@example.com")).status).toBe(422);
    const cvs = ({ key, positionId }: Place) =>
      call(key, "POST", "/company/integration/interview/candidate/invite/v1", {
        com_interview_set_id: positionId,
        candidates: [{ cv_link: "https://cv.example.com/robin.pdf" }],
      });
    expect((await cvs(live)).status).toBe(200);
    expect(await cvs(sandbox)).toMatchObject({
      status: 409,
      body: { error: "conflict", message: expect.stringContaining("at most 1 GiB of files"), statusCode: 409 },
    });
    expect(await countOf(sandbox)).toBe(0);
  });
});
