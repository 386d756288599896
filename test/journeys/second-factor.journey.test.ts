/** The second factor and the sessions of an account: on, asked for, answered by a code and a backup code, off; other browsers signed out. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../browser.ts";
import { type Candidate, heading, press, startCandidate } from "./candidate.ts";
import { type Dashboard, openDashboard, signIn } from "./dashboard.ts";
import { glance, inspect } from "./inspect.ts";

let dashboard: Dashboard;
let desk: Candidate;
let laptop: Candidate;
let account: { email: string; password: string };
let page: Page;
let other: Page;
/** The secret of the authenticator, as the page shows it to be typed. */
let secret = "";
let codes: string[] = [];

beforeAll(async () => {
  dashboard = await openDashboard();
  account = dashboard.owner;
  desk = await startCandidate();
  laptop = await startCandidate();
  page = await desk.open(`${dashboard.url}/app/account`);
  await signIn(page, account.email, account.password);
  await heading(page, "Second factor").waitFor();
});
afterAll(async () => {
  await desk?.close();
  await laptop?.close();
  await dashboard?.close();
});

const panel = (of: Page) => of.getByRole("dialog");
const factor = (of: Page) => of.getByRole("region", { name: "Second factor" });
const sessions = (of: Page) => of.getByRole("table", { name: "Sessions" }).getByRole("row");

const codeField = (of: Page) => of.getByRole("textbox", { name: "Code", exact: true });

/** Types what the authenticator shows now; the server takes the code before the present one, too. */
const typeCodeNow = (of: Page) => codeField(of).fill(codeOf(`otpauth://totp/Greenroom?secret=${secret}`));

/** Signs in on the other browser up to the question for the second factor. */
async function toTheCode(): Promise<void> {
  await other.goto(`${dashboard.url}/app/account`);
  await signIn(other, account.email, account.password);
  await heading(other, "Your second factor").waitFor();
}

describe("the second factor", () => {
  it("is turned on by the password and a code, and shows its backup codes once", async () => {
    await press(page, "Turn on");
    await panel(page).getByLabel("Your password").fill(account.password);
    await page.keyboard.press("Enter");
    await panel(page).getByRole("img", { name: "QR code of your second factor" }).waitFor();
    secret = (await panel(page).locator("code").textContent()) ?? "";
    expect(secret).toMatch(/^[A-Z2-7]{16,}$/);
    await codeField(page).fill("000000");
    await page.keyboard.press("Enter");
    await panel(page).getByText("This code is not the present one.", { exact: false }).waitFor();
    await glance(page, "account-factor");
    await typeCodeNow(page);
    await page.keyboard.press("Enter");
    await panel(page).getByRole("heading", { name: "Your backup codes" }).waitFor();
    codes = ((await panel(page).locator("code").textContent()) ?? "").split("\n");
    expect(codes.length).toBeGreaterThanOrEqual(8);
    expect(new Set(codes).size).toBe(codes.length);
    await glance(page, "account-backup-codes");
    await press(page, "I have kept them");
    await factor(page).getByText("On", { exact: true }).waitFor();
    await page.reload();
    await factor(page).getByText("On", { exact: true }).waitFor();
    for (const code of codes) expect(await page.getByText(code).count()).toBe(0);
  });

  it("is asked for at the next sign-in, which a code ends", async () => {
    other = await laptop.context.newPage();
    await toTheCode();
    // The password alone has opened nothing.
    expect(await other.evaluate(async () => (await fetch("/api/v1/positions")).status)).toBe(401);
    await typeCodeNow(other);
    await press(other, "Sign in");
    await factor(other).getByText("On", { exact: true }).waitFor();
  });

  it("is answered by a backup code once, and by the same one never again", async () => {
    await press(other, "Sign out");
    await heading(other, "Sign in").waitFor();
    const [code = ""] = codes;
    await toTheCode();
    await codeField(other).fill(code);
    await other.keyboard.press("Enter");
    await factor(other).getByText("On", { exact: true }).waitFor();
    await press(other, "Sign out");
    await heading(other, "Sign in").waitFor();
    await toTheCode();
    await codeField(other).fill(code);
    await other.keyboard.press("Enter");
    await other.getByText("This is none of your unused backup codes.").waitFor();
    await inspect(other, "sign-in-code");
    await codeField(other).fill(codes[1] ?? "");
    await other.keyboard.press("Enter");
    await factor(other).getByText("On", { exact: true }).waitFor();
  });

  it("is turned off by the password, and asked for no more", async () => {
    await press(page, "Turn off");
    await panel(page).getByLabel("Your password").fill("not the password");
    await page.keyboard.press("Enter");
    await panel(page).getByText("This is not your password.").waitFor();
    await panel(page).getByLabel("Your password").fill(account.password);
    await page.keyboard.press("Enter");
    await page.getByText("Your second factor is off.").waitFor();
    await factor(page).getByText("Off", { exact: true }).waitFor();
    await other.reload();
    await press(other, "Sign out");
    await heading(other, "Sign in").waitFor();
    await signIn(other, account.email, account.password);
    await heading(other, "Positions").first().waitFor();
  });
});

describe("the sessions", () => {
  it("are listed, and another browser is signed out from here", async () => {
    await page.goto(`${dashboard.url}/app/account`);
    await expect.poll(() => sessions(page).count()).toBe(3);
    await sessions(page).filter({ hasText: "This one" }).waitFor();
    await sessions(page)
      .getByRole("button", { name: /^Sign out/ })
      .click();
    await page.getByText("That browser is signed out.").waitFor();
    await expect.poll(() => sessions(page).count()).toBe(2);
    await other.goto(`${dashboard.url}/app/positions`);
    await heading(other, "Sign in").waitFor();
    await factor(page).waitFor();
  });

  it("all end by signing out everywhere, this one too", async () => {
    await signIn(other, account.email, account.password);
    await heading(other, "Positions").first().waitFor();
    await press(page, "Sign out everywhere");
    await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
    await heading(page, "Sign in").waitFor();
    for (const one of [page, other]) {
      await one.goto(`${dashboard.url}/app/positions`);
      await heading(one, "Sign in").waitFor();
      expect(await one.evaluate(async () => (await fetch("/api/v1/positions")).status)).toBe(401);
    }
  });
});
