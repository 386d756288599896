/** A person's account: signing in, sessions, a forgotten password, and the first of all. */
import { describe, expect, it } from "vitest";
import { accountSuite } from "../../../test/account-suite.ts";
import { openBrowser, PASSWORD } from "../../../test/browser.ts";
import { createTestDatabase } from "../../../test/database.ts";
import { createApiKey, createWorkspace } from "../../../test/factories.ts";
import { serveOn } from "../../../test/serving.ts";
import { openSignIn } from "../../platform/sign-in/sign-in.ts";

const suite = accountSuite();

describe("signing in", () => {
  it("is counted by account, from wherever it is tried, and by address", async () => {
    const { email } = await suite.person();
    const statuses: number[] = [];
    // Twice the limit and one: a new minute may begin in between.
    while (statuses.at(-1) !== 429 && statuses.length < 21) {
      statuses.push((await suite.newBrowser().signIn(email, "wrong password")).status);
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
    expect((await suite.newBrowser().signIn(email, PASSWORD)).status).toBe(429);
    const one = suite.newBrowser();
    const tried = await Promise.all(
      Array.from({ length: 65 }, () => one.signIn(suite.fresh("nobody"), "wrong password")),
    );
    expect(tried.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5);
  });

  it("reaches the calls that the pages use, and no other part of the library", async () => {
    const { browser } = await suite.person();
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
    expect(await suite.signedIn(browser)).toBe(true);
  });

  it("trusts no cookie that it has not signed, and no session that has ended", async () => {
    const { browser } = await suite.person();
    const [name = ""] = [...browser.jar.keys()];
    const value = browser.jar.get(name) ?? "";
    for (const forged of [value.split(".")[0] ?? "", `${value.split(".")[0]}.AAAA`, `x${value}`, "%E0%A4%A", ""]) {
      browser.jar.set(name, forged);
      expect([forged, await suite.signedIn(browser)]).toEqual([forged, false]);
    }
    browser.jar.set(name, value);
    expect(await suite.signedIn(browser)).toBe(true);
    await suite.database.updateTable("sign_in_sessions").set({ expires_at: new Date() }).execute();
    expect(await suite.signedIn(browser)).toBe(false);
  });
});

describe("sessions", () => {
  it("are listed with where they are, and ended one by one or all at once", async () => {
    const { email, browser } = await suite.person();
    const second = suite.newBrowser();
    const third = suite.newBrowser();
    await second.signIn(email, PASSWORD);
    await third.signIn(email, PASSWORD);
    const { body } = await browser.call("GET", "/account/sessions");
    expect(body.data).toHaveLength(3);
    expect(body.data.filter((session: { current: boolean }) => session.current)).toMatchObject([
      { ip: browser.address, lastSeenAt: expect.any(String) },
    ]);
    const other = body.data.find((session: { ip: string }) => session.ip === second.address);
    const stranger = await suite.person();
    expect((await stranger.browser.call("DELETE", `/account/sessions/${other.id}`)).status).toBe(404);
    expect(await suite.signedIn(second)).toBe(true);
    expect((await browser.call("DELETE", `/account/sessions/${other.id}`)).status).toBe(204);
    expect([await suite.signedIn(second), await suite.signedIn(third)]).toEqual([false, true]);
    await browser.call("POST", "/account/sign-out-everywhere", { keepCurrent: true });
    expect([await suite.signedIn(third), await suite.signedIn(browser)]).toEqual([false, true]);
    await browser.call("POST", "/account/sign-out-everywhere", {});
    expect(await suite.signedIn(browser)).toBe(false);
    expect(await suite.signedIn(stranger.browser)).toBe(true);
  });

  it("are changed by our own pages alone", async () => {
    const { browser } = await suite.person();
    const framed = await browser.call("POST", "/account/sign-out-everywhere", {}, { "x-greenroom": "" });
    expect(framed.status).toBe(403);
    expect((await suite.newBrowser().call("GET", "/account/sessions")).status).toBe(401);
    const key = await createApiKey(suite.database, suite.workspace);
    expect((await suite.newBrowser().call("GET", "/account", undefined, { "x-api-key": key })).status).toBe(401);
  });

  it("of a person carry one name in every workspace", async () => {
    const { email, browser } = await suite.person();
    const other = (await createWorkspace(suite.database, { name: "Second" })).id;
    await suite.join(other, email, "viewer");
    expect((await browser.call("PATCH", "/account", { name: "Renamed" })).body.name).toBe("Renamed");
    for (const id of [suite.workspace, other]) {
      const { body } = await browser.call("GET", "/session", undefined, { "x-workspace": id });
      expect(body.member.name).toBe("Renamed");
    }
  });

  it("other than the present one end with a changed password when that is asked for", async () => {
    const { email, browser } = await suite.person();
    const second = suite.newBrowser();
    await second.signIn(email, PASSWORD);
    const change = (currentPassword: string, newPassword: string, revokeOtherSessions: boolean) =>
      browser.auth("/change-password", { currentPassword, newPassword, revokeOtherSessions });
    expect((await change("not it", "another password", true)).status).toBe(400);
    expect((await change(PASSWORD, "another password", false)).status).toBe(200);
    expect(await suite.signedIn(second)).toBe(true);
    expect((await change("another password", PASSWORD, true)).status).toBe(200);
    expect([await suite.signedIn(second), await suite.signedIn(browser)]).toEqual([false, true]);
  });
});

describe("a forgotten password", () => {
  it("is answered the same for every address, and mailed to accounts alone", async () => {
    const { email } = await suite.person();
    const stranger = suite.fresh("stranger");
    const ask = (address: string) => suite.newBrowser().call("POST", "/password-forgotten", { email: address });
    const [known, unknown] = [await ask(email.toUpperCase()), await ask(stranger)];
    expect([known.status, known.body]).toEqual([204, ""]);
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    await expect.poll(() => suite.resetTokens(email).length).toBe(1);
    const rows = await suite.database.selectFrom("sign_in_resets").select(["email", "user_id"]).execute();
    expect(rows.find((row) => row.email === stranger)).toMatchObject({ user_id: null });
    expect(suite.received.some((mail) => String(mail).includes(stranger))).toBe(false);
  });

  it("is replaced once by its link, which ends every session and every other link", async () => {
    const { email, browser } = await suite.person();
    const ask = () => suite.newBrowser().call("POST", "/password-forgotten", { email });
    await ask();
    await expect.poll(() => suite.resetTokens(email).length).toBe(1);
    await ask();
    await expect.poll(() => suite.resetTokens(email).length).toBe(2);
    const [first, second] = suite.resetTokens(email);
    const reset = (token: string | undefined, password: string) =>
      suite.newBrowser().call("POST", "/password-reset", { token, password });
    expect((await reset(second, "short")).body.errors[0].pointer).toBe("/password");
    const answers = await Promise.all([1, 2, 3].map(() => reset(second, "a new long password")));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
    expect((await reset(first, "yet another password")).body.code).toBe("gone");
    expect((await reset("made up", "yet another password")).body.code).toBe("gone");
    expect(await suite.signedIn(browser)).toBe(false);
    expect((await browser.signIn(email, PASSWORD)).status).toBe(401);
    expect((await browser.signIn(email, "a new long password")).status).toBe(200);
  });

  it("has a link that ends after an hour, and that nobody finds in the outbox", async () => {
    const { email } = await suite.person();
    const { browser: owner } = await suite.person("owner");
    await suite.newBrowser().call("POST", "/password-forgotten", { email });
    await expect.poll(() => suite.resetTokens(email).length).toBe(1);
    const token = suite.resetTokens(email)[0] ?? "";
    const { body: mails } = await owner.call("GET", "/mails");
    const mail = mails.data.find((row: { toEmail: string }) => row.toEmail === email);
    const shown = await owner.call("GET", `/mails/${mail.id}`);
    expect(shown.body.text).toContain("/app/reset-password?token=");
    expect(JSON.stringify(shown.body)).not.toContain(token);
    await suite.database
      .updateTable("sign_in_resets")
      .set({ expires_at: new Date() })
      .where("email", "=", email)
      .execute();
    const late = await suite.newBrowser().call("POST", "/password-reset", { token, password: PASSWORD });
    expect(late.body.code).toBe("gone");
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
