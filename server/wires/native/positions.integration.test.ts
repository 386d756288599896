/** Positions as a team keeps them: shared with some of it, gathered in projects, filled from sets, listed, tried out, deleted. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createMember, openBrowser, PASSWORD } from "../../../test/browser.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { deletePreviews } from "../../core/interviews/index.ts";
import { openSignIn } from "../../platform/sign-in/sign-in.ts";

let db: TestDatabase;
let serving: TestServing;
let passwordHash: string;
let key: string;
let foreignKey: string;
let workspaceId: Awaited<ReturnType<typeof createWorkspace>>["id"];
let foreignProject: string;

beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url, { TRUST_PROXY: "loopback", PUBLIC_URL: "http://team.example" });
  const signIn = openSignIn({ pool: db.pool, secretKey: "of no account", publicUrl: "http://team.example" });
  passwordHash = await signIn.hashPassword(PASSWORD);
  ({ id: workspaceId } = await createWorkspace(db.database));
  const { id: foreign } = await createWorkspace(db.database, { name: "Other" });
  key = await createApiKey(db.database, workspaceId);
  foreignKey = await createApiKey(db.database, foreign);
  foreignProject = (await send("POST", "/projects", { title: "Theirs" }, { key: foreignKey })).body.id;
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

async function send(method: string, path: string, body?: unknown, options: { key?: string; version?: number } = {}) {
  const answer = await fetch(path.startsWith("/api") ? `${serving.url}${path}` : `${serving.url}/api/v1${path}`, {
    method,
    headers: {
      "x-api-key": options.key ?? key,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(options.version === undefined ? {} : { "if-match": `"${options.version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
}

async function member(role: "owner" | "recruiter" | "reviewer" | "viewer") {
  const email = `${role}-${newId()}@example.com`;
  const id = await createMember(db.database, workspaceId, passwordHash, { email, role });
  const browser = openBrowser(serving.url);
  await browser.signIn(email, PASSWORD);
  return { id, browser };
}

describe("a position that is shared with chosen members", () => {
  it("is there for owners, keys and those chosen, and for nobody else, on every route", async () => {
    const { id: position } = await createPosition(db.database, workspaceId, { title: "Secret role" });
    const interview = await createInterview(db.database, workspaceId, position);
    const resent = await send("POST", `/interviews/${interview.id}/resend`, {});
    const mail = resent.body.mails[0].id;
    const candidate = resent.body.candidate.id;
    const [owner, chosen, other] = [await member("owner"), await member("recruiter"), await member("recruiter")];
    const shared = await owner.browser.call("PUT", `/positions/${position}/sharing`, {
      access: "chosen",
      memberIds: [chosen.id],
    });
    expect(shared.body).toMatchObject({ access: "chosen", memberIds: [chosen.id], version: 2 });
    const written = await owner.browser.call("POST", `/interviews/${interview.id}/comments`, { words: "Between us." });
    const secrets = [position, interview.id, mail, candidate, written.body.id];
    const idOf: Record<string, string> = {
      positions: position,
      interviews: interview.id,
      candidates: candidate,
      mails: mail,
      comments: written.body.id,
    };
    const message = { positionId: position, purpose: "invitation", message: { subject: "x", body: "y" } };
    const question = { text: "Q?", thinkSeconds: 0, answerSeconds: 60, retakes: 0 };
    const bodies: Record<string, unknown> = {
      "PATCH /positions/{id}": { title: "Taken" },
      "PUT /positions/{id}/sharing": { access: "team" },
      "PATCH /interviews/{id}": { notes: "taken" },
      "PUT /interviews/{id}/questions": { questions: [question] },
      "POST /interviews/{id}/refuse": { reason: "taken" },
      "POST /interviews/{id}/decide": { decision: "discarded" },
      "POST /interviews/{id}/extend": { days: 2 },
      "POST /interviews/{id}/comments": { words: "taken" },
      "PUT /interviews/{id}/reviews/mine": { state: "draft" },
      "POST /interviews/{id}/undo-decision": { decisionId: newId() },
      "PATCH /candidates/{id}": { name: "Taken" },
      "PATCH /comments/{id}": { words: "taken" },
      "POST /interviews": { positionId: position, name: "Eve", email: "eve@example.com" },
      "POST /messages/preview": message,
      "POST /messages/test": message,
    };
    const document = (await send("GET", "/openapi.json")).body;
    const operations = Object.entries<Record<string, unknown>>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path: path.replace("/api/v1", "") })),
    );
    expect(operations.length).toBeGreaterThan(50);
    const known: unknown[] = [];
    for (const { method, path } of operations) {
      const noun = path.split("/")[1] ?? "";
      const own = path.includes("{id}") ? idOf[noun] : undefined;
      const name = `${method} ${path}`;
      if (own === undefined && bodies[name] === undefined) continue;
      const sent = method === "GET" ? undefined : (bodies[name] ?? {});
      const { status, body } = await other.browser.call(method, path.replace("{id}", own ?? ""), sent);
      // Whoever may not call it at all learns as little.
      if (![403, 404].includes(status)) known.push([name, status, body]);
    }
    expect(known).toEqual([]);
    for (const { method, path } of operations) {
      if (method !== "GET" || path.includes("{") || path === "/events/stream") continue;
      const { body } = await other.browser.call("GET", path);
      const told = JSON.stringify(body);
      expect([path, secrets.filter((id) => told.includes(id))]).toEqual([path, []]);
    }
    const bulk = await other.browser.call("POST", "/interviews/bulk", { action: "archive", ids: [interview.id] });
    expect(JSON.stringify(bulk.body)).not.toContain('"ok":true');
    for (const { browser } of [owner, chosen]) {
      expect((await browser.call("GET", `/positions/${position}`)).status).toBe(200);
      expect((await browser.call("GET", `/interviews/${interview.id}`)).status).toBe(200);
      expect(JSON.stringify((await browser.call("GET", "/interviews")).body)).toContain(interview.id);
    }
    expect((await send("GET", `/positions/${position}`)).body).toMatchObject({
      title: "Secret role",
      archivedAt: null,
    });
    expect((await send("PUT", `/positions/${position}/sharing`, { access: "team" })).body.memberIds).toEqual([]);
    expect((await other.browser.call("GET", `/positions/${position}`)).status).toBe(200);
  });

  it("always includes a recruiter who chooses, and refuses strangers and older versions", async () => {
    const recruiter = await member("recruiter");
    const created = await recruiter.browser.call("POST", "/positions", { title: "Mine", access: "chosen" });
    expect(created.body).toMatchObject({ access: "chosen", memberIds: [recruiter.id] });
    const sharing = `/positions/${created.body.id}/sharing`;
    const strange = await send("PUT", sharing, { access: "chosen", memberIds: [newId()] });
    expect(strange).toMatchObject({ status: 400, body: { errors: [{ pointer: "/memberIds/0" }] } });
    expect((await send("PUT", sharing, { access: "team" }, { version: 9 })).status).toBe(412);
    expect((await send("PUT", sharing, { access: "team" }, { key: foreignKey })).status).toBe(404);
    const copy = await recruiter.browser.call("POST", `/positions/${created.body.id}/duplicate`, {});
    expect(copy.body).toMatchObject({ access: "chosen", memberIds: [recruiter.id] });
  });
});

describe("the list of positions", () => {
  it("is filtered by words, project, visibility and ordered, with cursors that a new position does not disturb", async () => {
    const project = (await send("POST", "/projects", { title: "Spring" })).body.id;
    for (const title of ["Zoo keeper", "apple picker", "Baker 100%"]) {
      await send("POST", "/positions", {
        title,
        projectId: project,
        visibility: title === "Zoo keeper" ? "public" : "private",
      });
    }
    const titles = async (query: string) =>
      (await send("GET", `/positions?projectId=${project}${query}`)).body.data.map(
        (row: { title: string }) => row.title,
      );
    expect(await titles("&sort=title")).toEqual(["apple picker", "Baker 100%", "Zoo keeper"]);
    expect(await titles("&sort=-title")).toEqual(["Zoo keeper", "Baker 100%", "apple picker"]);
    expect(await titles("&sort=created")).toEqual(["Zoo keeper", "apple picker", "Baker 100%"]);
    expect(await titles("")).toEqual(["Baker 100%", "apple picker", "Zoo keeper"]);
    expect(await titles("&search=0%25")).toEqual(["Baker 100%"]);
    expect(await titles("&visibility=public")).toEqual(["Zoo keeper"]);
    for (const sort of ["title", "-created"]) {
      const seen: string[] = [];
      let cursor = "";
      for (;;) {
        const page = await send("GET", `/positions?projectId=${project}&sort=${sort}&limit=1${cursor}`);
        seen.push(...page.body.data.map((row: { id: string }) => row.id));
        if (seen.length === 1)
          await send("POST", "/positions", { title: "0 first", projectId: sort === "title" ? project : null });
        if (page.body.next === null) break;
        cursor = `&cursor=${page.body.next}`;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBe(sort === "title" ? 3 : 4);
    }
    const page = await send("GET", `/positions?limit=1&sort=title`);
    expect((await send("GET", `/positions?limit=1&cursor=${page.body.next}`)).status).toBe(400);
    expect((await send("GET", `/positions?projectId=${project}`, undefined, { key: foreignKey })).body.data).toEqual(
      [],
    );
  });
});

describe("projects", () => {
  it("are made, renamed by version, archived, and stay inside their workspace", async () => {
    const { body: project } = await send("POST", "/projects", { title: "Autumn" });
    expect(project).toMatchObject({ title: "Autumn", positionCount: 0, version: 1, archivedAt: null });
    const path = `/projects/${project.id}`;
    expect((await send("PATCH", path, { title: "Winter" }, { version: 1 })).body).toMatchObject({ version: 2 });
    expect((await send("PATCH", path, { title: "Late" }, { version: 1 })).status).toBe(412);
    const position = await send("POST", "/positions", { title: "In it", projectId: project.id });
    expect((await send("GET", path)).body.positionCount).toBe(1);
    expect((await send("POST", `${path}/archive`, {})).body.archivedAt).not.toBeNull();
    expect(JSON.stringify((await send("GET", "/projects")).body)).not.toContain(project.id);
    expect(JSON.stringify((await send("GET", "/projects?archived=true")).body)).toContain(project.id);
    expect((await send("POST", `${path}/unarchive`, {})).body.archivedAt).toBeNull();
    expect((await send("PATCH", `/positions/${position.body.id}`, { projectId: null })).body.projectId).toBeNull();
    for (const [method, at, body] of [
      ["GET", path],
      ["PATCH", path, { title: "Taken" }],
      ["POST", `${path}/archive`, {}],
      ["POST", `${path}/unarchive`, {}],
    ] as const) {
      expect((await send(method, at, body, { key: foreignKey })).status).toBe(404);
    }
    const across = await send("POST", "/positions", { title: "Across", projectId: foreignProject });
    expect(across).toMatchObject({ status: 400, body: { errors: [{ pointer: "/projectId" }] } });
    expect((await send("PATCH", `/positions/${position.body.id}`, { projectId: foreignProject })).status).toBe(400);
    expect((await send("POST", "/projects", { title: " " })).status).toBe(400);
  });
});

describe("question sets", () => {
  it("are kept, changed by version, deleted, and stay inside their workspace", async () => {
    const question = { text: "Why here?", answerSeconds: 90 };
    const { body: set, status } = await send("POST", "/question-sets", { name: "Basics", questions: [question] });
    expect(status).toBe(201);
    expect(set).toMatchObject({
      name: "Basics",
      version: 1,
      questions: [{ text: "Why here?", retakes: 1, videoUrl: null }],
    });
    const path = `/question-sets/${set.id}`;
    const changed = await send("PATCH", path, { questions: [question, { text: "And then?" }] }, { version: 1 });
    expect(changed.body.questions).toHaveLength(2);
    expect((await send("PATCH", path, { name: "Late" }, { version: 1 })).status).toBe(412);
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const body = method === "PATCH" ? { name: "Taken" } : undefined;
      expect((await send(method, path, body, { key: foreignKey })).status).toBe(404);
    }
    expect((await send("GET", "/question-sets", undefined, { key: foreignKey })).body.data).toEqual([]);
    const strange = await send("POST", "/question-sets", {
      name: "x",
      questions: [{ text: "?", videoFileId: newId() }],
    });
    expect(strange.status).toBe(400);
    expect((await send("POST", "/question-sets", { name: "x", questions: [] })).status).toBe(400);
    expect((await send("DELETE", path)).status).toBe(204);
    expect((await send("GET", path)).status).toBe(404);
  });
});

describe("custom fields", () => {
  it("change by version, keep their type while they have values, and go with their values only when told", async () => {
    const { body: field } = await send("POST", "/custom-fields", { key: "team_score", type: "number" });
    expect(field).toMatchObject({ uses: 0, version: 1 });
    const path = `/custom-fields/${field.id}`;
    const relabelled = await send("PATCH", path, { label: "Score", type: "text" }, { version: 1 });
    expect(relabelled.body).toMatchObject({ label: "Score", type: "text", version: 2 });
    expect((await send("PATCH", path, { label: "Late" }, { version: 1 })).status).toBe(412);
    const { id: position } = await createPosition(db.database, workspaceId);
    const { id } = await createInterview(db.database, workspaceId, position);
    await send("PATCH", `/interviews/${id}`, { customFields: { team_score: "high" } });
    expect((await send("GET", path)).body.uses).toBe(1);
    expect((await send("PATCH", path, { type: "number" })).status).toBe(409);
    expect((await send("PATCH", path, { managed: false })).body).toMatchObject({ managed: false });
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const body = method === "PATCH" ? { label: "Taken" } : undefined;
      expect(
        (await send(method, `${path}${method === "DELETE" ? "?values=delete" : ""}`, body, { key: foreignKey })).status,
      ).toBe(404);
    }
    const refused = await send("DELETE", path);
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining("1 interview has") } });
    expect((await send("DELETE", `${path}?values=delete`, undefined, { version: 1 })).status).toBe(412);
    expect((await send("DELETE", `${path}?values=delete`)).status).toBe(204);
    expect((await send("GET", `/interviews/${id}`)).body.customFields).toEqual({});
    const page = await send("GET", "/custom-fields?limit=1");
    expect(page.body.data.length).toBeLessThanOrEqual(1);
  });
});

describe("deleting a position", () => {
  it("works while it never had candidates, and not after", async () => {
    const { body: unused } = await send("POST", "/positions", { title: "Unused", questions: [{ text: "Q?" }] });
    expect((await send("DELETE", `/positions/${unused.id}`, undefined, { key: foreignKey })).status).toBe(404);
    expect((await send("DELETE", `/positions/${unused.id}`)).status).toBe(204);
    expect((await send("GET", `/positions/${unused.id}`)).status).toBe(404);
    const { id } = await createPosition(db.database, workspaceId);
    const interview = await createInterview(db.database, workspaceId, id);
    await send("DELETE", `/interviews/${interview.id}`);
    expect((await send("DELETE", `/positions/${id}`)).status).toBe(409);
  });
});

describe("a preview", () => {
  it("opens the room as for a candidate, and is found nowhere else", async () => {
    const { id } = await createPosition(db.database, workspaceId, { questions: ["Only question?"] });
    const before = (await send("GET", "/events?limit=500")).body.data.length;
    const { status, body } = await send("POST", `/positions/${id}/preview`, {});
    expect(status).toBe(201);
    const code = body.link.replace("http://team.example/i/", "");
    const room = async (method: string, path: string, sent?: unknown) => {
      const answer = await fetch(`${serving.url}/api/room${path}`, {
        method,
        headers: {
          authorization: `Bearer ${code}`,
          "x-room-code": code,
          ...(sent ? { "content-type": "application/json" } : {}),
        },
        ...(sent ? { body: JSON.stringify(sent) } : {}),
      });
      return { status: answer.status, body: await answer.json().catch(() => null) };
    };
    expect(await room("GET", "")).toMatchObject({ status: 200, body: { stage: "consent" } });
    expect((await room("POST", "/consent", {})).status).toBeLessThan(300);
    expect(await room("GET", "")).toMatchObject({ body: { stage: "lobby" } });
    for (const path of [`/interviews?positionId=${id}`, "/interviews?search=preview", "/candidates?search=preview"]) {
      expect((await send("GET", path)).body.data).toEqual([]);
    }
    expect((await send("GET", `/positions/${id}`)).body.counts.total).toBe(0);
    expect((await send("GET", "/events?limit=500")).body.data.length).toBe(before);
    expect((await send("POST", `/positions/${id}/preview`, {}, { key: foreignKey })).status).toBe(404);
    expect((await send("DELETE", `/positions/${id}`)).status).toBe(409);
    const deleted: string[] = [];
    const outside = {
      files: { delete: async (name: string) => void deleted.push(name) },
      uploads: { discard: async () => {} },
    };
    await deletePreviews({ database: db.database, clock: () => new Date(), ...outside });
    expect((await room("GET", "")).status).toBe(200);
    await deletePreviews({ database: db.database, clock: () => new Date(Date.now() + 26 * 3_600_000), ...outside });
    expect((await room("GET", "")).status).toBe(404);
    expect((await send("DELETE", `/positions/${id}`)).status).toBe(204);
  });
});
