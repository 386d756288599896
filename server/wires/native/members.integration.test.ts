import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, createMember, openBrowser, PASSWORD } from "../../../test/browser.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { type SmtpPeer, startSmtpPeer } from "../../../test/smtp-peer.ts";
import type { WorkspaceId } from "../../core/actor.ts";
import { openSignIn } from "../../platform/sign-in/sign-in.ts";

let db: TestDatabase;
let serving: TestServing;
let peer: SmtpPeer;
let passwordHash: string;
let foreignKey: string;
let unique = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  peer = await startSmtpPeer();
  serving = await serveOn(db.connection.url, {
    ROLES: "web,worker",
    SMTP_URL: peer.url,
    TRUST_PROXY: "loopback",
    PUBLIC_URL: "http://team.example",
  });
  passwordHash = await openSignIn({
    pool: db.pool,
    secretKey: "of no account here",
    publicUrl: "http://team.example",
  }).hashPassword(PASSWORD);
  foreignKey = await createApiKey(db.database, (await createWorkspace(db.database, { name: "Other" })).id);
});
afterAll(async () => {
  await serving?.close();
  await peer?.close();
  await db?.drop();
});

const fresh = (name: string): string => `${name}-${unique++}@example.com`;

/** A workspace with an owner who is signed in. */
async function team() {
  const { id } = await createWorkspace(db.database, { name: "Acme" });
  const email = fresh("owner");
  const ownerId = await createMember(db.database, id, passwordHash, { email, role: "owner", name: "Olive Owner" });
  return { id, ownerId, email, owner: await enter(email) };
}

async function enter(email: string): Promise<Browser> {
  const browser = openBrowser(serving.url);
  expect((await browser.signIn(email, PASSWORD)).status).toBe(200);
  return browser;
}

async function join(workspace: WorkspaceId, role: "owner" | "recruiter" | "reviewer" | "viewer") {
  const email = fresh(role);
  const id = await createMember(db.database, workspace, passwordHash, { email, role });
  return { id, email, browser: await enter(email) };
}

const linkIn = (mail: string): string =>
  /accept-invitation\?token=([\w-]+)/.exec(mail.replace(/=\r?\n/g, "").replaceAll("=3D", "="))?.[1] ?? "";

/** Waits until a mail to the address has come, and gives its newest link's token. */
async function mailedToken(email: string, beside = ""): Promise<string> {
  return expect
    .poll(() => {
      const mine = peer.received.map(String).filter((mail) => mail.includes(email));
      const token = linkIn(mine.at(-1) ?? "");
      return token !== beside && token !== "" ? token : null;
    })
    .not.toBeNull()
    .then(() =>
      linkIn(
        peer.received
          .map(String)
          .filter((mail) => mail.includes(email))
          .at(-1) ?? "",
      ),
    );
}

describe("members", () => {
  it("are listed in pages, with role, second factor and when they were seen", async () => {
    const { id, owner } = await team();
    const viewer = await join(id, "viewer");
    const first = await owner.call("GET", "/members?limit=1");
    expect(first.body.data).toMatchObject([{ email: viewer.email, role: "viewer", secondFactor: false, version: 1 }]);
    const second = await owner.call("GET", `/members?limit=1&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({ data: [{ role: "owner", lastSeenAt: expect.any(String) }], next: null });
  });

  it("may do what their role says, route by route", async () => {
    const { id, ownerId } = await team();
    const roles = ["recruiter", "reviewer", "viewer"] as const;
    const browsers = await Promise.all(roles.map(async (role) => (await join(id, role)).browser));
    const expected: [string, string, unknown, number[]][] = [
      ["GET", "/members", undefined, [200, 403, 403]],
      ["GET", `/members/${ownerId}`, undefined, [200, 403, 403]],
      ["PATCH", `/members/${ownerId}`, { name: "Taken" }, [403, 403, 403]],
      ["DELETE", `/members/${ownerId}`, undefined, [403, 403, 403]],
      ["GET", "/member-invitations", undefined, [403, 403, 403]],
      ["POST", "/member-invitations", { email: fresh("x"), role: "viewer" }, [403, 403, 403]],
    ];
    for (const [method, path, body, statuses] of expected) {
      const answers = await Promise.all(browsers.map((browser) => browser.call(method, path, body)));
      expect([method, path, answers.map(({ status }) => status)]).toEqual([method, path, statuses]);
    }
  });

  it("are not found from another workspace", async () => {
    const { ownerId, owner } = await team();
    const { body: invitation } = await owner.call("POST", "/member-invitations", { email: fresh("t"), role: "viewer" });
    for (const [method, path, body] of [
      ["GET", `/members/${ownerId}`],
      ["PATCH", `/members/${ownerId}`, { name: "Taken" }],
      ["DELETE", `/members/${ownerId}`],
      ["GET", `/member-invitations/${invitation.id}`],
      ["POST", `/member-invitations/${invitation.id}/resend`, {}],
      ["DELETE", `/member-invitations/${invitation.id}`],
    ] as [string, string, unknown?][]) {
      const answer = await openBrowser(serving.url).call(method, path, body, { "x-api-key": foreignKey });
      expect([method, path, answer.status]).toEqual([method, path, 404]);
    }
  });

  it("change role and name on the version that was read, noted and told of", async () => {
    const { id, owner } = await team();
    const { id: memberId } = await join(id, "viewer");
    const changed = await owner.call("PATCH", `/members/${memberId}`, { role: "recruiter" }, { "if-match": '"1"' });
    expect(changed.body).toMatchObject({ role: "recruiter", version: 2 });
    const stale = await owner.call("PATCH", `/members/${memberId}`, { role: "viewer" }, { "if-match": '"1"' });
    expect(stale.status).toBe(412);
    const { body: feed } = await owner.call("GET", "/events?after=0");
    expect(feed.data.at(-1)).toMatchObject({
      type: "member.role_changed",
      data: { memberId, role: "recruiter", formerRole: "viewer" },
    });
    expect((await owner.call("GET", "/audit")).body.data[0]).toMatchObject({ action: "member.role_changed" });
  });

  it("who are removed see the workspace no more, at once, and stay signed in elsewhere", async () => {
    const { id, owner } = await team();
    const { id: memberId, email, browser } = await join(id, "recruiter");
    const other = (await createWorkspace(db.database, { name: "Elsewhere" })).id;
    await createMember(db.database, other, passwordHash, { email, role: "viewer" });
    expect((await browser.call("GET", "/positions", undefined, { "x-workspace": id })).status).toBe(200);
    expect((await owner.call("DELETE", `/members/${memberId}`)).status).toBe(204);
    expect((await browser.call("GET", "/positions", undefined, { "x-workspace": id })).status).toBe(403);
    expect((await browser.call("GET", "/session")).body.workspaces).toMatchObject([{ id: other }]);
    expect((await owner.call("GET", `/members/${memberId}`)).status).toBe(404);
    expect((await owner.call("DELETE", `/members/${memberId}`)).status).toBe(404);
  });

  it("leave by themselves, whatever their role: at once, with the other members told of it", async () => {
    const { id, owner } = await team();
    const { id: memberId, email, browser } = await join(id, "viewer");
    const other = (await createWorkspace(db.database, { name: "Elsewhere" })).id;
    await createMember(db.database, other, passwordHash, { email, role: "viewer" });
    const leave = (who: Browser, workspace: string) => who.call("DELETE", `/account/memberships/${workspace}`);
    expect((await leave(openBrowser(serving.url), id)).body.code).toBe("unauthenticated");
    const framed = await browser.call("DELETE", `/account/memberships/${id}`, undefined, { "x-greenroom": "" });
    expect(framed.status).toBe(403);
    expect((await leave(owner, other)).body.code).toBe("not_found");
    expect((await leave(browser, id)).status).toBe(204);
    expect((await leave(browser, id)).body.code).toBe("not_found");
    expect((await browser.call("GET", "/positions", undefined, { "x-workspace": id })).status).toBe(403);
    expect((await browser.call("GET", "/session")).body.workspaces).toMatchObject([{ id: other }]);
    expect((await owner.call("GET", `/members/${memberId}`)).status).toBe(404);
    const { body: feed } = await owner.call("GET", "/events?after=0");
    expect(feed.data.at(-1)).toMatchObject({ type: "member.removed", data: { memberId, role: "viewer" } });
    expect((await owner.call("GET", "/audit")).body.data[0]).toMatchObject({
      action: "member.left",
      subjectId: memberId,
      actor: { kind: "member", id: memberId },
      medium: "page",
      ip: browser.address,
    });
    expect((await leave(browser, other)).status).toBe(204);
    expect((await browser.call("GET", "/session")).body).toMatchObject({ account: { email }, member: null });
  });

  it("may not leave as the only owner, also when both owners leave at the same moment", async () => {
    const { id, owner } = await team();
    const leave = (who: Browser) => who.call("DELETE", `/account/memberships/${id}`);
    expect(await leave(owner)).toMatchObject({ status: 409, body: { code: "conflict" } });
    const { browser: second } = await join(id, "owner");
    const answers = await Promise.all([leave(owner), leave(second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it("leave a workspace that asks for a second factor they do not have", async () => {
    const { id } = await team();
    const { browser } = await join(id, "recruiter");
    await db.database
      .updateTable("workspaces")
      .set({ settings: JSON.stringify({ requireSecondFactor: true }) })
      .where("id", "=", id)
      .execute();
    expect((await browser.call("GET", "/positions")).status).toBe(403);
    expect((await browser.call("DELETE", `/account/memberships/${id}`)).status).toBe(204);
  });

  it("keep an owner, also when two owners demote and remove each other at the same moment", async () => {
    const { id, owner, ownerId } = await team();
    expect((await owner.call("PATCH", `/members/${ownerId}`, { role: "viewer" })).body.code).toBe("conflict");
    expect((await owner.call("DELETE", `/members/${ownerId}`)).body.code).toBe("conflict");
    for (let round = 0; round < 5; round++) {
      const { id: space } = await createWorkspace(db.database);
      const [one, two] = [await join(space, "owner"), await join(space, "owner")];
      const answers = await Promise.all([
        one.browser.call("PATCH", `/members/${two.id}`, { role: "viewer" }),
        two.browser.call("DELETE", `/members/${one.id}`),
      ]);
      const owners = await db.database
        .selectFrom("members")
        .select("id")
        .where("workspace_id", "=", space)
        .where("role", "=", "owner")
        .where("removed_at", "is", null)
        .execute();
      expect([owners.length, answers.filter(({ status }) => status < 300).length]).toEqual([1, 1]);
    }
    expect(id).toBeTruthy();
  });

  it("and keys with scopes never touch owners; a key without scopes may", async () => {
    const { id, ownerId } = await team();
    const viewer = await join(id, "viewer");
    const call = async (key: string, method: string, path: string, body?: unknown) =>
      (await openBrowser(serving.url).call(method, path, body, { "x-api-key": key })).status;
    const scoped = await createApiKey(db.database, id, ["members:write"]);
    expect(await call(scoped, "PATCH", `/members/${viewer.id}`, { role: "recruiter" })).toBe(200);
    expect(await call(scoped, "PATCH", `/members/${viewer.id}`, { role: "owner" })).toBe(403);
    expect(await call(scoped, "PATCH", `/members/${ownerId}`, { name: "Taken" })).toBe(403);
    expect(await call(scoped, "DELETE", `/members/${ownerId}`)).toBe(403);
    expect(await call(scoped, "POST", "/member-invitations", { email: fresh("o"), role: "owner" })).toBe(403);
    expect(await call(scoped, "POST", "/member-invitations", { email: fresh("r"), role: "recruiter" })).toBe(201);
    const small = await createApiKey(db.database, id, ["workspace:read"]);
    expect(await call(small, "POST", "/member-invitations", { email: fresh("r"), role: "viewer" })).toBe(403);
    const whole = await createApiKey(db.database, id);
    expect(await call(whole, "POST", "/member-invitations", { email: fresh("o"), role: "owner" })).toBe(201);
    expect(await call(whole, "PATCH", `/members/${viewer.id}`, { role: "owner" })).toBe(200);
  });
});

describe("an invitation to the team", () => {
  it("is mailed, says who asks, makes an account and signs in, once", async () => {
    const { owner } = await team();
    const email = fresh("new");
    const made = await owner.call("POST", "/member-invitations", { email, name: "Nina New", role: "recruiter" });
    expect(made.body).toMatchObject({ state: "pending", email, role: "recruiter", invitedBy: "Olive Owner" });
    const again = await owner.call("POST", "/member-invitations", { email, role: "viewer" });
    expect([again.status, again.body.code]).toEqual([409, "duplicate"]);
    const token = await mailedToken(email);
    const browser = openBrowser(serving.url);
    const read = await browser.call("GET", `/member-invitations/accept?token=${token}`);
    expect(read.body).toMatchObject({
      workspaceName: "Acme",
      role: "recruiter",
      email,
      invitedBy: "Olive Owner",
      accountExists: false,
      signedInAs: null,
    });
    const bare = await browser.call("POST", "/member-invitations/accept", { token });
    expect([bare.status, bare.body.errors[0].pointer]).toEqual([400, "/name"]);
    const body = { token, name: "Nina New", password: PASSWORD };
    const joined = await browser.call("POST", "/member-invitations/accept", body);
    expect(joined.status).toBe(201);
    expect((await browser.call("GET", "/session")).body).toMatchObject({
      member: { id: joined.body.memberId, email, role: "recruiter" },
    });
    expect((await browser.call("POST", "/member-invitations/accept", body)).body.code).toBe("gone");
    expect((await owner.call("POST", "/member-invitations", { email, role: "viewer" })).body.code).toBe("duplicate");
    const { body: list } = await owner.call("GET", "/member-invitations");
    expect(list.data).toMatchObject([{ state: "accepted", memberId: joined.body.memberId, link: null }]);
    expect((await owner.call("GET", "/member-invitations?waiting=true")).body.data).toEqual([]);
    const { body: feed } = await owner.call("GET", "/events?after=0");
    expect(feed.data.map((event: { type: string }) => event.type)).toEqual(
      expect.arrayContaining(["member.invited", "member.joined"]),
    );
  });

  it("makes one member of many acceptances at the same moment", async () => {
    const { id, owner } = await team();
    const email = fresh("racer");
    const { body } = await owner.call("POST", "/member-invitations", { email, role: "viewer" });
    const token = new URL(body.link).searchParams.get("token");
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        openBrowser(serving.url).call("POST", "/member-invitations/accept", {
          token,
          name: "Racer",
          password: PASSWORD,
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const members = await db.database
      .selectFrom("members")
      .select("id")
      .where("workspace_id", "=", id)
      .where("email", "=", email)
      .execute();
    expect(members).toHaveLength(1);
  });

  it("is accepted by the account of its address alone", async () => {
    const { owner } = await team();
    const elsewhere = await team();
    const { body } = await owner.call("POST", "/member-invitations", { email: elsewhere.email, role: "viewer" });
    const token = new URL(body.link).searchParams.get("token");
    const nobody = openBrowser(serving.url);
    expect((await nobody.call("GET", `/member-invitations/accept?token=${token}`)).body.accountExists).toBe(true);
    const input = { token, name: "Eve", password: "another long password" };
    expect((await nobody.call("POST", "/member-invitations/accept", input)).body.code).toBe("unauthenticated");
    expect((await owner.call("POST", "/member-invitations/accept", input)).body.code).toBe("unauthenticated");
    const framed = await elsewhere.owner.call("POST", "/member-invitations/accept", { token }, { "x-greenroom": "" });
    expect(framed.status).toBe(403);
    expect((await elsewhere.owner.call("POST", "/member-invitations/accept", { token })).status).toBe(201);
    expect((await elsewhere.owner.call("GET", "/session")).body.workspaces).toHaveLength(2);
  });

  it("ends by being sent again, revoked, or after seven days", async () => {
    const { id, owner } = await team();
    const email = fresh("late");
    const { body: made } = await owner.call("POST", "/member-invitations", { email, role: "viewer" });
    const first = await mailedToken(email);
    const code = async (token: string) =>
      (await openBrowser(serving.url).call("GET", `/member-invitations/accept?token=${token}`)).body.code;
    expect((await owner.call("POST", `/member-invitations/${made.id}/resend`, {})).status).toBe(200);
    const second = await mailedToken(email, first);
    expect([await code(first), await code(second)]).toEqual(["not_found", undefined]);
    await db.database
      .updateTable("member_invitations")
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where("workspace_id", "=", id)
      .execute();
    expect(await code(second)).toBe("gone");
    expect((await owner.call("GET", `/member-invitations/${made.id}`)).body).toMatchObject({ state: "expired" });
    await owner.call("POST", `/member-invitations/${made.id}/resend`, {});
    const third = await mailedToken(email, second);
    expect(await code(third)).toBeUndefined();
    expect((await owner.call("DELETE", `/member-invitations/${made.id}`)).status).toBe(204);
    expect(await code(third)).toBe("gone");
    expect((await owner.call("POST", `/member-invitations/${made.id}/resend`, {})).body.code).toBe("conflict");
    expect((await owner.call("POST", "/member-invitations", { email, role: "viewer" })).status).toBe(201);
    expect(await code("nothing-like-a-token")).toBe("not_found");
  });

  it("shows its link in the outbox to those alone who may give the role, and stores none", async () => {
    const { id, owner } = await team();
    const recruiter = await join(id, "recruiter");
    const email = fresh("hidden");
    const { body: made } = await owner.call("POST", "/member-invitations", { email, role: "recruiter" });
    const token = new URL(made.link).searchParams.get("token") ?? "";
    expect(await mailedToken(email)).toBe(token);
    const { body: mails } = await owner.call("GET", "/mails");
    const mail = mails.data.find((row: { toEmail: string }) => row.toEmail === email);
    expect(mail.purpose).toBe("member_invitation");
    expect((await owner.call("GET", `/mails/${mail.id}`)).body.text).toContain(token);
    const seen = await recruiter.browser.call("GET", `/mails/${mail.id}`);
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.body)).not.toContain(token);
    const stored = await db.database.selectFrom("mails").selectAll().where("id", "=", mail.id).executeTakeFirst();
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});
