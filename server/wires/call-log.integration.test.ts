import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../test/database.ts";
import { createApiKey, createPosition, createWorkspace } from "../../test/factories.ts";
import { serveOn, type TestServing } from "../../test/serving.ts";

interface Row {
  method: string;
  path: string;
  status: number;
  problem: string | null;
  requestId: string;
  key: { name: string };
}

let db: TestDatabase;
let servers: TestServing[];
beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 10 });
  servers = await Promise.all([serveOn(db.connection.url), serveOn(db.connection.url)]);
});
afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.close()));
  await db?.drop();
});

const url = (index = 0): string => servers[index]?.url ?? "";
const call = (key: string, path: string, init: RequestInit = {}, server = 0) =>
  fetch(url(server) + path, {
    ...init,
    headers: { "x-api-key": key, ...(init.body ? { "content-type": "application/json" } : {}) },
  });

async function callsSeenWith(key: string, server = 0): Promise<Row[]> {
  return (await (await call(key, "/api/v1/calls", {}, server)).json()).data;
}

/** The calls once they fit: they are written about a second after they were answered. */
async function callsOnce(key: string, fits: (rows: Row[]) => boolean): Promise<Row[]> {
  for (let attempt = 0; ; attempt += 1) {
    const rows = await callsSeenWith(key);
    if (fits(rows) || attempt > 60) return rows;
    await wait(100);
  }
}

async function newWorkspace() {
  const { id } = await createWorkspace(db.database);
  const { id: positionId } = await createPosition(db.database, id);
  return { key: await createApiKey(db.database, id), positionId };
}

describe("the latest calls", () => {
  it("have those of both wires, with their problem and request id", async () => {
    const { key, positionId } = await newWorkspace();
    const good = await call(key, "/api/external/fetch/candidates", {
      method: "POST",
      body: JSON.stringify({ interviewerId: positionId }),
    });
    expect(good.status).toBe(200);
    const bad = await call(key, "/api/v1/interviews", { method: "POST", body: JSON.stringify({ positionId }) });
    expect(bad.status).toBe(400);
    const rows = await callsOnce(key, (seen) => seen.some(({ status }) => status === 400));
    const vendor = rows.find(({ path }) => path === "/api/external/fetch/candidates");
    expect(vendor).toMatchObject({ method: "POST", status: 200, problem: null, key: { name: "Test" } });
    const native = rows.find(({ status }) => status === 400);
    expect(native).toMatchObject({ method: "POST", path: "/api/v1/interviews" });
    expect(native?.problem).toMatch(/^invalid: /);
    expect(native?.requestId).toBe(bad.headers.get("x-request-id"));
  });

  it("hold no query, no body and no key", async () => {
    const { key } = await newWorkspace();
    await call(key, "/api/v1/interviews?search=Margarethe");
    await call(key, `/api/v1/positions/${encodeURIComponent(key)}`);
    await call(key, "/api/v1/interviews", { method: "POST", body: JSON.stringify({ [key]: "Margarethe" }) });
    const rows = await callsOnce(key, (seen) => seen.filter(({ status }) => status >= 400).length >= 2);
    expect(rows.length).toBeGreaterThanOrEqual(3);
    const [, secret = "missing"] = key.split(".");
    expect(JSON.stringify(rows)).not.toContain("Margarethe");
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it("are those of the own workspace alone", async () => {
    const [one, other] = [await newWorkspace(), await newWorkspace()];
    await call(one.key, "/api/v1/keys");
    await callsOnce(one.key, (rows) => rows.some(({ path }) => path === "/api/v1/keys"));
    const seen = await callsOnce(other.key, (rows) => rows.length > 0);
    expect(seen.every(({ path }) => path === "/api/v1/calls")).toBe(true);
  });

  it("are the newest fifty, of all processes", { timeout: 60_000 }, async () => {
    const { key } = await newWorkspace();
    for (let round = 0; round < 35; round += 1) {
      await Promise.all([call(key, "/api/v1/positions", {}, 0), call(key, "/api/v1/members", {}, 1)]);
    }
    const rows = await callsOnce(key, (seen) =>
      ["/api/v1/positions", "/api/v1/members"].every((path) => seen.some((row) => row.path === path)),
    );
    expect(rows.length).toBeLessThanOrEqual(50);
    const kept = await callsOnce(key, (seen) => seen.length === 50);
    expect(kept.length).toBe(50);
    expect(await callsSeenWith(key, 1)).toHaveLength(50);
  });
});
