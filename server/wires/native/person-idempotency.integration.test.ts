/** Writes without a key that are sent twice: one's own account, links that let in once, the first set-up, a session's changes. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { type Browser, createMember, openBrowser, PASSWORD } from "../../../test/browser.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";
import { deleteOldAnswers } from "../../core/idempotency/index.ts";
import { hashSecret, openKeyring } from "../../platform/keyring/keyring.ts";
import { openSignIn } from "../../platform/sign-in/sign-in.ts";

const HOUR_MS = 3_600_000;
let db: TestDatabase;
let serving: TestServing;
let passwordHash: string;
let workspace: WorkspaceId;
let unique = 0;

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 3 });
  serving = await serveOn(db.connection.url, { TRUST_PROXY: "loopback" });
  const signIn = openSignIn({ pool: db.pool, secretKey: "of no account here", publicUrl: serving.url });
  passwordHash = await signIn.hashPassword(PASSWORD);
  ({ id: workspace } = await createWorkspace(db.database));
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

async function person(role: "owner" | "recruiter" = "recruiter") {
  const email = `person-${unique++}@example.com`;
  await createMember(db.database, workspace, passwordHash, { email, role });
  const browser = openBrowser(serving.url);
  expect((await browser.signIn(email, PASSWORD)).status).toBe(200);
  return { email, browser };
}

const once = (key: string) => ({ "idempotency-key": key });
const replayed = ({ headers }: { headers: Headers }) => headers.get("idempotency-replayed");

/** Sends a call twice under one key. */
async function twice(browser: Browser, method: string, path: string, body?: unknown) {
  const headers = once(`twice-${unique++}`);
  const first = await browser.call(method, path, body, headers);
  const again = await browser.call(method, path, body, headers);
  return { first, again, headers };
}

async function resetToken(email: string): Promise<string> {
  const token = `a-token-of-a-mailed-link-${unique++}`;
  const user = await db.database.selectFrom("sign_in_users").select("id").where("email", "=", email).executeTakeFirst();
  const at = new Date();
  await db.database
    .insertInto("sign_in_resets")
    .values({
      id: newId(),
      email,
      token_hash: hashSecret(token),
      user_id: user?.id ?? null,
      created_at: at,
      expires_at: new Date(at.getTime() + HOUR_MS),
      used_at: null,
    })
    .execute();
  return token;
}

async function invite(email: string): Promise<string> {
  const { browser } = await person("owner");
  const made = await browser.call("POST", "/member-invitations", { email, name: "Nina New", role: "recruiter" });
  expect(made.status).toBe(201);
  const link = new URL(made.body.link);
  return link.searchParams.get("token") ?? link.pathname.split("/").at(-1) ?? "";
}

describe("an Idempotency-Key with a session", () => {
  it("gives the stored answer of a change of the workspace again, and is the member's own", async () => {
    const [one, other] = [await person(), await person()];
    const sent = ["POST", "/positions", { title: "Once" }] as const;
    const { first, again, headers } = await twice(one.browser, ...sent);
    expect([first.status, replayed(first), again.status, replayed(again)]).toEqual([201, null, 201, "true"]);
    expect(again.body).toEqual(first.body);
    const theirs = await other.browser.call(...sent, headers);
    expect([theirs.status, replayed(theirs)]).toEqual([201, null]);
    expect(theirs.body.id).not.toBe(first.body.id);
    const changed = await one.browser.call("POST", "/positions", { title: "Other" }, headers);
    expect([changed.status, changed.body.code]).toEqual([422, "key_reused"]);
  });

  it("changes one's name once, also when another call came between", async () => {
    const { browser } = await person();
    const headers = once("name");
    const first = await browser.call("PATCH", "/account", { name: "First" }, headers);
    await browser.call("PATCH", "/account", { name: "Second" });
    const again = await browser.call("PATCH", "/account", { name: "First" }, headers);
    expect([again.status, replayed(again), again.body]).toEqual([200, "true", first.body]);
    expect((await browser.call("GET", "/account")).body.name).toBe("Second");
    const other = await browser.call("PATCH", "/account", { name: "Third" }, headers);
    expect([other.status, other.body.code]).toEqual([422, "key_reused"]);
    const { browser: another } = await person();
    expect(replayed(await another.call("PATCH", "/account", { name: "First" }, headers))).toBeNull();
  });

  it("leaves a workspace once, where the same call without it finds none to leave", async () => {
    const { browser } = await person();
    const { first, again } = await twice(browser, "DELETE", `/account/memberships/${workspace}`);
    expect([first.status, again.status, replayed(again)]).toEqual([204, 204, "true"]);
    expect((await browser.call("DELETE", `/account/memberships/${workspace}`)).status).toBe(404);
  });

  it("ends another session once, and all but its own", async () => {
    const { email, browser } = await person();
    await openBrowser(serving.url).signIn(email, PASSWORD);
    const { data } = (await browser.call("GET", "/account/sessions")).body;
    const other = data.find(({ current }: { current: boolean }) => !current);
    const ended = await twice(browser, "DELETE", `/account/sessions/${other.id}`);
    expect([ended.first.status, ended.again.status, replayed(ended.again)]).toEqual([204, 204, "true"]);
    const all = await twice(browser, "POST", "/account/sign-out-everywhere", { keepCurrent: true });
    expect([all.first.status, all.again.status, replayed(all.again)]).toEqual([204, 204, "true"]);
  });

  it("can not be sent again by a session that the call itself ended", async () => {
    const { browser } = await person();
    const { first, again } = await twice(browser, "POST", "/account/sign-out-everywhere", {});
    expect([first.status, again.status]).toEqual([204, 401]);
  });

  it("lets one of many equal calls at once do it, and needs no connection beside its own", async () => {
    const { browser } = await person();
    const headers = once("at once");
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.call("PATCH", "/account", { name: "At Once" }, headers)),
    );
    const done = answers.filter((answer) => answer.status === 200 && replayed(answer) === null);
    expect(done).toHaveLength(1);
    for (const answer of answers) if (answer.status !== 200) expect(answer.body.code).toBe("running");
  });

  it("keeps nothing of a call that was refused", async () => {
    const { browser } = await person();
    const { first, again } = await twice(browser, "DELETE", `/account/memberships/${newId()}`);
    expect([first.status, again.status, replayed(again)]).toEqual([404, 404, null]);
  });

  it("of impossible length, and If-Match where no version is compared, are refused", async () => {
    const { browser } = await person();
    const body = { name: "Somebody" };
    expect((await browser.call("PATCH", "/account", body, once("x".repeat(256)))).status).toBe(400);
    expect((await browser.call("PATCH", "/account", body, { "if-match": '"1"' })).status).toBe(400);
  });

  it("is good for 24 hours and no longer, and its answer is then deleted", async () => {
    const { browser } = await person();
    const headers = once("a day");
    const send = () => browser.call("PATCH", "/account", { name: "A Day" }, headers);
    const age = (hours: number) =>
      db.database
        .updateTable("person_answers")
        .set({ created_at: new Date(Date.now() - hours * HOUR_MS) })
        .where("key_hash", "=", hashSecret("a day"))
        .execute();
    await send();
    await age(23);
    expect(replayed(await send())).toBe("true");
    await age(25);
    expect(replayed(await send())).toBeNull();
    await age(25);
    await deleteOldAnswers({ database: db.database, clock: () => new Date() });
    const rows = await db.database.selectFrom("person_answers").select("key_hash").execute();
    expect(rows.filter((row) => row.key_hash.equals(hashSecret("a day")))).toEqual([]);
  });
});

describe("an Idempotency-Key without a session", () => {
  it("accepts an invitation once: the answer comes again, the session does not", async () => {
    const email = `new-${unique++}@example.com`;
    const body = { token: await invite(email), name: "Nina New", password: "a password of mine" };
    const [browser, elsewhere] = [openBrowser(serving.url), openBrowser(serving.url)];
    const headers = once("accept");
    const first = await browser.call("POST", "/member-invitations/accept", body, headers);
    const again = await elsewhere.call("POST", "/member-invitations/accept", body, headers);
    expect([first.status, again.status, replayed(again)]).toEqual([201, 201, "true"]);
    expect(again.body).toEqual(first.body);
    expect(first.headers.getSetCookie()).not.toEqual([]);
    expect(again.headers.getSetCookie()).toEqual([]);
    expect([(await browser.call("GET", "/account")).status, (await elsewhere.call("GET", "/account")).status]).toEqual([
      200, 401,
    ]);
    const guessed = { ...body, password: "another password" };
    const other = await elsewhere.call("POST", "/member-invitations/accept", guessed, headers);
    expect([other.status, other.body.code]).toEqual([422, "key_reused"]);
    const foreign = { ...body, token: "another token of another link" };
    expect((await elsewhere.call("POST", "/member-invitations/accept", foreign, headers)).status).toBe(404);
    expect((await elsewhere.call("POST", "/member-invitations/accept", body)).status).toBe(410);
  });

  it("sets a new password once, where the same call without it finds the link used", async () => {
    const { email, browser } = await person();
    const body = { token: await resetToken(email), password: "a new password of mine" };
    const { first, again } = await twice(browser, "POST", "/password-reset", body);
    expect([first.status, again.status, replayed(again)]).toEqual([204, 204, "true"]);
    expect(again.headers.getSetCookie()).toEqual([]);
    expect((await browser.call("POST", "/password-reset", body)).status).toBe(410);
    expect((await openBrowser(serving.url).signIn(email, "a new password of mine")).status).toBe(200);
  });

  it("asks for one link to a new password, and for another address it means something else", async () => {
    const browser = openBrowser(serving.url);
    const email = `forgetful-${unique++}@example.com`;
    const { first, again, headers } = await twice(browser, "POST", "/password-forgotten", { email });
    expect([first.status, again.status, replayed(again)]).toEqual([204, 204, "true"]);
    const other = `other-${email}`;
    expect(replayed(await browser.call("POST", "/password-forgotten", { email: other }, headers))).toBeNull();
    const rows = await db.database
      .selectFrom("sign_in_resets")
      .select("email")
      .where("email", "in", [email, other])
      .orderBy("email")
      .execute();
    expect(rows.map((row) => row.email)).toEqual([email, other]);
  });

  it("sets up the first workspace once, and for whoever lacks the token stands for nothing", async () => {
    const own = await createTestDatabase({ poolSize: 2 });
    const secretKey = "a secret key for the set-up of tests";
    const empty = await serveOn(own.connection.url, { SECRET_KEY: secretKey, TRUST_PROXY: "loopback" });
    try {
      const token = openKeyring(secretKey).sign("set-up", "the first workspace").slice(0, 32);
      const browser = openBrowser(empty.url);
      const owner = { name: "Olive", email: "olive@example.com", password: "a long password" };
      const body = { token, workspaceName: "Acme", ...owner };
      const { first, again, headers } = await twice(browser, "POST", "/setup", body);
      expect([first.status, again.status, replayed(again)]).toEqual([201, 201, "true"]);
      expect([again.body, again.headers.getSetCookie()]).toEqual([first.body, []]);
      const stranger = await browser.call("POST", "/setup", { ...body, token: "no token" }, headers);
      expect([stranger.status, replayed(stranger)]).toEqual([409, null]);
      expect((await browser.call("POST", "/setup", body)).status).toBe(409);
    } finally {
      await empty.close();
      await own.drop();
    }
  });

  it("leaves nothing in the database from which a password could be tried: neither it nor a plain hash of the call", async () => {
    const { email, browser } = await person();
    const body = { token: await resetToken(email), password: "a very secret password" };
    await twice(browser, "POST", "/password-reset", body);
    const plain = hashSecret(`/api/v1/password-reset\n${JSON.stringify(body)}`);
    for (const row of await db.database.selectFrom("person_answers").selectAll().execute()) {
      expect(row.credential).not.toContain(body.token);
      expect([plain.toString("hex"), plain.toString("base64url")]).not.toContain(row.request_hash);
    }
  });
});
