/** The second factor of a person, by themselves and where a workspace asks for it. */
import { describe, expect, it } from "vitest";
import { accountSuite } from "../../../test/account-suite.ts";
import { codeOf, PASSWORD } from "../../../test/browser.ts";
import { createApiKey, createWorkspace } from "../../../test/factories.ts";
import { systemActor } from "../../core/actor.ts";
import { resetSecondFactor } from "../../core/members/index.ts";

const suite = accountSuite();

describe("a second factor", () => {
  it("is on once a code was given, and is then asked for at every sign-in", async () => {
    const { email, browser } = await suite.person();
    expect((await browser.auth("/two-factor/enable", { password: "not it" })).status).toBe(400);
    const enabled = await browser.auth("/two-factor/enable", { password: PASSWORD });
    expect((await browser.auth("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    expect((await browser.call("GET", "/account")).body.secondFactor).toBe(false);
    expect((await suite.newBrowser().signIn(email, PASSWORD)).body.twoFactorRedirect).toBeUndefined();
    const uri: string = enabled.body.totpURI;
    expect((await browser.auth("/two-factor/verify-totp", { code: codeOf(uri) })).status).toBe(200);
    expect((await browser.call("GET", "/account")).body.secondFactor).toBe(true);
    expect((await browser.auth("/two-factor/enable", { password: PASSWORD })).status).toBe(409);
    const next = suite.newBrowser();
    expect((await next.signIn(email, PASSWORD)).body.twoFactorRedirect).toBe(true);
    expect(await suite.signedIn(next)).toBe(false);
    expect((await next.auth("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    expect((await next.auth("/two-factor/verify-totp", { code: codeOf(uri) })).status).toBe(200);
    expect(await suite.signedIn(next)).toBe(true);
  });

  it("can be replaced by a backup code, each of them once", async () => {
    const { email, backupCodes } = await suite.withFactor();
    const use = async (code: string | undefined) => {
      const browser = suite.newBrowser();
      await browser.signIn(email, PASSWORD);
      return (await browser.auth("/two-factor/verify-backup-code", { code })).status;
    };
    expect(backupCodes).toHaveLength(10);
    expect([await use(backupCodes[0]), await use(backupCodes[0]), await use(backupCodes[1])]).toEqual([200, 401, 200]);
  });

  it("is not asked for on a trusted device, until the person signs out everywhere", async () => {
    const { email, uri } = await suite.withFactor();
    const device = suite.newBrowser();
    await device.signIn(email, PASSWORD);
    await device.auth("/two-factor/verify-totp", { code: codeOf(uri), trustDevice: true });
    await device.auth("/sign-out");
    expect(await suite.signedIn(device)).toBe(false);
    await device.signIn(email, PASSWORD);
    expect(await suite.signedIn(device)).toBe(true);
    await device.call("POST", "/account/sign-out-everywhere", {});
    expect((await device.signIn(email, PASSWORD)).body.twoFactorRedirect).toBe(true);
  });

  it("is turned off with the password", async () => {
    const { email, browser } = await suite.withFactor();
    expect((await browser.auth("/two-factor/disable", { password: "not it" })).status).toBe(400);
    expect((await browser.auth("/two-factor/disable", { password: PASSWORD })).status).toBe(200);
    expect((await browser.call("GET", "/account")).body.secondFactor).toBe(false);
    const next = suite.newBrowser();
    await next.signIn(email, PASSWORD);
    expect(await suite.signedIn(next)).toBe(true);
  });

  it("is asked for by a workspace that requires it, of members and not of keys", async () => {
    const { id } = await createWorkspace(suite.database, { name: "Strict" });
    const key = await createApiKey(suite.database, id);
    const { browser: owner } = await suite.withFactor(id, "owner");
    const { browser } = await suite.person("recruiter", id);
    expect((await browser.call("GET", "/positions")).status).toBe(200);
    const required = await owner.call("PATCH", "/workspace", { settings: { requireSecondFactor: true } });
    expect(required.body.settings.requireSecondFactor).toBe(true);
    const refused = await browser.call("GET", "/positions");
    expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
    expect((await browser.call("GET", "/session")).body.secondFactorNeeded).toBe(true);
    expect((await owner.call("GET", "/positions")).status).toBe(200);
    const withKey = await suite.newBrowser().call("GET", "/positions", undefined, { "x-api-key": key });
    expect(withKey.status).toBe(200);
    const { body } = await browser.auth("/two-factor/enable", { password: PASSWORD });
    await browser.auth("/two-factor/verify-totp", { code: codeOf(body.totpURI) });
    expect((await browser.call("GET", "/positions")).status).toBe(200);
    const members = (await owner.call("GET", "/members")).body.data;
    expect(members.map((member: { secondFactor: boolean }) => member.secondFactor)).toEqual([true, true]);
  });

  it("that is lost is taken away by the operator, who is noted", async () => {
    const { email, browser } = await suite.withFactor();
    const actor = { ...systemActor("command line"), medium: "command_line" as const };
    const jobs = { enqueue: async () => {} };
    const reset = (address: string) =>
      resetSecondFactor({ database: suite.database, jobs, clock: () => new Date() }, actor, address);
    await reset(email);
    expect(await suite.signedIn(browser)).toBe(false);
    await browser.signIn(email, PASSWORD);
    expect((await browser.call("GET", "/account")).body.secondFactor).toBe(false);
    expect((await browser.call("GET", "/audit")).body.data[1]).toMatchObject({ action: "member.second_factor_reset" });
    await expect(reset(email)).rejects.toMatchObject({ refusal: { code: "conflict" } });
    await expect(reset(suite.fresh("nobody"))).rejects.toMatchObject({ refusal: { code: "not_found" } });
  });
});
