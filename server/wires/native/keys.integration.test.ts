import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../../shared/native.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { withinAMinute } from "../../../test/within-a-minute.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";

let db: TestDatabase;
/** Two processes on one database, as behind a balancer. */
let one: TestServing;
let other: TestServing;
let key: string;

const DEPLOYMENT_LIMIT = 500;

beforeAll(async () => {
  db = await createTestDatabase();
  [one, other] = [
    await serveOn(db.connection.url, { RATE_LIMIT: String(DEPLOYMENT_LIMIT) }),
    await serveOn(db.connection.url, { RATE_LIMIT: String(DEPLOYMENT_LIMIT) }),
  ];
  const { id } = await createWorkspace(db.database);
  key = await createApiKey(db.database, id);
});
afterAll(async () => {
  await one?.close();
  await other?.close();
  await db?.drop();
});

async function call(method: string, path: string, options: { by?: string; body?: unknown; on?: TestServing } = {}) {
  const answer = await fetch(`${(options.on ?? one).url}${path}`, {
    method,
    headers: { "x-api-key": options.by ?? key, ...(options.body ? { "content-type": "application/json" } : {}) },
    ...(options.body ? { body: JSON.stringify(options.body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: text ? JSON.parse(text) : null };
}

const create = async (body: object = {}) =>
  (await call("POST", "/api/v1/keys", { body: { name: "made", ...body } })).body;
const rotate = async (id: string, keepPreviousHours: number, by?: string) =>
  call("POST", `/api/v1/keys/${id}/rotate`, { body: { keepPreviousHours }, ...(by ? { by } : {}) });
const opens = async (by: string, on?: TestServing) =>
  (await call("GET", "/api/v1/positions", { by, ...(on ? { on } : {}) })).status === 200;
const shown = async (id: string) =>
  (await call("GET", "/api/v1/keys")).body.data.find((row: { id: string }) => row.id === id);

describe("a rotated key", () => {
  it("opens with the new secret at once and with the old one until its time is over, on every process", async () => {
    const made = await create();
    const { status, body: rotated } = await rotate(made.id, 1.5);
    expect(status).toBe(200);
    expect(rotated.key).not.toBe(made.key);
    expect(rotated.masked).toBe(made.masked);
    expect(rotated.previousSecret).toMatchObject({ lastUsedAt: null });
    expect(Date.parse(rotated.previousSecret.until) - Date.parse(rotated.rotatedAt)).toBe(1.5 * 3_600_000);
    for (const process of [one, other]) {
      expect(await opens(rotated.key, process)).toBe(true);
      expect(await opens(made.key, process)).toBe(true);
    }
    expect((await shown(made.id)).previousSecret).toMatchObject({
      lastUsedAt: expect.any(String),
      lastUsedIp: "127.0.0.1",
    });
    await db.database
      .updateTable("api_keys")
      .set({ previous_until: new Date(Date.now() - 1) })
      .where("id", "=", made.id)
      .execute();
    const late = await call("GET", "/api/v1/positions", { by: made.key, on: other });
    expect([late.status, late.body.detail]).toEqual([401, "The API key was rotated. Send its new secret."]);
    expect((await shown(made.id)).previousSecret).toBeNull();
    expect(await opens(rotated.key, other)).toBe(true);
  });

  it("keeps no more than two secrets: a second rotation ends the oldest", async () => {
    const made = await create();
    const { body: second } = await rotate(made.id, 24);
    const { body: third } = await rotate(made.id, 24);
    expect(await Promise.all([made.key, second.key, third.key].map((secret) => opens(secret)))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("ends the old secret at once with no hours, and when asked to later", async () => {
    const made = await create();
    const { body: second } = await rotate(made.id, 0);
    expect(second.previousSecret).toBeNull();
    expect(await opens(made.key, other)).toBe(false);
    const { body: third } = await rotate(made.id, 168);
    expect(await opens(second.key, other)).toBe(true);
    const ended = await call("POST", `/api/v1/keys/${made.id}/end-previous-secret`);
    expect([ended.status, ended.body.previousSecret]).toEqual([200, null]);
    expect(await opens(second.key, other)).toBe(false);
    expect(await opens(third.key, other)).toBe(true);
  });

  it("gives rotations that come at once secrets of their own, of which the last two work", async () => {
    const made = await create();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        call("POST", `/api/v1/keys/${made.id}/rotate`, {
          body: { keepPreviousHours: 1 },
          on: index % 2 === 0 ? one : other,
        }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200]);
    const secrets = answers.map((answer) => answer.body.key as string);
    expect(new Set(secrets).size).toBe(6);
    const working = await Promise.all(secrets.map((secret) => opens(secret)));
    expect(working.filter(Boolean)).toHaveLength(2);
    expect(await opens(made.key)).toBe(false);
  });

  it("rotates itself, is never told by the list, and is kept as a hash", async () => {
    const made = await create({ scopes: ["keys:write", "positions:read"] });
    const { status, body: rotated } = await rotate(made.id, 0, made.key);
    expect(status).toBe(200);
    const secret = rotated.key.split(".")[1];
    expect((await call("GET", "/api/v1/keys")).text).not.toContain(secret);
    const row = await db.database
      .selectFrom("api_keys")
      .selectAll()
      .where("id", "=", made.id)
      .executeTakeFirstOrThrow();
    expect(row.secret_hash.equals(hashSecret(secret))).toBe(true);
    const audit = await call("GET", "/api/v1/audit?action=key.rotated");
    expect(audit.text).toContain(made.id);
    expect(audit.text).not.toContain(secret);
  });

  it("is not rotated by a key that may less than it, nor for longer than a week", async () => {
    const made = await create();
    const narrow = await create({ scopes: ["keys:write"] satisfies Scope[] });
    expect((await rotate(made.id, 1, narrow.key)).status).toBe(403);
    expect((await call("POST", `/api/v1/keys/${made.id}/end-previous-secret`, { by: narrow.key })).status).toBe(403);
    for (const hours of [-1, 168.5, null]) {
      const answer = await call("POST", `/api/v1/keys/${made.id}/rotate`, { body: { keepPreviousHours: hours } });
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, "/keepPreviousHours"]);
    }
    expect(await opens(made.key)).toBe(true);
  });
});

describe("a key in the list", () => {
  it("tells of its last use from its first call on", async () => {
    const made = await create();
    expect(await shown(made.id)).toMatchObject({ lastUsedAt: null, lastUsedIp: null });
    const before = Date.now();
    expect(await opens(made.key)).toBe(true);
    const { lastUsedAt, lastUsedIp } = await shown(made.id);
    expect(lastUsedIp).toBe("127.0.0.1");
    expect(Date.parse(lastUsedAt)).toBeGreaterThanOrEqual(before);
  });

  it("shows the name and the description that it was given last, each changed without the other", async () => {
    const made = await create({ description: "For the trial" });
    const change = async (body: object) => (await call("PATCH", `/api/v1/keys/${made.id}`, { body })).body;
    expect(await change({ name: "Careers page" })).toMatchObject({
      name: "Careers page",
      description: "For the trial",
    });
    await change({ description: "Reads the open positions" });
    expect(await shown(made.id)).toMatchObject({ name: "Careers page", description: "Reads the open positions" });
  });
});

describe("a deleted or inactive key", () => {
  it("opens nothing on a second process that answered it a moment before", async () => {
    const made = await create();
    const { body: rotated } = await rotate(made.id, 24);
    for (const secret of [made.key, rotated.key]) expect(await opens(secret, other)).toBe(true);
    await call("PATCH", `/api/v1/keys/${made.id}`, { body: { status: "inactive" } });
    for (const secret of [made.key, rotated.key]) expect(await opens(secret, other)).toBe(false);
    await call("PATCH", `/api/v1/keys/${made.id}`, { body: { status: "active" } });
    for (const secret of [made.key, rotated.key]) expect(await opens(secret, other)).toBe(true);
    expect((await call("DELETE", `/api/v1/keys/${made.id}`)).status).toBe(204);
    for (const secret of [made.key, rotated.key]) expect(await opens(secret, other)).toBe(false);
    expect((await rotate(made.id, 1)).status).toBe(404);
  });
});

describe("a key's expiry", () => {
  it("is not in the past when the key is made, and ends it on every process", async () => {
    const past = await call("POST", "/api/v1/keys", { body: { name: "late", expiresAt: "2020-01-01T00:00:00Z" } });
    expect([past.status, past.body.errors?.[0]?.pointer]).toEqual([400, "/expiresAt"]);
    const made = await create({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect([await opens(made.key), await opens(made.key, other)]).toEqual([true, true]);
    await call("PATCH", `/api/v1/keys/${made.id}`, { body: { expiresAt: new Date(Date.now() - 1).toISOString() } });
    const late = await call("GET", "/api/v1/positions", { by: made.key, on: other });
    expect([late.status, late.body.detail]).toEqual([401, "The API key has expired."]);
  });
});

describe("a key's own limit", () => {
  const REQUESTS = [
    ["native", "GET", "/api/v1/positions", undefined],
    ["InterviewFlowAI", "POST", "/api/external/fetch/candidates", { jobId: "0199aaaa-0000-7000-8000-000000000000" }],
    ["Flowmingo", "GET", "/company/integration/me/v1", undefined],
    ["Hireflix", "POST", "/me", { query: "{ __typename }" }],
  ] as const;

  it.each(REQUESTS)(
    "is answered by the %s wire with 429 and Retry-After in its own form",
    async (_wire, method, path, body) => {
      const [first, second] = await withinAMinute(async () => {
        const made = await create({ requestsPerMinute: 1 });
        const ask = () => call(method, path, { by: made.key, on: other, ...(body ? { body } : {}) });
        return [await ask(), await ask()] as const;
      });
      expect(first.status).not.toBe(429);
      expect(first.headers.get("ratelimit-limit")).toBe("1");
      expect(second.status).toBe(429);
      expect(Number(second.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(second.text).toContain("More than 1 requests in this minute.");
    },
  );

  it("is changed and taken away again, and never raises the server's", async () => {
    const made = await create({ requestsPerMinute: 1 });
    const limit = async () => (await call("GET", "/api/v1/positions", { by: made.key })).headers.get("ratelimit-limit");
    const change = (requestsPerMinute: number | null) =>
      call("PATCH", `/api/v1/keys/${made.id}`, { body: { requestsPerMinute } });
    expect(await limit()).toBe("1");
    expect((await change(7)).body.requestsPerMinute).toBe(7);
    expect(await limit()).toBe("7");
    await change(100_000);
    expect(await limit()).toBe(String(DEPLOYMENT_LIMIT));
    await change(null);
    expect(await limit()).toBe(String(DEPLOYMENT_LIMIT));
    expect((await change(0)).status).toBe(400);
  });

  it("is not changed by the key itself", async () => {
    const made = await create({ requestsPerMinute: 50 });
    const answer = await call("PATCH", `/api/v1/keys/${made.id}`, { by: made.key, body: { requestsPerMinute: null } });
    expect([answer.status, answer.body.detail]).toEqual([403, "A key can not change its own limit."]);
  });
});
