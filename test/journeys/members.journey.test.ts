/** Who belongs to a workspace: invited by mail, in by the link, given a role and one position, removed and out at once. */
import { rm } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createDataDir } from "../deployment.ts";
import { createPosition } from "../factories.ts";
import { type Candidate, heading, press, startCandidate } from "./candidate.ts";
import { type Dashboard, openDashboard, signIn } from "./dashboard.ts";
import { glance, inspect } from "./inspect.ts";
import { mailedLink } from "./mailed-link.ts";

const RITA = "rita@example.com";
const ACCEPT = /https?:\/\/\S+\/accept-invitation\?token=[\w.-]+/;

let dashboard: Dashboard;
let dataDir: string;
let owner: Candidate;
let invited: Candidate;
let page: Page;
let theirs: Page;

beforeAll(async () => {
  dataDir = await createDataDir();
  dashboard = await openDashboard({ ROLES: "web,worker", DATA_DIR: dataDir });
  const { db, workspaceId } = dashboard;
  for (const title of ["Site engineer", "Head of finance"]) await createPosition(db.database, workspaceId, { title });
  owner = await startCandidate();
  invited = await startCandidate();
  page = await owner.open(`${dashboard.url}/app/settings?section=members`);
  await signIn(page, dashboard.owner.email, dashboard.owner.password);
  await heading(page, "Members").waitFor();
});
afterAll(async () => {
  await owner?.close();
  await invited?.close();
  await dashboard?.close();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

const dialog = (of: Page) => of.getByRole("dialog");
const memberRow = (name: string) => page.getByRole("table", { name: "Members" }).getByRole("row", { name });
const invitationRow = (name: string) => page.getByRole("table", { name: "Invitations" }).getByRole("row", { name });

/** Invites somebody without touching the mouse; the role is the chosen one's first letters, typed. */
async function inviteByKeyboard(email: string, role: string): Promise<void> {
  await page.getByRole("button", { name: "Invite somebody" }).focus();
  await page.keyboard.press("Enter");
  const field = dialog(page).getByLabel("E-mail");
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const option = page.getByRole("option", { name: role, exact: true });
  await option.waitFor();
  await page.keyboard.type(role);
  await expect.poll(() => option.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await option.waitFor({ state: "detached" });
  await dialog(page).getByRole("combobox", { name: "Role" }).getByText(role).waitFor();
  await dialog(page).getByLabel("E-mail").press("Enter");
  await page.getByText(`${email} is invited.`).waitFor();
  await dialog(page).waitFor({ state: "detached" });
}

/** The titles of the positions that somebody reads now. */
const titles = async () => {
  const links = theirs.getByRole("table", { name: "Positions" }).getByRole("link");
  return (await links.allTextContents()).sort();
};

describe("members", () => {
  it("are invited by mail, with the keyboard alone", async () => {
    await inviteByKeyboard(RITA, "Viewer");
    await invitationRow(RITA).getByText("Viewer", { exact: true }).waitFor();
    await inspect(page, "members-invited");
  });

  it("come in by the mailed link, with the role of the invitation", async () => {
    theirs = await invited.open(await mailedLink(dataDir, RITA, ACCEPT));
    await heading(theirs, "Join Acme").waitFor();
    await theirs.getByText("a viewer: watching interviews").waitFor();
    await inspect(theirs, "members-accept");
    await theirs.getByLabel("Your name").fill("Rita Lang");
    await theirs.getByLabel("Password").fill("a long password of hers");
    await theirs.keyboard.press("Enter");
    await heading(theirs, "Positions").first().waitFor();
    await expect.poll(titles).toEqual(["Head of finance", "Site engineer"]);
    // The owner's page learns of it by itself.
    await memberRow("Rita Lang").getByText("Viewer", { exact: true }).waitFor();
    await invitationRow(RITA).waitFor({ state: "detached" });
  });

  it("get another role", async () => {
    await page.getByRole("button", { name: "Change Rita Lang" }).click();
    await dialog(page).getByRole("combobox", { name: "Role" }).click();
    await page.getByRole("option", { name: "Reviewer", exact: true }).click();
    await glance(page, "members-change");
    await press(page, "Save");
    await page.getByText("Rita Lang is changed.").waitFor();
    await memberRow("Rita Lang").getByText("Reviewer", { exact: true }).waitFor();
    const { data } = z
      .object({ data: z.array(z.object({ email: z.string(), role: z.string() })) })
      .parse(await dashboard.api("GET", "/members"));
    expect(data.find(({ email }) => email === RITA)).toMatchObject({ role: "reviewer" });
  });

  it("see of the chosen positions only those that they are chosen for", async () => {
    const share = async (title: string, withRita: boolean) => {
      await page.getByRole("link", { name: "Positions" }).first().click();
      await page.getByRole("link", { name: title }).click();
      await heading(page, title).waitFor();
      await page.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("menuitem", { name: "Who sees it" }).click();
      await dialog(page).getByRole("combobox", { name: "Seen by" }).click();
      await page.getByRole("option", { name: "Owners and chosen members" }).click();
      if (withRita) await dialog(page).getByRole("checkbox", { name: "Rita Lang" }).check();
      else await dialog(page).getByRole("checkbox", { name: "Rita Lang" }).waitFor();
      if (withRita) await glance(page, "position-sharing");
      await press(page, "Save");
      await page.getByText("Owners and the chosen members see it.").first().waitFor();
      await page.getByText("Seen by owners and chosen members").waitFor();
    };
    await share("Head of finance", false);
    const hidden = page.url();
    await share("Site engineer", true);
    // Her page loses the hidden one without a reload.
    await expect.poll(titles, { timeout: 30_000 }).toEqual(["Site engineer"]);
    await theirs.getByRole("link", { name: "Site engineer" }).click();
    await heading(theirs, "Site engineer").waitFor();
    await theirs.goto(hidden);
    await theirs.getByText("shared with", { exact: false }).waitFor();
    expect(await theirs.getByText("Head of finance").count()).toBe(0);
    await theirs.goto(`${dashboard.url}/app/positions`);
    await expect.poll(titles).toEqual(["Site engineer"]);
  });

  it("are out at once when they are removed", async () => {
    await page.goto(`${dashboard.url}/app/settings?section=members`);
    await page.getByRole("button", { name: "Change Rita Lang" }).click();
    await press(page, "Remove");
    const asked = page.getByRole("alertdialog");
    await asked.getByRole("heading", { name: "Remove Rita Lang?" }).waitFor();
    await asked.getByRole("button", { name: "Remove member" }).click();
    await page.getByText("Rita Lang is no member any more.").waitFor();
    await memberRow("Rita Lang").waitFor({ state: "detached" });
    // Without a step of hers the page shows nothing of the workspace any more.
    await heading(theirs, "No workspace").waitFor();
    expect(await theirs.getByText("Site engineer").count()).toBe(0);
    const answer = await theirs.evaluate(async () => (await fetch("/api/v1/positions")).status);
    expect([401, 403]).toContain(answer);
  });

  it("do not come in by an invitation that was revoked", async () => {
    await inviteByKeyboard("sam@example.com", "Recruiter");
    const link = await mailedLink(dataDir, "sam@example.com", ACCEPT);
    await page.getByRole("button", { name: "Revoke the invitation of sam@example.com" }).click();
    await page.getByText("The invitation of sam@example.com is revoked.").waitFor();
    await heading(page, "Invitations").waitFor({ state: "detached" });
    await theirs.goto(link);
    await heading(theirs, "This invitation has ended").waitFor();
    await glance(theirs, "members-revoked");
  });
});
