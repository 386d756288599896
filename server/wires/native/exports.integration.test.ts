/** Exports through the API and a running worker: built, downloaded by range, imported elsewhere with the same answers; and erasure. */
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { type Export, erasureSchema, exportSchema, pageOf } from "../../../shared/native.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { addMember, fillWorkspace } from "../../../test/full-workspace.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { importWorkspace } from "../../core/exports/index.ts";
import { openFolderFiles } from "../../platform/files/folder-files.ts";
import { readZip } from "../../platform/files/zip-files.ts";
import { openKeyring } from "../../platform/keyring/keyring.ts";

const SECRET = "the secret key of a deployment that is tested here";
let root: string;
let here: TestDatabase;
let there: TestDatabase;
let serving: TestServing;
let key: string;
let foreignKey: string;
let smallKey: string;
let exportsKey: string;
let workspaceId: Awaited<ReturnType<typeof createWorkspace>>["id"];
let full: Awaited<ReturnType<typeof fillWorkspace>>;
let candidateId: string;

const filesOf = (name: string) => openFolderFiles(join(root, name));
const settings = (name: string) => ({
  FILES_URL: `file:${join(root, name)}`,
  SECRET_KEY: SECRET,
  ROLES: "web,worker",
});

async function call(method: string, path: string, options: { key?: string; body?: unknown; url?: string } = {}) {
  const answer = await fetch(`${options.url ?? serving.url}/api/v1${path}`, {
    method,
    headers: {
      ...(options.key ? { "x-api-key": options.key } : {}),
      ...(options.body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await answer.text();
  const body: unknown = text ? JSON.parse(text) : null;
  return { status: answer.status, body };
}

async function settled(id: string): Promise<Export> {
  for (;;) {
    const { body } = await call("GET", `/exports/${id}`, { key });
    const row = exportSchema.parse(body);
    if (row.state !== "waiting" && row.state !== "building") return row;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function built(body: unknown): Promise<Export> {
  const asked = await call("POST", "/exports", { key, body });
  expect(asked.status).toBe(202);
  return settled(exportSchema.parse(asked.body).id);
}

async function archiveOf(row: Export): Promise<Buffer> {
  const answer = await fetch(row.downloadUrl ?? "");
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "greenroom-api-exports-"));
  [here, there] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  workspaceId = (await createWorkspace(here.database)).id;
  await addMember(here.database, workspaceId, "olive@example.com");
  full = await fillWorkspace(here.database, filesOf("here"), workspaceId, "jane@example.com");
  const { candidate_id } = await here.database
    .selectFrom("interviews")
    .select("candidate_id")
    .where("id", "=", full.interviewId)
    .executeTakeFirstOrThrow();
  candidateId = candidate_id;
  const other = (await createWorkspace(here.database, { name: "Other" })).id;
  key = await createApiKey(here.database, workspaceId);
  foreignKey = await createApiKey(here.database, other);
  smallKey = await createApiKey(here.database, workspaceId, ["interviews:read", "workspace:write"]);
  exportsKey = await createApiKey(here.database, workspaceId, ["exports:write"]);
  serving = await serveOn(here.connection.url, settings("here"));
});

afterAll(async () => {
  await serving?.close();
  await Promise.all([here?.drop(), there?.drop()]);
  await rm(root, { recursive: true, force: true });
});

describe("who may export", () => {
  const routes = (id: string): [string, string, unknown?][] => [
    ["GET", "/exports"],
    ["POST", "/exports", { of: "workspace" }],
    ["GET", `/exports/${id}`],
    ["GET", `/exports/${id}/archive`],
    ["DELETE", `/exports/${id}`],
    ["DELETE", `/candidates/${candidateId}`],
  ];

  it("is nobody without a key, without the scope, or of another workspace", async () => {
    const { id } = await built({ of: "position", id: full.positionId });
    for (const [method, path, body] of routes(id)) {
      expect([path, (await call(method, path, { body })).status]).toEqual([path, 401]);
      expect([path, (await call(method, path, { key: smallKey, body })).status]).toEqual([path, 403]);
      if (path === "/exports") continue;
      expect([path, (await call(method, path, { key: foreignKey, body })).status]).toEqual([path, 404]);
    }
    const { body } = await call("GET", "/exports", { key: foreignKey });
    expect(body).toEqual({ data: [], next: null });
    for (const of of ["position", "candidate"]) {
      const subject = of === "position" ? full.positionId : candidateId;
      expect((await call("POST", "/exports", { key: foreignKey, body: { of, id: subject } })).status).toBe(404);
    }
  });

  it("needs workspace:write for the whole workspace, to ask and to see", async () => {
    expect((await call("POST", "/exports", { key: exportsKey, body: { of: "workspace" } })).status).toBe(403);
    const whole = await built({ of: "workspace" });
    expect((await call("GET", `/exports/${whole.id}`, { key: exportsKey })).status).toBe(404);
    expect((await call("GET", `/exports/${whole.id}/archive`, { key: exportsKey })).status).toBe(404);
    const { body } = await call("GET", "/exports?limit=200", { key: exportsKey });
    const listed = pageOf(exportSchema).parse(body).data;
    expect(listed.map(({ of }) => of)).not.toContain("workspace");
  });

  it.each([{}, { of: "position" }, { of: "workspace", id: newId() }, { of: "candidate", id: "x" }, { of: "planet" }])(
    "refuses %j",
    async (body) => {
      expect((await call("POST", "/exports", { key, body })).status).toBe(400);
    },
  );
});

describe("an archive", () => {
  it("that is downloaded is noted once: who, which, from where, however many parts are asked for", async () => {
    const row = await built({ of: "candidate", id: candidateId });
    const path = `${serving.url}/api/v1/exports/${row.id}/archive`;
    const address = row.downloadUrl ?? "";
    await fetch(address, { method: "HEAD" });
    for (const range of ["bytes=0-9", "bytes=10-", "bytes=-5"]) {
      await (await fetch(path, { headers: { "x-api-key": exportsKey, range } })).arrayBuffer();
    }
    await (await fetch(address.replace("?download=1", ""))).arrayBuffer();
    await (await fetch(address, { headers: { "x-api-key": foreignKey } })).arrayBuffer();
    const entries = await here.database
      .selectFrom("audit_entries")
      .select(["workspace_id", "actor_kind", "actor_name", "medium", "ip", "host", "subject_type"])
      .where("subject_id", "=", row.id)
      .where("action", "=", "export.downloaded")
      .orderBy("at")
      .execute();
    const place = {
      workspace_id: workspaceId,
      ip: "127.0.0.1",
      host: new URL(serving.url).host,
      subject_type: "export",
    };
    expect(entries).toEqual([
      { ...place, actor_kind: "key", actor_name: expect.any(String), medium: "key" },
      { ...place, actor_kind: "address", actor_name: "Signed address", medium: "address" },
    ]);
  });

  it("is built, counted, and given by range and whole, with its SHA-256 as ETag", async () => {
    const row = await built({ of: "candidate", id: candidateId });
    expect(row).toMatchObject({ of: "candidate", subjectId: candidateId, state: "ready", reason: null });
    expect(row.progress.done).toBe(row.progress.total);
    const whole = await archiveOf(row);
    expect(whole.length).toBe(row.bytes);
    expect(createHash("sha256").update(whole).digest("hex")).toBe(row.sha256);
    const path = `${serving.url}/api/v1/exports/${row.id}/archive`;
    const get = (headers: Record<string, string>, method = "GET") =>
      fetch(path, { method, headers: { "x-api-key": key, ...headers } });
    const part = await get({ range: "bytes=100-199", "if-range": `"${row.sha256}"` });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 100-199/${row.bytes}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(100, 200))).toBe(true);
    expect((await get({ range: "bytes=100-199", "if-range": '"another"' })).status).toBe(200);
    expect((await get({ range: `bytes=${row.bytes}-` })).status).toBe(416);
    const head = await get({}, "HEAD");
    expect([head.status, head.headers.get("etag"), head.headers.get("content-length")]).toEqual([
      200,
      `"${row.sha256}"`,
      String(row.bytes),
    ]);
    const events = await call("GET", "/events?limit=500", { key });
    expect(JSON.stringify(events.body)).toContain("export.ready");
  });

  it("holds a candidate's records, and media once and by name, and nothing that opens a door", async () => {
    const other = await createInterview(here.database, workspaceId, full.positionId, { email: "joe@example.com" });
    const path = join(root, "candidate.zip");
    await writeFile(path, await archiveOf(await built({ of: "candidate", id: candidateId })));
    const zip = await readZip(path);
    const text = async (name: string) => {
      const chunks: Buffer[] = [];
      for await (const chunk of (await zip.get(name)).stream) chunks.push(chunk);
      return Buffer.concat(chunks).toString("utf8");
    };
    const manifest = await text("manifest.json");
    const paths = [...manifest.matchAll(/"path": "([^"]+)"/g)].map((match) => match[1] ?? "");
    const folder = `candidates/jane-doe-${candidateId}/interview-${full.interviewId}`;
    const names = paths.filter((one) => one.startsWith(folder)).map((one) => one.slice(folder.length + 1));
    expect(names.sort()).toEqual([
      expect.stringMatching(/^answers\/1-[a-z0-9-]+\.original\.webm$/),
      expect.stringMatching(/^answers\/1-[a-z0-9-]+\.webm$/),
      expect.stringMatching(/^captions-[0-9a-f-]+\.vtt$/),
      "interview.json",
      "resume.pdf",
    ]);
    const interview = await text(`${folder}/interview.json`);
    expect(interview).toContain(`${folder}/answers/1-`);
    expect(interview).not.toMatch(/\/media\/|\/i\//);
    const everything = (await Promise.all(paths.filter((one) => one.endsWith("l")).map(text))).join("");
    expect(everything).toContain("jane@example.com");
    expect(everything).not.toContain("joe@example.com");
    expect(everything).not.toContain(other.id);
    zip.close();
  });

  it("is not given before it is ready, nor after it was deleted", async () => {
    const row = await built({ of: "position", id: full.positionId });
    const address = row.downloadUrl ?? "";
    expect((await call("DELETE", `/exports/${row.id}`, { key })).status).toBe(204);
    expect((await fetch(address)).status).toBe(404);
    expect((await call("GET", `/exports/${row.id}/archive`, { key })).status).toBe(404);
  });
});

/** Every GET of the first answers what the second answers, but for signatures and links of the deployment. */
const GETS = () => [
  "/positions",
  `/positions/${full.positionId}`,
  "/interviews",
  `/interviews/${full.interviewId}`,
  `/interviews/${full.interviewId}/events`,
  "/custom-fields",
  "/mails",
];

it("comes back elsewhere: the API of the imported workspace answers what the first one did", async () => {
  const row = await built({ of: "workspace" });
  const path = join(root, "workspace.zip");
  await writeFile(path, await archiveOf(row));
  const zip = await readZip(path);
  await importWorkspace(
    {
      database: there.database,
      jobs: { enqueue: async () => undefined },
      store: filesOf("there"),
      source: zip,
      keyring: openKeyring(SECRET),
      clock: () => new Date(),
    },
    {
      email: "olive@example.com",
      async userOf(name) {
        const user = { id: "olive", name, email: "olive@example.com", email_verified: false, image: null };
        await there.database.insertInto("sign_in_users").values(user).execute();
        return user.id;
      },
    },
  );
  zip.close();
  const second = await serveOn(there.connection.url, settings("there"));
  try {
    const thereKey = await createApiKey(there.database, workspaceId);
    for (const path of GETS()) {
      const first = await call("GET", path, { key });
      const again = await call("GET", path, { key: thereKey, url: second.url });
      expect([path, again.status]).toEqual([path, 200]);
      const plain = (body: unknown, url: string) => JSON.stringify(body).replaceAll(url, "");
      expect([path, plain(again.body, second.url)]).toEqual([path, plain(first.body, serving.url)]);
    }
  } finally {
    await second.close();
  }
});

it("erases a candidate with a receipt, and the archives and kept answers that held them", async () => {
  const whole = await built({ of: "workspace" });
  const elsewhere = await createPosition(here.database, workspaceId);
  const untouched = await built({ of: "position", id: elsewhere.id });
  const erased = await call("DELETE", `/candidates/${candidateId}`, { key });
  expect(erased.status).toBe(200);
  const receipt = erasureSchema.parse(erased.body);
  expect(receipt).toMatchObject({ id: candidateId, files: 3, bytes: 39 });
  expect(receipt.deleted).toMatchObject({ candidates: 1, interviews: 1, takes: 1, mails: 2 });
  expect(receipt.deleted.exports).toBeGreaterThan(0);
  expect(await settled(whole.id)).toMatchObject({ state: "expired", reason: expect.stringContaining("erased") });
  expect((await fetch(whole.downloadUrl ?? "")).status).toBe(404);
  expect(await settled(untouched.id)).toMatchObject({ state: "ready" });
  for (const one of full.keys) {
    while ((await filesOf("here").head(one)) !== null) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect((await call("DELETE", `/candidates/${candidateId}`, { key })).status).toBe(404);
  const events = await call("GET", "/events?limit=500", { key });
  expect(JSON.stringify(events.body)).toContain("candidate.erased");
});
