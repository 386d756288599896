import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, createMember, openBrowser, PASSWORD } from "../../../test/browser.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { type SmtpPeer, startSmtpPeer } from "../../../test/smtp-peer.ts";
import { systemActor, type WorkspaceId } from "../../core/actor.ts";
import { resetSecondFactor } from "../../core/members/index.ts";
import { openSignIn } from "../../platform/sign-in/sign-in.ts";

let db: TestDatabase;
let serving: TestServing;
let peer: SmtpPeer;
let workspace: WorkspaceId;
let passwordHash: string;
let unique = 0;

const fresh = (name: string): string => `${name}-${unique++}@example.com`;

beforeAll(async () => {
  db = await createTestDatabase();
  peer = await startSmtpPeer();
  serving = await serveOn(db.connection.url, {
    ROLES: "web,worker",
    SMTP_URL: peer.url,
    TRUST_PROXY: "loopback",
    PUBLIC_URL: "http://team.example",
  });
  const signIn = openSignIn({ pool: db.pool, secretKey: "of no account here", publicUrl: "http://team.example" });
  passwordHash = await signIn.hashPassword(PASSWORD);
  ({ id: workspace } = await createWorkspace(db.database, { name: "Acme" }));
});
afterAll(async () => {
  await serving?.close();
  await peer?.close();
  await db?.drop();
});

async function person(role: "owner" | "recruiter" = "recruiter", space: WorkspaceId = workspace) {
  const email = fresh("person");
  await createMember(db.database, space, passwordHash, { email, role });
  const browser = openBrowser(serving.url);
  expect((await browser.signIn(email, PASSWORD)).status).toBe(200);
  return { email, browser };
}

/** Turns the second factor on, as the account page does. */
async function withFactor(space: WorkspaceId = workspace, role: "owner" | "recruiter" = "recruiter") {
  const { email, browser } = await person(role, space);
  const enabled = await browser.auth("/two-factor/enable", { password: PASSWORD });
  expect(enabled.status).toBe(200);
  const uri: string = enabled.body.totpURI;
  expect((await browser.auth("/two-factor/verify-totp", { code: codeOf(uri) })).status).toBe(200);
  return { email, browser, uri, backupCodes: enabled.body.backupCodes as string[] };
}

const signedIn = async (browser: ReturnType<typeof openBrowser>): Promise<boolean> =>
  (await browser.call("GET", "/account")).status === 200;

const resetTokens = (email: string): string[] =>
  peer.received
    .map((mail) =>
      String(mail)
        .replace(/=\r?\n/g, "")
        .replaceAll("=3D", "="),
    )
    .filter((mail) => mail.includes(email))
    .flatMap((mail) => /reset-password\?token=([\w-]+)/.exec(mail)?.[1] ?? []);

describe("signing in", () => {
  it("is counted by account, from wherever it is tried, and by address", async () => {
    const { email } = await person();
    const statuses: number[] = [];
    // Twice the limit and one: a new minute may begin in between.
    while (statuses.at(-1) !== 429 && statuses.length < 21) {
      statuses.push((await openBrowser(serving.url).signIn(email, "wrong password")).status);
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
    expect((await openBrowser(serving.url).signIn(email, PASSWORD)).status).toBe(429);
    const one = openBrowser(serving.url);
    const tried = await Promise.all(Array.from({ length: 65 }, () => one.signIn(fresh("nobody"), "wrong password")));
    expect(tried.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5);
  });

  it("reaches the calls that the pages use, and no other part of the library", async () => {
    const { browser } = await person();
    for (const path of [
      "//sign-out",
      "/sign-in//email",
      "/sign-in/email/",
      "/sign-up/email",
      "/update-user",
      "/delete-user",
      "/change-email",
      "/list-sessions",
      "/get-session",
      "/request-password-reset",
      "/reset-password",
      "/two-factor/get-totp-uri",
      "/two-factor/send-otp",
      "/two-factor/view-backup-codes",
      "/%73ign-out",
    ]) {
      expect([path, (await browser.auth(path, {})).status]).toEqual([path, 404]);
    }
    expect(await signedIn(browser)).toBe(true);
  });

  it("trusts no cookie that it has not signed, and no session that has ended", async () => {
    const { browser } = await person();
    const [name = ""] = [...browser.jar.keys()];
    const value = browser.jar.get(name) ?? "";
    for (const forged of [value.split(".")[0] ?? "", `${value.split(".")[0]}.AAAA`, `x${value}`, "%E0%A4%A", ""]) {
      browser.jar.set(name, forged);
      expect([forged, await signedIn(browser)]).toEqual([forged, false]);
    }
    browser.jar.set(name, value);
    expect(await signedIn(browser)).toBe(true);
    await db.database.updateTable("sign_in_sessions").set({ expires_at: new Date() }).execute();
    expect(await signedIn(browser)).toBe(false);
  });
});

describe("sessions", () => {
  it("are listed with where they are, and ended one by one or all at once", async () => {
    const { email, browser } = await person();
    const second = openBrowser(serving.url);
    const third = openBrowser(serving.url);
    await second.signIn(email, PASSWORD);
    await third.signIn(email, PASSWORD);
    const { body } = await browser.call("GET", "/account/sessions");
    expect(body.data).toHaveLength(3);
    expect(body.data.filter((session: { current: boolean }) => session.current)).toMatchObject([
      { ip: browser.address, lastSeenAt: expect.any(String) },
    ]);
    const other = body.data.find((session: { ip: string }) => session.ip === second.address);
    const stranger = await person();
    expect((await stranger.browser.call("DELETE", `/account/sessions/${other.id}`)).status).toBe(404);
    expect(await signedIn(second)).toBe(true);
    expect((await browser.call("DELETE", `/account/sessions/${other.id}`)).status).toBe(204);
    expect([await signedIn(second), await signedIn(third)]).toEqual([false, true]);
    await browser.call("POST", "/account/sign-out-everywhere", { keepCurrent: true });
    expect([await signedIn(third), await signedIn(browser)]).toEqual([false, true]);
    await browser.call("POST", "/account/sign-out-everywhere", {});
    expect(await signedIn(browser)).toBe(false);
    expect(await signedIn(stranger.browser)).toBe(true);
  });

  it("are changed by our own pages alone", async () => {
    const { browser } = await person();
    const framed = await browser.call("POST", "/account/sign-out-everywhere", {}, { "x-greenroom": "" });
    expect(framed.status).toBe(403);
    expect((await openBrowser(serving.url).call("GET", "/account/sessions")).status).toBe(401);
    const key = await createApiKey(db.database, workspace);
    expect((await openBrowser(serving.url).call("GET", "/account", undefined, { "x-api-key": key })).status).toBe(401);
  });

  it("of a person carry one name in every workspace", async () => {
    const { email, browser } = await person();
    const other = (await createWorkspace(db.database, { name: "Second" })).id;
    await createMember(db.database, other, passwordHash, { email, role: "viewer" });
    expect((await browser.call("PATCH", "/account", { name: "Renamed" })).body.name).toBe("Renamed");
    for (const id of [workspace, other]) {
      const { body } = await browser.call("GET", "/session", undefined, { "x-workspace": id });
      expect(body.member.name).toBe("Renamed");
    }
  });

  it("other than the present one end with a changed password when that is asked for", async () => {
    const { email, browser } = await person();
    const second = openBrowser(serving.url);
    await second.signIn(email, PASSWORD);
    const change = (currentPassword: string, newPassword: string, revokeOtherSessions: boolean) =>
      browser.auth("/change-password", { currentPassword, newPassword, revokeOtherSessions });
    expect((await change("not it", "another password", true)).status).toBe(400);
    expect((await change(PASSWORD, "another password", false)).status).toBe(200);
    expect(await signedIn(second)).toBe(true);
    expect((await change("another password", PASSWORD, true)).status).toBe(200);
    expect([await signedIn(second), await signedIn(browser)]).toEqual([false, true]);
  });
});

describe("a forgotten password", () => {
  it("is answered the same for every address, and mailed to accounts alone", async () => {
    const { email } = await person();
    const stranger = fresh("stranger");
    const ask = (address: string) => openBrowser(serving.url).call("POST", "/password-forgotten", { email: address });
    const [known, unknown] = [await ask(email.toUpperCase()), await ask(stranger)];
    expect([known.status, known.body]).toEqual([204, ""]);
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    await expect.poll(() => resetTokens(email).length).toBe(1);
    const rows = await db.database.selectFrom("sign_in_resets").select(["email", "user_id"]).execute();
    expect(rows.find((row) => row.email === stranger)).toMatchObject({ user_id: null });
    expect(peer.received.some((mail) => String(mail).includes(stranger))).toBe(false);
  });

  it("is replaced once by its link, which ends every session and every other link", async () => {
    const { email, browser } = await person();
    const ask = () => openBrowser(serving.url).call("POST", "/password-forgotten", { email });
    await ask();
    await expect.poll(() => resetTokens(email).length).toBe(1);
    await ask();
    await expect.poll(() => resetTokens(email).length).toBe(2);
    const [first, second] = resetTokens(email);
    const reset = (token: string | undefined, password: string) =>
      openBrowser(serving.url).call("POST", "/password-reset", { token, password });
    expect((await reset(second, "short")).body.errors[0].pointer).toBe("/password");
    const answers = await Promise.all([1, 2, 3].map(() => reset(second, "a new long password")));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
    expect((await reset(first, "yet another password")).body.code).toBe("gone");
    expect((await reset("made up", "yet another password")).body.code).toBe("gone");
    expect(await signedIn(browser)).toBe(false);
    expect((await browser.signIn(email, PASSWORD)).status).toBe(401);
    expect((await browser.signIn(email, "a new long password")).status).toBe(200);
  });

  it("has a link that ends after an hour, and that nobody finds in the outbox", async () => {
    const { email } = await person();
    const { browser: owner } = await person("owner");
    await openBrowser(serving.url).call("POST", "/password-forgotten", { email });
    await expect.poll(() => resetTokens(email).length).toBe(1);
    const token = resetTokens(email)[0] ?? "";
    const { body: mails } = await owner.call("GET", "/mails");
    const mail = mails.data.find((row: { toEmail: string }) => row.toEmail === email);
    const shown = await owner.call("GET", `/mails/${mail.id}`);
    expect(shown.body.text).toContain("/app/reset-password?token=");
    expect(JSON.stringify(shown.body)).not.toContain(token);
    await db.database
      .updateTable("sign_in_resets")
      .set({ expires_at: new Date() })
      .where("email", "=", email)
      .execute();
    const late = await openBrowser(serving.url).call("POST", "/password-reset", { token, password: PASSWORD });
    expect(late.body.code).toBe("gone");
  });
});

describe("a second factor", () => {
  it("is on once a code was given, and is then asked for at every sign-in", async () => {
    const { email, browser } = await person();
    expect((await browser.auth("/two-factor/enable", { password: "not it" })).status).toBe(400);
    const enabled = await browser.auth("/two-factor/enable", { password: PASSWORD });
    expect((await browser.auth("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    expect((await browser.call("GET", "/account")).body.secondFactor).toBe(false);
    expect((await openBrowser(serving.url).signIn(email, PASSWORD)).body.twoFactorRedirect).toBeUndefined();
    const uri: string = enabled.body.totpURI;
    expect((await browser.auth("/two-factor/verify-totp", { code: codeOf(uri) })).status).toBe(200);
    expect((await browser.call("GET", "/account")).body.secondFactor).toBe(true);
    expect((await browser.auth("/two-factor/enable", { password: PASSWORD })).status).toBe(409);
    const next = openBrowser(serving.url);
    expect((await next.signIn(email, PASSWORD)).body.twoFactorRedirect).toBe(true);
    expect(await signedIn(next)).toBe(false);
    expect((await next.auth("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    expect((await next.auth("/two-factor/verify-totp", { code: codeOf(uri) })).status).toBe(200);
    expect(await signedIn(next)).toBe(true);
  });

  it("can be replaced by a backup code, each of them once", async () => {
    const { email, backupCodes } = await withFactor();
    const use = async (code: string | undefined) => {
      const browser = openBrowser(serving.url);
      await browser.signIn(email, PASSWORD);
      return (await browser.auth("/two-factor/verify-backup-code", { code })).status;
    };
    expect(backupCodes).toHaveLength(10);
    expect([await use(backupCodes[0]), await use(backupCodes[0]), await use(backupCodes[1])]).toEqual([200, 401, 200]);
  });

  it("is not asked for on a trusted device, until the person signs out everywhere", async () => {
    const { email, uri } = await withFactor();
    const device = openBrowser(serving.url);
    await device.signIn(email, PASSWORD);
    await device.auth("/two-factor/verify-totp", { code: codeOf(uri), trustDevice: true });
    await device.auth("/sign-out");
    expect(await signedIn(device)).toBe(false);
    await device.signIn(email, PASSWORD);
    expect(await signedIn(device)).toBe(true);
    await device.call("POST", "/account/sign-out-everywhere", {});
    expect((await device.signIn(email, PASSWORD)).body.twoFactorRedirect).toBe(true);
  });

  it("is turned off with the password", async () => {
    const { email, browser } = await withFactor();
    expect((await browser.auth("/two-factor/disable", { password: "not it" })).status).toBe(400);
    expect((await browser.auth("/two-factor/disable", { password: PASSWORD })).status).toBe(200);
    expect((await browser.call("GET", "/account")).body.secondFactor).toBe(false);
    const next = openBrowser(serving.url);
    await next.signIn(email, PASSWORD);
    expect(await signedIn(next)).toBe(true);
  });

  it("is asked for by a workspace that requires it, of members and not of keys", async () => {
    const { id } = await createWorkspace(db.database, { name: "Strict" });
    const key = await createApiKey(db.database, id);
    const { browser: owner } = await withFactor(id, "owner");
    const { browser } = await person("recruiter", id);
    expect((await browser.call("GET", "/positions")).status).toBe(200);
    const required = await owner.call("PATCH", "/workspace", { settings: { requireSecondFactor: true } });
    expect(required.body.settings.requireSecondFactor).toBe(true);
    const refused = await browser.call("GET", "/positions");
    expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
    expect((await browser.call("GET", "/session")).body.secondFactorNeeded).toBe(true);
    expect((await owner.call("GET", "/positions")).status).toBe(200);
    const withKey = await openBrowser(serving.url).call("GET", "/positions", undefined, { "x-api-key": key });
    expect(withKey.status).toBe(200);
    const { body } = await browser.auth("/two-factor/enable", { password: PASSWORD });
    await browser.auth("/two-factor/verify-totp", { code: codeOf(body.totpURI) });
    expect((await browser.call("GET", "/positions")).status).toBe(200);
    const members = (await owner.call("GET", "/members")).body.data;
    expect(members.map((member: { secondFactor: boolean }) => member.secondFactor)).toEqual([true, true]);
  });

  it("that is lost is taken away by the operator, who is noted", async () => {
    const { email, browser } = await withFactor();
    const actor = { ...systemActor("command line"), medium: "command_line" as const };
    const jobs = { enqueue: async () => {} };
    const reset = (address: string) =>
      resetSecondFactor({ database: db.database, jobs, clock: () => new Date() }, actor, address);
    await reset(email);
    expect(await signedIn(browser)).toBe(false);
    await browser.signIn(email, PASSWORD);
    expect((await browser.call("GET", "/account")).body.secondFactor).toBe(false);
    expect((await browser.call("GET", "/audit")).body.data[1]).toMatchObject({ action: "member.second_factor_reset" });
    await expect(reset(email)).rejects.toMatchObject({ refusal: { code: "conflict" } });
    await expect(reset(fresh("nobody"))).rejects.toMatchObject({ refusal: { code: "not_found" } });
  });
});

describe("what a person does with their account", () => {
  /** The person's entries in the log of a workspace, as its owner reads them, the oldest first. */
  async function entriesOf(space: WorkspaceId, memberId: string) {
    const { browser: owner } = await person("owner", space);
    const { body } = await owner.call("GET", `/audit?actorId=${memberId}&limit=100`);
    return body.data.reverse();
  }
  const actionsOf = (entries: { action: string }[]): string[] => entries.map(({ action }) => action);

  async function inTwo() {
    const [first, second] = [await createWorkspace(db.database), await createWorkspace(db.database)];
    const email = fresh("person");
    const ids = [];
    for (const { id } of [first, second]) {
      ids.push(await createMember(db.database, id, passwordHash, { email, role: "recruiter" }));
    }
    const [one = "", two = ""] = ids;
    return { email, spaces: [first.id, second.id] as const, ids: [one, two] as const };
  }

  it("stands in the log of each of their workspaces, with who, how and from where", async () => {
    const { email, spaces, ids } = await inTwo();
    const browser = openBrowser(serving.url);
    expect((await browser.signIn(email, "wrong password")).status).toBe(401);
    await browser.signIn(email, PASSWORD);
    const sent = { referer: "http://team.example/app/account?secret=1" };
    const changed = { currentPassword: PASSWORD, newPassword: "another password", revokeOtherSessions: true };
    expect((await browser.auth("/change-password", { ...changed, currentPassword: "no" }, sent)).status).toBe(400);
    expect((await browser.auth("/change-password", changed, sent)).status).toBe(200);
    await browser.auth("/sign-out");
    await browser.auth("/sign-out");
    for (const [place, space] of spaces.entries()) {
      const entries = await entriesOf(space, ids[place] ?? "");
      expect(actionsOf(entries)).toEqual(["member.signed_in", "member.password_changed", "member.signed_out"]);
      expect(entries[1]).toMatchObject({
        actor: { kind: "member", id: ids[place] },
        medium: "page",
        ip: browser.address,
        host: new URL(serving.url).host,
        referer: "http://team.example/app/account",
        subjectType: "member",
        subjectId: ids[place],
        data: { endedOthers: true },
      });
    }
    const { id: foreign } = await createWorkspace(db.database);
    expect(await entriesOf(foreign, ids[0])).toEqual([]);
  });

  it("is noted for a second factor: on, used, its codes renewed, off", async () => {
    const { email, spaces, ids } = await inTwo();
    const browser = openBrowser(serving.url);
    await browser.signIn(email, PASSWORD);
    const { body } = await browser.auth("/two-factor/enable", { password: PASSWORD });
    expect((await browser.auth("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    await browser.auth("/two-factor/verify-totp", { code: codeOf(body.totpURI) });
    const renewed = await browser.auth("/two-factor/generate-backup-codes", { password: PASSWORD });
    const next = openBrowser(serving.url);
    expect((await next.signIn(email, PASSWORD)).body.twoFactorRedirect).toBe(true);
    await next.auth("/two-factor/verify-totp", { code: codeOf(body.totpURI) });
    const third = openBrowser(serving.url);
    await third.signIn(email, PASSWORD);
    await third.auth("/two-factor/verify-backup-code", { code: renewed.body.backupCodes[0] });
    await third.auth("/two-factor/disable", { password: PASSWORD });
    const entries = await entriesOf(spaces[1], ids[1]);
    expect(entries.map((entry: { action: string; data: object }) => [entry.action, entry.data])).toEqual([
      ["member.signed_in", {}],
      ["member.second_factor_on", {}],
      ["member.backup_codes_renewed", {}],
      ["member.signed_in", { secondFactor: "code" }],
      ["member.signed_in", { secondFactor: "backup_code" }],
      ["member.second_factor_off", {}],
    ]);
  });

  it("is noted for sessions that they end, their name, and a password by a mailed link", async () => {
    const { email, spaces, ids } = await inTwo();
    const [browser, second] = [openBrowser(serving.url), openBrowser(serving.url)];
    await browser.signIn(email, PASSWORD);
    await second.signIn(email, PASSWORD);
    const { body } = await browser.call("GET", "/account/sessions");
    const other = body.data.find((session: { current: boolean }) => !session.current);
    await browser.call("DELETE", `/account/sessions/${other.id}`);
    expect((await browser.call("DELETE", `/account/sessions/${other.id}`)).status).toBe(404);
    await browser.call("PATCH", "/account", { name: "Renamed" });
    await browser.call("PATCH", "/account", { name: "Renamed" });
    await browser.call("POST", "/account/sign-out-everywhere", {});
    await browser.call("POST", "/password-forgotten", { email });
    await expect.poll(() => resetTokens(email).length).toBe(1);
    const reset = { token: resetTokens(email)[0], password: "another password" };
    expect((await browser.call("POST", "/password-reset", reset)).status).toBe(204);
    expect((await browser.call("POST", "/password-reset", reset)).status).toBe(410);
    const entries = await entriesOf(spaces[0], ids[0]);
    expect(actionsOf(entries)).toEqual([
      ...["member.signed_in", "member.signed_in", "member.session_ended", "member.updated"],
      ...["member.sessions_ended", "member.password_reset"],
    ]);
    expect(entries[2].data).toEqual({ sessionIp: second.address });
  });
});

describe("the first set-up", () => {
  it("that stopped halfway is gone through again, with whatever password is given then", async () => {
    const own = await createTestDatabase({ poolSize: 2 });
    const secretKey = "a secret key for the set-up of tests";
    const empty = await serveOn(own.connection.url, { SECRET_KEY: secretKey, TRUST_PROXY: "loopback" });
    try {
      const signIn = openSignIn({ pool: own.pool, secretKey, publicUrl: empty.url });
      await signIn.createUser({ name: "Olive", email: "olive@example.com", password: "of the first try" });
      const { openKeyring } = await import("../../platform/keyring/keyring.ts");
      const token = openKeyring(secretKey).sign("set-up", "the first workspace").slice(0, 32);
      const browser = openBrowser(empty.url);
      const setUp = (password: string) =>
        browser.call("POST", "/setup", {
          token,
          workspaceName: "Acme",
          name: "Olive",
          email: "olive@example.com",
          password,
        });
      const answers = await Promise.all([setUp("of the second try"), setUp("of the second try")]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect((await browser.signIn("olive@example.com", "of the first try")).status).toBe(401);
      expect((await browser.signIn("olive@example.com", "of the second try")).status).toBe(200);
      expect((await browser.call("GET", "/session")).body).toMatchObject({ member: { role: "owner" } });
    } finally {
      await empty.close();
      await own.drop();
    }
  });
});
