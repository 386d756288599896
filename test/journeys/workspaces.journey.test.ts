/** Somebody of two workspaces goes from one to the other: asked before an unsaved form is left, and shown the other's data alone. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WorkspaceId } from "../../server/core/actor.ts";
import { createApiKey, createInterview, createPosition, createWorkspace } from "../factories.ts";
import { type Candidate, heading, press, startCandidate } from "./candidate.ts";
import { type Dashboard, nativeApi, openDashboard, signIn } from "./dashboard.ts";
import { glance } from "./inspect.ts";

let dashboard: Dashboard;
let person: Candidate;
let page: Page;
let positionOfAcme: string;
let betaId: WorkspaceId;

beforeAll(async () => {
  dashboard = await openDashboard();
  const { db, workspaceId, owner } = dashboard;
  ({ id: betaId } = await createWorkspace(db.database, { name: "Beta Hiring" }));
  await dashboard.addMember(betaId, { email: owner.email, role: "owner", name: "Olga Owner" });
  for (const [workspace, title, name] of [
    [workspaceId, "Site engineer", "Ada of Acme"],
    [betaId, "Head of finance", "Bob of Beta"],
  ] as const) {
    const { id } = await createPosition(db.database, workspace, { title });
    await createInterview(db.database, workspace, id, { name });
    if (workspace === workspaceId) positionOfAcme = id;
  }
  person = await startCandidate();
  page = await person.open(`${dashboard.url}/app/positions`);
  await signIn(page, owner.email, owner.password);
  await heading(page, "Positions").first().waitFor();
});
afterAll(async () => {
  await person?.close();
  await dashboard?.close();
});

const switcher = () => page.getByRole("combobox", { name: "Workspace" });

/** By the keyboard: opens the choice, finds the name by its first letters. */
async function goTo(workspace: string): Promise<void> {
  await switcher().focus();
  await page.keyboard.press("Enter");
  const option = page.getByRole("option", { name: workspace });
  await option.waitFor();
  await page.keyboard.type(workspace.slice(0, 3));
  await expect.poll(() => option.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
}

/** What Acme would show, were it shown. */
const ofAcme = () => page.getByText(/Site engineer|Ada of Acme/).count();

describe("going to another workspace", () => {
  it("shows the other one's positions and candidates, and nothing of the former", async () => {
    await page.getByRole("link", { name: "Site engineer" }).waitFor();
    await goTo("Beta Hiring");
    await page.getByRole("link", { name: "Head of finance" }).waitFor();
    expect(await ofAcme()).toBe(0);
    await page.getByRole("link", { name: "Candidates", exact: true }).first().click();
    await page.getByRole("row", { name: "Bob of Beta" }).waitFor();
    expect(await ofAcme()).toBe(0);
    // Also by an address of the former.
    await page.goto(`${dashboard.url}/app/positions/${positionOfAcme}`);
    await page.getByText("belongs to another workspace of yours", { exact: false }).waitFor();
    expect(await ofAcme()).toBe(0);
    await goTo("Acme");
    await page.getByRole("link", { name: "Site engineer" }).waitFor();
    expect(await page.getByText(/Head of finance|Bob of Beta/).count()).toBe(0);
  });

  it("asks before an unsaved position is left, and stays where the person stays", async () => {
    await page.goto(`${dashboard.url}/app/positions/${positionOfAcme}/edit`);
    const title = page.getByLabel("Title", { exact: true });
    await title.fill("Site engineer, north");
    await goTo("Beta Hiring");
    const asked = page.getByRole("alertdialog");
    await asked.getByRole("heading", { name: "Leave without saving?" }).waitFor();
    await glance(page, "workspace-unsaved");
    await page.keyboard.press("Escape");
    await asked.waitFor({ state: "detached" });
    expect(await title.inputValue()).toBe("Site engineer, north");
    await switcher().getByText("Acme").waitFor();
    await press(page, "Save changes");
    await page.getByText("The changes are saved.").waitFor();
    await page.waitForURL(/\/questions$/);
    expect(await dashboard.api("GET", "/positions")).toMatchObject({ data: [{ title: "Site engineer, north" }] });
  });

  it("leaves the form when the person says so, and keeps none of it", async () => {
    await page.goto(`${dashboard.url}/app/positions/${positionOfAcme}/edit`);
    await page.getByLabel("Title", { exact: true }).fill("Never saved");
    await goTo("Beta Hiring");
    await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
    await page.getByRole("link", { name: "Head of finance" }).waitFor();
    await switcher().getByText("Beta Hiring").waitFor();
    expect(await ofAcme()).toBe(0);
    expect(await page.getByText("Never saved").count()).toBe(0);
    await goTo("Acme");
    await page.getByRole("link", { name: "Site engineer, north" }).waitFor();
  });

  it("happens by itself to who is removed, and the page goes on in the other one, live", async () => {
    await dashboard.addMember(dashboard.workspaceId, { email: "max@example.com", role: "owner" });
    await dashboard.api("DELETE", `/members/${dashboard.owner.memberId}`);
    await page.getByRole("link", { name: "Head of finance" }).waitFor();
    await page.getByText("Beta Hiring").waitFor();
    expect(await ofAcme()).toBe(0);
    expect(await switcher().count()).toBe(0);
    const inBeta = nativeApi(dashboard, await createApiKey(dashboard.db.database, betaId));
    await inBeta("POST", "/positions", { title: "Head of people", visibility: "private", questions: [] });
    await page.getByRole("link", { name: "Head of people" }).waitFor();
  });
});
