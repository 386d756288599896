/** Health, readiness and metrics while everything works, and after the database went away. */
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";

let database: TestDatabase;
let serving: TestServing;

beforeAll(async () => {
  database = await createTestDatabase();
  serving = await serveOn(database.connection.url);
});

afterAll(async () => {
  await serving.close();
  await database.drop();
});

const get = (path: string) => fetch(serving.url + path);

it("is ready while database and file store answer, and counts requests and jobs", async () => {
  const ready = await get("/readyz");
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({ status: "ok", checks: { database: true, files: true } });
  const metrics = await (await get("/metrics")).text();
  expect(metrics).toMatch(
    /^greenroom_http_request_duration_seconds_count\{method="GET",route="\/readyz",status="200"\} 1$/m,
  );
  expect(metrics).toMatch(/^greenroom_jobs\{queue="send-mail",state="waiting"\} \d+$/m);
  expect(metrics).toMatch(/^process_resident_memory_bytes \d/m);
});

it("gives each answer a request id of its own", async () => {
  const ids = [await get("/healthz"), await get("/healthz")].map((answer) => answer.headers.get("x-request-id"));
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(ids[0]).not.toBe(ids[1]);
});

it("lives, is not ready, and still gives metrics when the database is gone", async () => {
  const name = new URL(database.connection.url).pathname.slice(1);
  const other = await createTestDatabase();
  try {
    await other.pool.query(`alter database ${name} with allow_connections false`);
    await other.pool.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
    while ((await get("/readyz")).status === 200) await delay(50);
    const failing = await get("/readyz");
    expect(failing.status).toBe(503);
    expect(await failing.json()).toEqual({ status: "failing", checks: { database: false, files: true } });
    expect((await get("/healthz")).status).toBe(200);
    const metrics = await get("/metrics");
    expect(metrics.status).toBe(200);
    expect(await metrics.text()).toMatch(/^process_resident_memory_bytes \d/m);
    await other.pool.query(`alter database ${name} with allow_connections true`);
    while ((await get("/readyz")).status !== 200) await delay(50);
  } finally {
    await other.drop();
  }
});
