/** Every kind of answer below /api/v1 states the limit of whoever asked. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { type ExampleWorkspace, exampleWorkspace } from "../../../test/example-workspace.ts";
import { createApiKey, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { withinAMinute } from "../../../test/within-a-minute.ts";

const LIMIT = 100_000;
let db: TestDatabase;
let serving: TestServing;
let workspace: ExampleWorkspace;
let member: Record<string, string>;
let smallKey: string;

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 10 });
  serving = await serveOn(db.connection.url, { RATE_LIMIT: String(LIMIT) });
  workspace = await exampleWorkspace(db.database, serving.url);
  member = await workspace.memberHeaders();
  const { id } = await createWorkspace(db.database, { name: "Small" });
  smallKey = await createApiKey(db.database, id, ["interviews:read"]);
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

async function ask(path: string, { method = "GET", headers = {}, body }: Asked = {}, url = serving.url) {
  const answer = await fetch(`${url}/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  // A stream of events has no end.
  if (answer.headers.get("content-type")?.startsWith("text/event-stream")) await answer.body?.cancel();
  else await answer.arrayBuffer();
  return answer;
}

const json = { "content-type": "application/json" };
const byKey = () => ({ "x-api-key": workspace.key });
const cookie = () => ({ cookie: member.cookie ?? "" });

const KINDS: [kind: string, status: number, path: string, asked: () => Asked][] = [
  ["a list", 200, "/positions", () => ({ headers: byKey() })],
  ["a list to a session", 200, "/positions", () => ({ headers: member })],
  [
    "a thing made",
    201,
    "/positions",
    () => ({ method: "POST", headers: { ...byKey(), ...json }, body: '{"title":"X"}' }),
  ],
  ["the head of a list", 200, "/positions", () => ({ method: "HEAD", headers: byKey() })],
  ["what somebody holds already", 304, "/positions", () => ({ headers: { ...byKey(), "if-none-match": "*" } })],
  ["a table to save", 200, "/audit/export", () => ({ headers: byKey() })],
  ["a stream of events", 200, "/events/stream", () => ({ headers: byKey() })],
  ["who is signed in", 200, "/session", () => ({})],
  ["the document", 200, "/openapi.json", () => ({})],
  ["what a browser asks before a call", 204, "/positions", () => ({ method: "OPTIONS" })],
  ["no key", 401, "/positions", () => ({})],
  ["a wrong key", 401, "/positions", () => ({ headers: { "x-api-key": "gr_live_aaaaaaaa.bbbb" } })],
  ["no session", 401, "/account", () => ({})],
  ["a key without the scope", 403, "/positions", () => ({ headers: { "x-api-key": smallKey } })],
  ["another page's change", 403, "/positions", () => ({ method: "POST", headers: cookie() })],
  ["another page's change of an account", 403, "/account/sessions/x", () => ({ method: "DELETE", headers: cookie() })],
  ["a workspace of others", 403, "/positions", () => ({ headers: { ...member, "x-workspace": newId() } })],
  ["an unknown thing", 404, `/positions/${newId()}`, () => ({ headers: byKey() })],
  ["an unknown address", 404, "/no-such-thing", () => ({ headers: byKey() })],
  ["the root", 404, "", () => ({})],
  ["a method that nothing has", 404, "/positions", () => ({ method: "PUT", headers: byKey() })],
  ["an address that can not be decoded", 400, "/positions/%ff", () => ({ headers: byKey() })],
  ["an address with too long a part", 400, `/positions/${"x".repeat(400)}`, () => ({ headers: byKey() })],
  ["a wrong parameter", 400, "/positions?limit=0", () => ({ headers: byKey() })],
  [
    "a body that is no JSON",
    400,
    "/positions",
    () => ({ method: "POST", headers: { ...byKey(), ...json }, body: "{" }),
  ],
  [
    "a body that does not fit",
    400,
    "/positions",
    () => ({ method: "POST", headers: { ...byKey(), ...json }, body: "{}" }),
  ],
  [
    "a body that is too large",
    413,
    "/positions",
    () => ({ method: "POST", headers: { ...byKey(), ...json }, body: `{"title":"${"x".repeat(1024 * 1024)}"}` }),
  ],
  [
    "a body of another type",
    415,
    "/positions",
    () => ({ method: "POST", headers: { ...byKey(), "content-type": "text/csv" }, body: "a,b" }),
  ],
];

describe("the limit is stated with", () => {
  it.each(KINDS)("%s (%i)", async (_kind, status, path, asked) => {
    const answer = await ask(path, asked());
    expect(answer.status).toBe(status);
    const field = (name: string) => answer.headers.get(name) ?? "";
    expect(field("ratelimit-policy")).toMatch(/^"requests";q=\d+;w=60$/);
    expect(field("ratelimit")).toMatch(/^"requests";r=\d+;t=\d+$/);
    expect(Number(field("ratelimit-limit"))).toBeGreaterThan(0);
    expect(Number(field("ratelimit-reset"))).toBeGreaterThan(0);
    expect(field("ratelimit-remaining")).toMatch(/^\d+$/);
    // For pages of other origins to read.
    expect(field("access-control-expose-headers")).toContain("ratelimit");
    expect(field("x-request-id")).not.toBe("");
  });
});

describe("whoever asks too often", () => {
  it("without a key is told so on every kind of answer, while a key of the same address goes on", async () => {
    const few = await serveOn(db.connection.url, { RATE_LIMIT: "2" });
    try {
      for (const path of ["/session", "/positions", "/no-such-thing", "/positions/%ff", "/openapi.json"]) {
        const last = await withinAMinute(async () => {
          await ask(path, {}, few.url);
          await ask(path, {}, few.url);
          return ask(path, {}, few.url);
        });
        expect([path, last.status]).toEqual([path, 429]);
        expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
        expect(last.headers.get("ratelimit-remaining")).toBe("0");
      }
      const key = await createApiKey(db.database, (await createWorkspace(db.database)).id);
      const answer = await ask("/positions", { headers: { "x-api-key": key } }, few.url);
      expect(answer.status).toBe(200);
    } finally {
      await few.close();
    }
  });

  it("with a session is counted as that member, also for what is refused", async () => {
    const others = await exampleWorkspace(db.database, serving.url);
    const headers = await others.memberHeaders();
    const remaining = async (path: string, asked: Asked) =>
      Number((await ask(path, asked)).headers.get("ratelimit-remaining"));
    const [before, after] = await withinAMinute(async () => {
      const first = await remaining("/positions", { headers });
      await ask("/positions", { method: "POST", headers: { cookie: headers.cookie ?? "" } });
      return [first, await remaining("/positions", { headers })] as const;
    });
    expect(after).toBe(before - 2);
  });
});
