/** Archives as a job makes them: once, again after a kill, never two at a time, gone when they are over. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createWorkspace, testKeyring } from "../../../test/factories.ts";
import { fillWorkspace } from "../../../test/full-workspace.ts";
import type { Files } from "../../platform/files/files.ts";
import { openFolderFiles } from "../../platform/files/folder-files.ts";
import { describeInterviews } from "../../wires/native/describe-interviews.ts";
import { systemActor, type WorkspaceId } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { buildExports, deleteExport, eraseCandidate, requestExport, sweepExports } from "./index.ts";
import { TABLES } from "./tables.ts";

let test: TestDatabase;
let root: string;
let workspaceId: WorkspaceId;
let positionId: string;
let now: Date;
const enqueued: string[] = [];
const jobs = {
  async enqueue(_transaction: unknown, { name }: { name: string }, given: readonly unknown[]): Promise<void> {
    for (const _one of given) enqueued.push(name);
  },
};
const clock = () => now;

beforeEach(async () => {
  now = new Date();
  enqueued.length = 0;
  test = await createTestDatabase({ poolSize: 6 });
  root = await mkdtemp(join(tmpdir(), "greenroom-builds-"));
  workspaceId = (await createWorkspace(test.database)).id;
  ({ positionId } = await fillWorkspace(test.database, store(), workspaceId, "jane@example.com"));
});
afterEach(async () => {
  await test?.drop();
  await rm(root, { recursive: true, force: true });
});

const store = () => openFolderFiles(root);
const deps = (files: Files = store()) => ({
  database: test.database,
  jobs,
  clock,
  files,
  stores: [files],
  describeInterviews: describeInterviews(testKeyring, clock, null),
});
const change = <Value>(command: Parameters<typeof changeWorkspace<Value>>[3]) =>
  changeWorkspace({ database: test.database, jobs, clock }, systemActor("test"), workspaceId, command);
const ask = () => change((step) => requestExport(step, { of: "position", id: positionId }));
const build = (files?: Files) => buildExports(deps(files), { workspaceId });
const rowOf = (id: string) =>
  test.database.selectFrom("exports").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const typesOfEvents = async () =>
  (await test.database.selectFrom("events").select("type").orderBy("sequence").execute()).map(({ type }) => type);

it("is built once, however often the job runs, and equal content gives equal bytes", async () => {
  const { id } = await ask();
  const again = await ask();
  await Promise.all([build(), build(), build()]);
  await build();
  const row = await rowOf(id);
  expect(row).toMatchObject({ state: "ready", attempts: 1 });
  expect((await rowOf(again.id)).sha256).toBe(row.sha256);
  expect((await typesOfEvents()).filter((type) => type === "export.ready")).toHaveLength(2);
});

it("is built again when its builder was killed, and the half one's file goes", async () => {
  const { id } = await ask();
  await test.database.updateTable("exports").set({ state: "building", attempts: 1 }).where("id", "=", id).execute();
  const half = `${workspaceId}/exports/${id}-1.zip`;
  await store().put(half, Buffer.from("half"), { contentType: "" });
  await sweepExports(deps());
  expect(enqueued).toContain("build-exports");
  await build();
  expect(await rowOf(id)).toMatchObject({ state: "ready", attempts: 2 });
  expect(await store().head(half)).toBeNull();
});

it("waits for the build that holds the workspace, whose builder then takes it too", async () => {
  const first = await ask();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let reached: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const slow: Files = {
    ...store(),
    async put(key, body, options) {
      reached();
      await held;
      return store().put(key, body, options);
    },
  };
  const running = build(slow);
  await started;
  const second = await ask();
  await build();
  expect((await rowOf(second.id)).state).toBe("waiting");
  release();
  await running;
  expect([(await rowOf(first.id)).state, (await rowOf(second.id)).state]).toEqual(["ready", "ready"]);
});

it("leaves no file when it is deleted, or a candidate erased, while it is built", async () => {
  const meanwhile = (act: () => Promise<unknown>): Files => {
    let acted = false;
    return {
      ...store(),
      async put(key, body, options) {
        const stored = await store().put(key, body, options);
        if (!acted) await act();
        acted = true;
        return stored;
      },
    };
  };
  const deleted = await ask();
  await build(meanwhile(() => change((step) => deleteExport(step, deleted.id))));
  expect(await store().head(`${workspaceId}/exports/${deleted.id}-1.zip`)).toBeNull();
  const { id } = await ask();
  const outbox = { fileOf: (name: string) => name };
  await build(meanwhile(() => change((step) => eraseCandidate(step, outbox, "jane@example.com"))));
  expect(await rowOf(id)).toMatchObject({ state: "ready", attempts: 2 });
  expect(await store().head(`${workspaceId}/exports/${id}-1.zip`)).toBeNull();
});

it("fails with a reason when the store has lost a file, and gives up on what never ends", async () => {
  const lost = await ask();
  const { key } = await test.database.selectFrom("files").select("key").executeTakeFirstOrThrow();
  await store().delete(key);
  await build();
  expect(await rowOf(lost.id)).toMatchObject({ state: "failed", reason: expect.stringContaining("does not have") });
  const { id } = await ask();
  await test.database.updateTable("exports").set({ state: "building", attempts: 5 }).where("id", "=", id).execute();
  await build();
  expect(await rowOf(id)).toMatchObject({ state: "failed", reason: expect.stringContaining("again and again") });
  expect((await typesOfEvents()).filter((type) => type === "export.failed")).toHaveLength(2);
});

it("is kept for seven days", async () => {
  const { id } = await ask();
  await build();
  const { file_key } = await rowOf(id);
  now = new Date(now.getTime() + 6.9 * 86_400_000);
  await sweepExports(deps());
  expect(await rowOf(id)).toMatchObject({ state: "ready" });
  now = new Date(now.getTime() + 0.2 * 86_400_000);
  await sweepExports(deps());
  expect(await rowOf(id)).toMatchObject({ state: "expired", file_key: null });
  expect(await store().head(file_key ?? "")).toBeNull();
});

it("an erasure forgets kept answers and received calls about the candidate, and no others", async () => {
  const { id, candidate_id } = await test.database
    .selectFrom("interviews")
    .select(["id", "candidate_id"])
    .executeTakeFirstOrThrow();
  const answer = (key: string, subject: string) => ({
    workspace_id: workspaceId,
    credential: "key:1",
    route: "POST /interviews",
    key_hash: Buffer.from(key),
    request_hash: Buffer.from("x"),
    status: 201,
    answer: Buffer.from("sealed"),
    etag: null,
    subject_ids: [subject],
    created_at: now,
  });
  await test.database
    .insertInto("idempotent_answers")
    .values([answer("a", id), answer("b", candidate_id), answer("c", newId())])
    .execute();
  const called = (path: string) => ({
    workspace_id: workspaceId,
    id: newId(),
    at: now,
    key_id: newId(),
    key_name: "ATS",
    method: "GET",
    path,
    status: 200,
    duration_ms: 1,
    problem: null,
    request_id: "r",
  });
  await test.database
    .insertInto("api_calls")
    .values([called(`/api/v1/interviews/${id}`), called(`/api/v1/positions/${positionId}`)])
    .execute();
  const receipt = await change((step) => eraseCandidate(step, { fileOf: (name) => name }, "jane@example.com"));
  expect(receipt?.deleted).toMatchObject({ idempotent_answers: 2 });
  const kept = await test.database.selectFrom("idempotent_answers").select("key_hash").execute();
  expect(kept.map(({ key_hash }) => String(key_hash))).toEqual(["c"]);
  const calls = await test.database.selectFrom("api_calls").select("path").execute();
  expect(calls.map(({ path }) => path)).toEqual([`/api/v1/positions/${positionId}`]);
});

it("every table that says so goes with its interview by a foreign key that cascades", async () => {
  const { rows } = await sql<{ from: string; to: string }>`
    select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint
    where contype = 'f' and confdeltype = 'c'`.execute(test.database);
  const gone = new Set(["interviews", "candidates"]);
  for (const _depth of rows) for (const { from, to } of rows) if (gone.has(to)) gone.add(from);
  const said = TABLES.filter(({ erasure }) => erasure === "with_interview").map(({ name }) => name);
  expect(said.filter((name) => !gone.has(name))).toEqual([]);
});

it("every row that names what an erasure deletes is found by an index, not by reading the whole table", async () => {
  const gone = TABLES.filter(({ erasure }) => erasure === "deleted" || erasure === "with_interview");
  const { rows } = await sql<{ from: string; columns: string[] }>`
    select conrelid::regclass::text as "from", array_agg(attname::text order by attname) as columns
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey)
    where contype = 'f' and confrelid::regclass::text = any(${gone.map(({ name }) => name)}::text[])
      and not exists (
        select from pg_index where indrelid = conrelid and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)
    group by pg_constraint.oid, conrelid`.execute(test.database);
  expect(rows).toEqual([]);
});
