import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import { SCOPE_NAMES } from "../../../shared/native.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";

let db: TestDatabase;
let serving: TestServing;
let key: string;
let foreignKey: string;
let ids: { position: string; interview: string; key: string; mail: string };

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

async function call(
  method: string,
  path: string,
  options: { key?: string | undefined; body?: unknown; raw?: string } = {},
) {
  const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  const answer = await fetch(`${serving.url}/api/v1${path}`, {
    method,
    headers: {
      ...(options.key ? { "x-api-key": options.key } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get("content-type") ?? "",
    body: text ? JSON.parse(text) : null,
    text,
  };
}

beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url);
  const { id: workspace } = await createWorkspace(db.database);
  const { id: foreign } = await createWorkspace(db.database, { name: "Other" });
  key = await createApiKey(db.database, workspace);
  foreignKey = await createApiKey(db.database, foreign);
  const position = await createPosition(db.database, workspace);
  const interview = await createInterview(db.database, workspace, position.id);
  const created = await call("POST", "/keys", { key, body: { name: "to be tried" } });
  const resent = await call("POST", `/interviews/${interview.id}/resend`, { key, body: {} });
  ids = { position: position.id, interview: interview.id, key: created.body.id, mail: resent.body.mails[0].id };
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

/** Every route with an id in it, with a body that would do something if the id were the caller's own. */
const routesOf = () =>
  [
    ["GET", `/positions/${ids.position}`],
    ["PATCH", `/positions/${ids.position}`, { title: "Taken" }],
    ["POST", `/positions/${ids.position}/archive`, {}],
    ["POST", `/positions/${ids.position}/unarchive`, {}],
    ["POST", `/positions/${ids.position}/duplicate`, {}],
    ["GET", `/interviews/${ids.interview}`],
    ["PATCH", `/interviews/${ids.interview}`, { notes: "taken" }],
    ["PATCH", `/interviews/${ids.interview}`, { customFields: { score: 1 } }],
    ["DELETE", `/interviews/${ids.interview}`],
    [
      "PUT",
      `/interviews/${ids.interview}/questions`,
      { questions: [{ text: "Taken?", thinkSeconds: 0, answerSeconds: 60, retakes: 0 }] },
    ],
    ["POST", `/interviews/${ids.interview}/admit`, {}],
    ["POST", `/interviews/${ids.interview}/refuse`, { reason: "taken" }],
    ["POST", `/interviews/${ids.interview}/decide`, { decision: "discarded" }],
    ["POST", `/interviews/${ids.interview}/resend`, {}],
    ["POST", `/interviews/${ids.interview}/extend`, { days: 3 }],
    ["POST", `/interviews/${ids.interview}/reopen`, {}],
    ["POST", `/interviews/${ids.interview}/archive`, {}],
    ["POST", `/interviews/${ids.interview}/unarchive`, {}],
    ["POST", `/interviews/${ids.interview}/new-link`, {}],
    ["POST", "/interviews", { positionId: ids.position, name: "Eve", email: "eve@example.com" }],
    ["PATCH", `/keys/${ids.key}`, { name: "taken" }],
    ["POST", `/keys/${ids.key}/rotate`, {}],
    ["POST", `/keys/${ids.key}/end-previous-secret`],
    ["DELETE", `/keys/${ids.key}`],
    ["GET", `/mails/${ids.mail}`],
    [
      "POST",
      "/messages/preview",
      { positionId: ids.position, purpose: "invitation", message: { subject: "x", body: "y" } },
    ],
  ] as [string, string, unknown?][];

const lists = [
  "/positions",
  "/interviews",
  "/keys",
  "/custom-fields",
  "/mails",
  "/workspace",
  "/members",
  "/events",
  "/audit",
];

describe("the native API", () => {
  it("asks everybody for a key or a session, and answers problems", async () => {
    for (const [method, path, body] of [...routesOf(), ...lists.map((path) => ["GET", path] as [string, string])]) {
      const answer = await call(method, path, { body });
      expect([method, path, answer.status]).toEqual([method, path, 401]);
      expect(answer.type).toContain("application/problem+json");
      expect(problemSchema.parse(answer.body).code).toBe("unauthenticated");
    }
  });

  it("never reaches across workspaces", async () => {
    const before = await call("GET", `/interviews/${ids.interview}`, { key });
    for (const [method, path, body] of routesOf()) {
      const answer = await call(method, path, { key: foreignKey, body });
      expect([method, path, answer.status]).toEqual([method, path, 404]);
    }
    expect((await call("GET", `/interviews/${ids.interview}`, { key })).body).toEqual(before.body);
    for (const path of lists) {
      const answer = await call("GET", path, { key: foreignKey });
      expect(answer.status).toBe(200);
      for (const id of Object.values(ids)) expect(answer.text).not.toContain(id);
    }
    const events = await call("GET", `/interviews/${ids.interview}/events`, { key: foreignKey });
    expect(events.status).toBe(404);
  });

  it("lets a key do what its scopes name and nothing else", async () => {
    const narrow = await call("POST", "/keys", { key, body: { name: "narrow", scopes: ["positions:read"] } });
    const scoped = narrow.body.key;
    expect((await call("GET", "/positions", { key: scoped })).status).toBe(200);
    for (const [method, path, body] of routesOf()) {
      if (path === `/positions/${ids.position}` && method === "GET") continue;
      if (path === "/messages/preview") continue;
      const answer = await call(method, path, { key: scoped, body });
      expect([method, path, answer.status]).toEqual([method, path, 403]);
    }
    expect(SCOPE_NAMES).toContain("keys:write");
  });

  it("points at what is wrong with a body, and takes no unknown fields", async () => {
    const wrong = await call("POST", "/positions", {
      key,
      body: { title: "", visibility: "open", questions: [{ text: "" }] },
    });
    expect(wrong.status).toBe(400);
    const pointers = problemSchema.parse(wrong.body).errors?.map((error) => error.pointer);
    expect(pointers).toEqual(expect.arrayContaining(["/title", "/visibility", "/questions/0/text"]));
    expect((await call("POST", "/positions", { key, body: { title: "x", colour: "red" } })).status).toBe(400);
    expect((await call("POST", "/positions", { key, raw: "{broken" })).body.status).toBe(400);
    expect((await call("GET", "/positions/not-an-id", { key })).status).toBe(400);
    expect((await call("GET", `/positions/${newId()}`, { key })).status).toBe(404);
    expect((await call("GET", "/positions?cursor=nonsense", { key })).status).toBe(400);
    expect((await call("GET", "/nowhere", { key })).body.code).toBe("not_found");
  });

  it("refuses texts that can not be stored instead of failing", async () => {
    const answers = await Promise.all([
      call("POST", "/positions", { key, body: { title: "a\u0000b" } }),
      call("PATCH", `/interviews/${ids.interview}`, { key, body: { notes: "a\u0000b" } }),
      call("GET", "/interviews?search=%00", { key }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([400, 400, 400]);
  });

  it("refuses a body that is nested too deeply instead of failing", async () => {
    const deep = `${"[".repeat(60_000)}${"]".repeat(60_000)}`;
    const raw = `{"positionId":"${ids.position}","name":"Deep","email":"deep@example.com","metadata":{"a":${deep}}}`;
    const answer = await call("POST", "/interviews", { key, raw });
    expect([answer.status, answer.body.code]).toEqual([400, "invalid"]);
  });

  it("gives no key more than the key that makes or changes it may itself", async () => {
    const { body: narrow } = await call("POST", "/keys", {
      key,
      body: { name: "narrow", scopes: ["keys:write", "positions:read"] },
    });
    const make = (scopes: string[] | null) =>
      call("POST", "/keys", { key: narrow.key, body: { name: "made", scopes } });
    expect((await make(null)).status).toBe(403);
    expect((await make(["positions:read", "interviews:read"])).status).toBe(403);
    expect((await make(["positions:read"])).status).toBe(201);
    const widen = (scopes: string[] | null) =>
      call("PATCH", `/keys/${narrow.id}`, { key: narrow.key, body: { scopes } });
    expect((await widen(null)).status).toBe(403);
    expect((await widen(["keys:write", "workspace:write"])).status).toBe(403);
    expect((await widen(["keys:write"])).status).toBe(200);
    const wider = await call("PATCH", `/keys/${ids.key}`, { key: narrow.key, body: { status: "active" } });
    expect(wider.status).toBe(403);
    expect((await call("POST", "/keys", { key, body: { name: "all" } })).status).toBe(201);
  });

  it("creates a position with defaults and gives it back whole", async () => {
    const created = await call("POST", "/positions", {
      key,
      body: {
        title: "Site engineer",
        visibility: "public",
        questions: [{ text: "What have you built?", thinkSeconds: 5, answerSeconds: 60, retakes: 2 }],
      },
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      title: "Site engineer",
      visibility: "public",
      publicUrl: `${serving.url}/open/${created.body.id}`,
      settings: { linkExpirationDays: 4, durationMinutes: 30, videoRequired: true },
      questions: [{ ordinal: 1, text: "What have you built?", thinkSeconds: 5, answerSeconds: 60, retakes: 2 }],
      counts: { total: 0 },
    });
    const read = await call("GET", `/positions/${created.body.id}`, { key });
    expect(read.body).toEqual(created.body);
  });

  it("does not overwrite what somebody else has changed in the meantime", async () => {
    const { body: position } = await call("POST", "/positions", { key, body: { title: "Shared" } });
    const patch = (title: string) =>
      fetch(`${serving.url}/api/v1/positions/${position.id}`, {
        method: "PATCH",
        headers: { "x-api-key": key, "content-type": "application/json", "if-match": `"${position.version}"` },
        body: JSON.stringify({ title }),
      });
    const statuses = (await Promise.all([patch("Mine"), patch("Yours")])).map((answer) => answer.status).sort();
    expect(statuses).toEqual([200, 412]);
  });

  it("takes the ETag of a read that asked for some fields alone", async () => {
    const { body: position } = await call("POST", "/positions", { key, body: { title: "Sparse" } });
    const url = `${serving.url}/api/v1/positions/${position.id}`;
    const read = await fetch(`${url}?fields=title`, { headers: { "x-api-key": key } });
    expect(await read.json()).toEqual({ title: "Sparse" });
    const etag = read.headers.get("etag") ?? "";
    const patch = () =>
      fetch(url, {
        method: "PATCH",
        headers: { "x-api-key": key, "content-type": "application/json", "if-match": etag },
        body: JSON.stringify({ title: "Changed" }),
      });
    expect([(await patch()).status, (await patch()).status]).toEqual([200, 412]);
  });

  it("keeps the ids of questions that stay, and the copies of interviews that exist", async () => {
    const { body: position } = await call("POST", "/positions", {
      key,
      body: { title: "Kept", visibility: "public", questions: [{ text: "First?" }, { text: "Second?" }] },
    });
    const { body: interview } = await call("POST", "/interviews", {
      key,
      body: { positionId: position.id, name: "Jane Doe", email: "jane@example.com", sendInvitation: false },
    });
    const [first] = position.questions;
    const changed = await call("PATCH", `/positions/${position.id}`, {
      key,
      body: { questions: [{ id: first.id, text: "First, changed?" }, { text: "New?" }] },
    });
    expect(changed.body.questions[0].id).toBe(first.id);
    const read = await call("GET", `/interviews/${interview.id}`, { key });
    expect(read.body.questions.map((question: { text: string }) => question.text)).toEqual(["First?", "Second?"]);
    expect(read.body.questions[0].positionQuestionId).toBe(first.id);
  });

  it("decides, undoes, archives and deletes, and tells of each in the feed without a gap", async () => {
    const { body: interview } = await call("POST", "/interviews", {
      key,
      body: { positionId: ids.position, name: "Max Moe", email: "Max.Moe@Example.com", sendInvitation: false },
    });
    expect(interview).toMatchObject({
      admission: "draft",
      progress: "created",
      candidate: { email: "max.moe@example.com" },
    });
    const act = (name: string, body: unknown = {}) =>
      call("POST", `/interviews/${interview.id}/${name}`, { key, body });
    expect((await act("admit")).body.admission).toBe("admitted");
    expect((await act("admit")).status).toBe(409);
    expect((await act("decide", { decision: "shortlisted" })).body.decision).toBe("shortlisted");
    expect((await act("decide", { decision: "undecided" })).body.decision).toBe("undecided");
    expect((await act("archive")).body.archivedAt).not.toBeNull();
    expect((await call("DELETE", `/interviews/${interview.id}`, { key })).status).toBe(204);
    expect((await act("unarchive")).status).toBe(404);
    const again = await call("POST", "/interviews", {
      key,
      body: { positionId: ids.position, name: "Max Moe", email: "max.moe@example.com", sendInvitation: false },
    });
    expect(again.status).toBe(201);
    const { body: feed } = await call("GET", "/events?after=0&limit=500", { key });
    const sequences = feed.data.map((event: { sequence: number }) => event.sequence);
    expect(sequences).toEqual(sequences.map((_one: number, index: number) => index + 1));
    const types = feed.data
      .filter((event: { interviewId: string }) => event.interviewId === interview.id)
      .map((event: { type: string }) => event.type);
    expect(types).toEqual([
      "interview.created",
      "interview.admitted",
      "interview.decided",
      "interview.decided",
      "interview.archived",
      "interview.deleted",
    ]);
  });

  it("lets one of many equal creations win", async () => {
    const body = { positionId: ids.position, name: "Only One", email: "only@example.com", sendInvitation: false };
    const answers = await Promise.all(Array.from({ length: 20 }, () => call("POST", "/interviews", { key, body })));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(19);
  });

  it("pages through a list without losing or repeating a row while rows are added", async () => {
    const { body: position } = await call("POST", "/positions", {
      key,
      body: { title: "Paged", visibility: "public" },
    });
    const create = (name: string) =>
      call("POST", "/interviews", {
        key,
        body: { positionId: position.id, name, email: `${name}@example.com`, sendInvitation: false },
      });
    for (let index = 0; index < 7; index++) await create(`row-${index}`);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page = await call(
        "GET",
        `/interviews?positionId=${position.id}&limit=3${cursor ? `&cursor=${cursor}` : ""}`,
        { key },
      );
      seen.push(...page.body.data.map((row: { candidate: { name: string } }) => row.candidate.name));
      cursor = page.body.next;
      if (cursor) await create(`late-${seen.length}`);
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `row-${index}`));
  });

  it("shows a key once, and a revoked, inactive or expired one opens nothing", async () => {
    const { body: made } = await call("POST", "/keys", { key, body: { name: "short-lived" } });
    expect(made.key).toMatch(/^gr_live_\w{8}\.\w{43}$/);
    const listed = await call("GET", "/keys", { key });
    expect(listed.text).not.toContain(made.key.split(".")[1]);
    expect((await call("GET", "/positions", { key: made.key })).status).toBe(200);
    await call("PATCH", `/keys/${made.id}`, { key, body: { status: "inactive" } });
    expect((await call("GET", "/positions", { key: made.key })).status).toBe(401);
    await call("PATCH", `/keys/${made.id}`, { key, body: { status: "active", expiresAt: "2020-01-01T00:00:00Z" } });
    expect((await call("GET", "/positions", { key: made.key })).status).toBe(401);
    await call("DELETE", `/keys/${made.id}`, { key });
    expect((await call("GET", "/positions", { key: made.key })).status).toBe(401);
  });

  it("stores a logo, and refuses what is no picture or too large", async () => {
    const upload = (type: string, body: Buffer) =>
      fetch(`${serving.url}/api/v1/files?purpose=logo&name=logo.png`, {
        method: "POST",
        headers: { "x-api-key": key, "content-type": type },
        body: new Uint8Array(body),
      });
    const stored = await upload("image/png", Buffer.from("png bytes"));
    expect(stored.status).toBe(201);
    const { url } = z.object({ url: z.string() }).parse(await stored.json());
    expect(await (await fetch(url)).text()).toBe("png bytes");
    expect((await upload("image/svg+xml", Buffer.from("<svg/>"))).status).toBe(400);
    expect((await upload("image/png", Buffer.alloc(2 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await upload("image/png", Buffer.alloc(0))).status).toBe(400);
  });
});
