/** What a person does with their account stands in the log of each of their workspaces. */
import { describe, expect, it } from "vitest";
import { accountSuite } from "../../../test/account-suite.ts";
import { codeOf, PASSWORD } from "../../../test/browser.ts";
import { createWorkspace } from "../../../test/factories.ts";
import type { WorkspaceId } from "../../core/actor.ts";

const suite = accountSuite();

describe("what a person does with their account", () => {
  /** The person's entries in the log of a suite.workspace, as its owner reads them, the oldest first. */
  async function entriesOf(space: WorkspaceId, memberId: string) {
    const { browser: owner } = await suite.person("owner", space);
    const { body } = await owner.call("GET", `/audit?actorId=${memberId}&limit=100`);
    return body.data.reverse();
  }
  const actionsOf = (entries: { action: string }[]): string[] => entries.map(({ action }) => action);

  async function inTwo() {
    const [first, second] = [await createWorkspace(suite.database), await createWorkspace(suite.database)];
    const email = suite.fresh("person");
    const ids = [];
    for (const { id } of [first, second]) {
      ids.push(await suite.join(id, email, "recruiter"));
    }
    const [one = "", two = ""] = ids;
    return { email, spaces: [first.id, second.id] as const, ids: [one, two] as const };
  }

  it("stands in the log of each of their workspaces, with who, how and from where", async () => {
    const { email, spaces, ids } = await inTwo();
    const browser = suite.newBrowser();
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
        host: new URL(suite.url).host,
        referer: "http://team.example/app/account",
        subjectType: "member",
        subjectId: ids[place],
        data: { endedOthers: true },
      });
    }
    const { id: foreign } = await createWorkspace(suite.database);
    expect(await entriesOf(foreign, ids[0])).toEqual([]);
  });

  it("is noted for a second factor: on, used, its codes renewed, off", async () => {
    const { email, spaces, ids } = await inTwo();
    const browser = suite.newBrowser();
    await browser.signIn(email, PASSWORD);
    const { body } = await browser.auth("/two-factor/enable", { password: PASSWORD });
    expect((await browser.auth("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    await browser.auth("/two-factor/verify-totp", { code: codeOf(body.totpURI) });
    const renewed = await browser.auth("/two-factor/generate-backup-codes", { password: PASSWORD });
    const next = suite.newBrowser();
    expect((await next.signIn(email, PASSWORD)).body.twoFactorRedirect).toBe(true);
    await next.auth("/two-factor/verify-totp", { code: codeOf(body.totpURI) });
    const third = suite.newBrowser();
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
    const [browser, second] = [suite.newBrowser(), suite.newBrowser()];
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
    await expect.poll(() => suite.resetTokens(email).length).toBe(1);
    const reset = { token: suite.resetTokens(email)[0], password: "another password" };
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
