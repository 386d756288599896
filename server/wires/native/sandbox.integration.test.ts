import { hashPassword } from "better-auth/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMember, openBrowser } from "../../../test/browser.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createPosition, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { type SmtpPeer, startSmtpPeer } from "../../../test/smtp-peer.ts";
import type { WorkspaceId } from "../../core/actor.ts";

const PASSWORD = "a long password of mine";
let db: TestDatabase;
let serving: TestServing;
let peer: SmtpPeer;
let passwordHash: string;

beforeAll(async () => {
  db = await createTestDatabase();
  peer = await startSmtpPeer();
  serving = await serveOn(db.connection.url, {
    ROLES: "web,worker",
    SMTP_URL: peer.url,
    MAIL_FROM: "Acme <hire@example.com>",
    TRUST_PROXY: "loopback",
  });
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(async () => {
  await serving?.close();
  await peer?.close();
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

/** A workspace with a live key and a test key, each with a position. */
async function workspaceWithSandbox() {
  const { id: live } = await createWorkspace(db.database);
  const key = await createApiKey(db.database, live);
  const { body: made } = await call(key, "POST", "/api/v1/keys", { name: "trial", environment: "test" });
  const testKey: string = made.key;
  const { body: sandbox } = await call(testKey, "GET", "/api/v1/sandbox");
  const position = await createPosition(db.database, live, { title: "Live position" });
  const { body: copy } = await call(key, "POST", `/api/v1/positions/${position.id}/copy-to-sandbox`);
  return {
    live,
    key,
    testKey,
    sandbox: sandbox.workspaceId as WorkspaceId,
    position: position.id,
    copy: copy.id as string,
  };
}

const invite = async (by: string, positionId: string, email: string): Promise<string> => {
  const { status, body, text } = await call(by, "POST", "/api/v1/interviews", {
    positionId,
    name: "Robin Candidate",
    email,
    admission: "admitted",
  });
  expect([status, text]).toEqual([201, text]);
  return body.id;
};
const progressOf = async (by: string, id: string): Promise<string> =>
  (await call(by, "GET", `/api/v1/interviews/${id}`)).body.progress;
const mailsOf = async (by: string, id: string) =>
  (await call(by, "GET", `/api/v1/interviews/${id}`)).body.mails as { id: string; state: string; purpose: string }[];

describe("a test key", () => {
  it("has its own prefix, is managed from the live workspace, and makes one sandbox however many are made at once", async () => {
    const { id: live } = await createWorkspace(db.database);
    const key = await createApiKey(db.database, live);
    const made = await Promise.all(
      [1, 2, 3].map((number) => call(key, "POST", "/api/v1/keys", { name: `trial ${number}`, environment: "test" })),
    );
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(made.every(({ body }) => /^gr_test_\w{8}\.\w{43}$/.test(body.key))).toBe(true);
    const sandboxes = await db.database
      .selectFrom("sandboxes")
      .select("workspace_id")
      .where("live_workspace_id", "=", live)
      .execute();
    expect(sandboxes).toHaveLength(1);
    const { body: listed } = await call(key, "GET", "/api/v1/keys");
    expect(listed.data.map((row: { environment: string }) => row.environment).sort()).toEqual([
      "live",
      "test",
      "test",
      "test",
    ]);
    const first = made[0]?.body;
    const { body: rotated } = await call(key, "POST", `/api/v1/keys/${first.id}/rotate`, { keepPreviousHours: 0 });
    expect(rotated.key).toMatch(/^gr_test_/);
    expect((await call(rotated.key, "GET", "/api/v1/positions")).status).toBe(200);
    expect((await call(key, "DELETE", `/api/v1/keys/${first.id}`)).status).toBe(204);
    expect((await call(rotated.key, "GET", "/api/v1/positions")).status).toBe(401);
  });

  it("opens nothing when it is written as a live key, nor a live key written as a test key", async () => {
    const { key, testKey } = await workspaceWithSandbox();
    for (const swapped of [key.replace("gr_live_", "gr_test_"), testKey.replace("gr_test_", "gr_live_")]) {
      const answer = await call(swapped, "GET", "/api/v1/positions");
      expect([answer.status, answer.body.detail]).toEqual([401, "The API key is unknown."]);
    }
    for (const right of [key, testKey]) expect((await call(right, "GET", "/api/v1/positions")).status).toBe(200);
  });

  it("sees, changes and makes no live key, and nobody's key of another workspace is in reach", async () => {
    const { key, testKey } = await workspaceWithSandbox();
    const other = await workspaceWithSandbox();
    const { body: keys } = await call(key, "GET", "/api/v1/keys");
    const liveKey = keys.data.find((row: { environment: string }) => row.environment === "live").id;
    const { body: seen } = await call(testKey, "GET", "/api/v1/keys");
    expect(seen.data.map((row: { environment: string }) => row.environment)).toEqual(["test"]);
    for (const by of [testKey, other.key, other.testKey]) {
      expect((await call(by, "PATCH", `/api/v1/keys/${liveKey}`, { name: "taken" })).status).toBe(404);
      expect((await call(by, "POST", `/api/v1/keys/${liveKey}/rotate`, {})).status).toBe(404);
      expect((await call(by, "DELETE", `/api/v1/keys/${liveKey}`)).status).toBe(404);
    }
    expect((await call(other.key, "DELETE", `/api/v1/keys/${seen.data[0].id}`)).status).toBe(404);
    expect((await call(testKey, "POST", "/api/v1/keys", { name: "out" })).status).toBe(403);
    const more = await call(testKey, "POST", "/api/v1/keys", { name: "more", environment: "test" });
    expect(more.status).toBe(201);
    expect((await call(more.body.key, "GET", "/api/v1/sandbox")).body.workspaceId).toBe(
      (await call(testKey, "GET", "/api/v1/sandbox")).body.workspaceId,
    );
  });

  it("is taken by every wire, and what it does is in no live list, event, usage or call", {
    timeout: 30_000,
  }, async () => {
    const { key, testKey, copy, position } = await workspaceWithSandbox();
    const interview = await invite(testKey, copy, "nobody@example.com");
    const flowmingo = await call(testKey, "GET", "/company/integration/me/v1");
    const hireflix = await call(testKey, "POST", "/me", { query: "{ positions { id name } }" });
    const flow = await call(testKey, "POST", "/api/external/fetch/candidates", {
      interviewerId: copy,
      page: 1,
      limit: 5,
    });
    expect([flowmingo.status, hireflix.status, flow.status]).toEqual([200, 200, 200]);
    expect(hireflix.body.data.positions).toHaveLength(1);
    expect(flow.text).toContain(interview);
    const made = async (path: string, body: object): Promise<string> => {
      const answer = await call(testKey, "POST", `/api/v1${path}`, body);
      expect([path, answer.text, answer.status < 300]).toEqual([path, answer.text, true]);
      return answer.body.id;
    };
    const project = await made("/projects", { title: "Trial" });
    const post = await made("/job-posts", { projectId: project, positionId: copy, title: "Trial" });
    const applicant = { name: "Robin Applicant", email: "applicant@example.com" };
    const application = await made(`/job-posts/${post}/applications`, applicant);
    const exported = await made("/exports", { of: "position", id: copy });
    const tried = [interview, copy, "nobody@example.com", project, post, application, applicant.email, exported];
    const lists = ["interviews", "candidates", "events?after=0", "mails", "calls", "positions"];
    for (const path of [...lists, "projects", "job-posts", "applications", "exports", "audit"]) {
      // Calls are written down up to a second later, so first it has to be where it belongs.
      const inTrial = async () => {
        const { text } = await call(testKey, "GET", `/api/v1/${path}`);
        return tried.some((mark) => text.includes(mark));
      };
      await expect.poll(inTrial, { message: path }).toBe(true);
      const { status, text } = await call(key, "GET", `/api/v1/${path}`);
      // That the live key has copied a position is its own deed.
      const known = path === "audit" ? [copy] : [];
      expect([path, status, tried.filter((mark) => text.includes(mark))]).toEqual([path, 200, known]);
    }
    const usage = async (by: string) =>
      (await call(by, "POST", "/me", { query: "{ usage { interviews jobs } }" })).body.data.usage;
    expect(await usage(key)).toEqual({ interviews: 0, jobs: 1 });
    expect(await usage(testKey)).toEqual({ interviews: 1, jobs: 1 });
    for (const [by, id, path] of [
      [key, interview, "interviews"],
      [key, copy, "positions"],
      [testKey, position, "positions"],
    ] as const) {
      expect((await call(by, "GET", `/api/v1/${path}/${id}`)).status).toBe(404);
    }
    expect((await call(testKey, "POST", `/api/v1/positions/${position}/copy-to-sandbox`)).status).toBe(422);
  });

  it("deals with no members, since a sandbox has those of its workspace", async () => {
    const { testKey } = await workspaceWithSandbox();
    const answer = await call(testKey, "POST", "/api/v1/member-invitations", {
      email: "x@example.com",
      role: "viewer",
    });
    expect(answer.status).toBe(403);
  });
});

describe("the people of a sandbox", () => {
  it("are those of the workspace at every moment, with the same roles", async () => {
    const { id: live } = await createWorkspace(db.database);
    const key = await createApiKey(db.database, live);
    const before = `before-${live}@example.com`;
    await createMember(db.database, live, passwordHash, { email: before, role: "owner" });
    const { body: sandbox } = await call(key, "POST", "/api/v1/sandbox");
    const later = `later-${live}@example.com`;
    const laterId = await createMember(db.database, live, passwordHash, { email: later, role: "owner" });
    const browser = openBrowser(serving.url);
    await browser.signIn(later, PASSWORD);
    const inSandbox = { "x-workspace": sandbox.workspaceId };
    expect((await browser.call("GET", "/session")).body.workspace.id).toBe(live);
    expect((await browser.call("GET", "/members", undefined, inSandbox)).body.data).toHaveLength(2);
    expect((await browser.call("GET", "/session", undefined, inSandbox)).body.member.role).toBe("owner");
    expect((await call(key, "PATCH", `/api/v1/members/${laterId}`, { role: "viewer" })).status).toBe(200);
    expect((await browser.call("GET", "/session", undefined, inSandbox)).body.member.role).toBe("viewer");
    await call(key, "DELETE", `/api/v1/members/${laterId}`);
    expect((await browser.call("GET", "/positions", undefined, inSandbox)).status).toBeGreaterThanOrEqual(400);
    const rows = await db.database
      .selectFrom("members")
      .select("email")
      .where("workspace_id", "=", sandbox.workspaceId)
      .where("removed_at", "is", null)
      .execute();
    expect(rows).toEqual([{ email: before }]);
  });
});

describe("a new password", () => {
  it("is mailed to somebody whose workspace has a sandbox", { timeout: 40_000 }, async () => {
    const { id: live } = await createWorkspace(db.database);
    const email = "forgot@example.com";
    await createMember(db.database, live, passwordHash, { email, role: "owner" });
    const { body: sandbox } = await call(await createApiKey(db.database, live), "POST", "/api/v1/sandbox");
    await db.database
      .updateTable("members")
      .set({ created_at: new Date(0) })
      .where("workspace_id", "=", sandbox.workspaceId)
      .execute();
    await openBrowser(serving.url).call("POST", "/password-forgotten", { email });
    const gone = () => peer.received.some((mail) => mail.toString().includes(email));
    await expect.poll(gone).toBe(true);
  });
});

describe("a mail of a server that was not told to put pictures in", () => {
  it("has none, in live data too", { timeout: 30_000 }, async () => {
    const { key, position } = await workspaceWithSandbox();
    await invite(key, position, "plain@example.com");
    const source = () =>
      peer.received
        .map((mail) => mail.toString().replace(/=\r\n/g, ""))
        .find((mail) => mail.includes("plain@example.com"));
    await expect.poll(source).toContain("/i/");
    expect(source()).not.toMatch(/\/m\/\w+\.gif/);
  });
});

describe("the robot", () => {
  it("answers through the room, drops off, or lets mail bounce, and no mail leaves", { timeout: 90_000 }, async () => {
    const { key, testKey, copy, position } = await workspaceWithSandbox();
    const answers = await invite(testKey, copy, "answers+0s-ada@robot.test");
    const dropsOff = await invite(testKey, copy, "drops-off@robot.test");
    const bounces = await invite(testKey, copy, "bounces@robot.test");
    const waits = await invite(testKey, copy, "answers+3600s@robot.test");
    await invite(key, position, "live@example.com");
    const received = (address: string) => peer.received.filter((mail) => mail.toString().includes(address)).length;
    await expect.poll(() => received("live@example.com")).toBe(1);
    await expect.poll(() => progressOf(testKey, answers), { interval: 500 }).toBe("completed");
    const done = (await call(testKey, "GET", `/api/v1/interviews/${answers}`)).body;
    expect(done.answers).toHaveLength(2);
    expect(done.answers.every((answer: { bytes: number }) => answer.bytes > 0)).toBe(true);
    await expect.poll(() => progressOf(testKey, dropsOff), { interval: 500 }).toBe("answering");
    await expect
      .poll(async () => (await call(testKey, "GET", `/api/v1/sandbox/robot/${dropsOff}`)).body.state, {
        timeout: 20_000,
      })
      .toBe("done");
    expect((await call(testKey, "GET", `/api/v1/interviews/${dropsOff}`)).body.answers).toHaveLength(1);
    expect((await mailsOf(testKey, bounces)).map(({ state }) => state)).toEqual(["failed"]);
    expect(await progressOf(testKey, bounces)).toBe("created");
    expect(await progressOf(testKey, waits)).toBe("invited");
    const sent = (await mailsOf(testKey, answers)).find(({ state }) => state === "sent");
    const mail = (await call(testKey, "GET", `/api/v1/mails/${sent?.id}`)).body;
    expect(JSON.stringify(mail)).toContain("/i/");
    expect(received("robot.test")).toBe(0);
    // The clock brings the one who waits for an hour.
    expect((await call(testKey, "POST", "/api/v1/sandbox/clock", { seconds: 3600 })).status).toBe(200);
    await expect.poll(() => progressOf(testKey, waits), { interval: 500 }).toBe("completed");
  });

  it("goes where it is sent, and by the sandbox's own setting", { timeout: 60_000 }, async () => {
    const { key, testKey, copy, position } = await workspaceWithSandbox();
    const first = await invite(testKey, copy, "person@example.com");
    const visit = await call(testKey, "POST", "/api/v1/sandbox/robot", { interviewId: first, does: "answers" });
    expect([visit.status, visit.body.state]).toEqual([200, "waiting"]);
    await expect.poll(() => progressOf(testKey, first), { interval: 500 }).toBe("completed");
    const set = await call(testKey, "PATCH", "/api/v1/sandbox", { robot: { does: "bounces", afterSeconds: 0 } });
    expect(set.body.robot).toEqual({ does: "bounces", afterSeconds: 0 });
    const second = await invite(testKey, copy, "another@example.com");
    await expect.poll(async () => (await mailsOf(testKey, second))[0]?.state).toBe("failed");
    const live = await invite(key, position, "real@example.com");
    const refused = await call(key, "POST", "/api/v1/sandbox/robot", { interviewId: live, does: "answers" });
    expect(refused.status).toBe(422);
    expect((await call(testKey, "POST", "/api/v1/sandbox/robot", { interviewId: live, does: "answers" })).status).toBe(
      404,
    );
  });
});

describe("the clock of a sandbox", () => {
  it("brings reminders and the end of links, and moves nothing live", { timeout: 60_000 }, async () => {
    const { key, testKey, copy, position, live } = await workspaceWithSandbox();
    const tried = await invite(testKey, copy, "nothing@robot.test");
    const real = await invite(key, position, "real@example.com");
    await expect.poll(() => progressOf(testKey, tried)).toBe("invited");
    await expect.poll(() => progressOf(key, real)).toBe("invited");
    const liveRow = () => db.database.selectFrom("interviews").selectAll().where("workspace_id", "=", live).execute();
    const before = await liveRow();
    const reminders = async () => (await mailsOf(testKey, tried)).filter(({ purpose }) => purpose === "reminder");
    const [planned] = await reminders();
    expect(planned?.state).toBe("scheduled");
    const end = (await call(testKey, "GET", `/api/v1/interviews/${tried}`)).body.expiresAt;
    const moved = await call(testKey, "POST", "/api/v1/sandbox/clock", { seconds: 3 * 86_400 + 3600 });
    expect(moved.body.clockMovedSeconds).toBe(3 * 86_400 + 3600);
    await expect.poll(async () => (await reminders())[0]?.state).toBe("sent");
    const now = (await call(testKey, "GET", `/api/v1/interviews/${tried}`)).body;
    expect(Date.parse(end) - Date.parse(now.expiresAt)).toBe((3 * 86_400 + 3600) * 1000);
    expect(now.progress).toBe("invited");
    await call(testKey, "POST", "/api/v1/sandbox/clock", { seconds: 86_400 });
    await expect.poll(() => progressOf(testKey, tried)).toBe("expired");
    expect(await liveRow()).toEqual(before);
    const refused = await call(key, "POST", "/api/v1/sandbox/clock", { seconds: 60 });
    expect([refused.status, refused.body.detail]).toEqual([422, "This works in a sandbox alone. Send a test key."]);
    expect((await call(testKey, "POST", "/api/v1/sandbox/clock", { seconds: -60 })).status).toBe(400);
    expect(await liveRow()).toEqual(before);
  });
});

describe("an emptied sandbox", () => {
  it("has nothing left but its keys and webhooks, and live data is all there", { timeout: 60_000 }, async () => {
    const { key, testKey, copy, position, sandbox } = await workspaceWithSandbox();
    const interview = await invite(testKey, copy, "answers@robot.test");
    const real = await invite(key, position, "real@example.com");
    await call(testKey, "POST", "/api/v1/webhooks", { url: "https://hooks.example.com/x" });
    await expect.poll(() => progressOf(testKey, interview), { interval: 500 }).toBe("completed");
    expect((await call(key, "POST", "/api/v1/sandbox/empty")).status).toBe(422);
    const emptied = await call(testKey, "POST", "/api/v1/sandbox/empty");
    expect([emptied.status, emptied.text]).toEqual([200, emptied.text]);
    for (const path of ["interviews", "positions", "candidates", "mails"])
      expect((await call(testKey, "GET", `/api/v1/${path}`)).body.data).toEqual([]);
    expect((await call(testKey, "GET", "/api/v1/webhooks")).body.data).toHaveLength(1);
    const files = await db.database.selectFrom("files").select("id").where("workspace_id", "=", sandbox).execute();
    expect(files).toEqual([]);
    await expect
      .poll(
        () => db.database.selectFrom("erasure_leftovers").select("name").where("workspace_id", "=", sandbox).execute(),
        {
          timeout: 20_000,
        },
      )
      .toEqual([]);
    expect((await call(key, "GET", `/api/v1/interviews/${real}`)).status).toBe(200);
    const again = await call(key, "POST", `/api/v1/positions/${position}/copy-to-sandbox`);
    expect((await invite(testKey, again.body.id, "nothing@robot.test")).length).toBe(36);
  });

  it("can be set further when it had a logo, which is gone", async () => {
    const { testKey } = await workspaceWithSandbox();
    const uploaded = await fetch(`${serving.url}/api/v1/files?purpose=logo&name=logo.png`, {
      method: "POST",
      headers: { "x-api-key": testKey, "content-type": "image/png" },
      body: Buffer.from("png bytes"),
    });
    expect(uploaded.status).toBe(201);
    const { id: logoFileId } = await uploaded.json();
    const { branding } = (await call(testKey, "GET", "/api/v1/workspace")).body.settings;
    const set = (settings: unknown) => call(testKey, "PATCH", "/api/v1/workspace", { settings });
    expect((await set({ branding: { ...branding, companyName: "Acme Sandbox", logoFileId } })).status).toBe(200);
    expect((await call(testKey, "POST", "/api/v1/sandbox/empty")).status).toBe(200);
    const kept = await set({ hideScoresUntilReviewed: true });
    expect([kept.status, kept.body.settings?.branding]).toEqual([
      200,
      { ...branding, companyName: "Acme Sandbox", logoFileId: null },
    ]);
  });
});
