/** The audit log as its readers use it: narrowed by what, who and when in the address, saved as it is narrowed, read on page by page. */
import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../shared/ids.ts";
import { type Candidate, heading, press, startCandidate } from "./candidate.ts";
import { type Dashboard, openDashboard, signIn } from "./dashboard.ts";
import { inspect } from "./inspect.ts";

const MOVED = 70;

let dashboard: Dashboard;
let reader: Candidate;
let page: Page;

beforeAll(async () => {
  dashboard = await openDashboard();
  const { db, workspaceId, owner } = dashboard;
  const max = await dashboard.addMember(workspaceId, {
    email: "max@example.com",
    role: "recruiter",
    name: "Max Recruiter",
  });
  const entry = (at: string, action: string, actor: { id: string; name: string } | null, data: object = {}) => ({
    workspace_id: workspaceId,
    id: newId(),
    at: new Date(at),
    actor_kind: actor ? "member" : "system",
    actor_id: actor?.id ?? null,
    actor_name: actor?.name ?? null,
    medium: actor ? "page" : "job",
    ip: "203.0.113.7",
    host: null,
    referer: null,
    action,
    subject_type: action.split(".")[0] ?? "",
    subject_id: newId(),
    data: JSON.stringify(data),
  });
  const olga = { id: owner.memberId, name: "Olga Owner" };
  await db.database
    .insertInto("audit_entries")
    .values([
      // Days apart, so that they fall on the days that are asked for in every zone.
      entry("2026-03-01T12:00:00Z", "position.created", olga),
      entry("2026-03-05T12:00:00Z", "position.updated", { id: max, name: "Max Recruiter" }),
      entry("2026-03-10T12:00:00Z", "position.archived", olga),
      entry("2026-03-10T13:00:00Z", "key.created", olga, { name: "=HYPERLINK" }),
      ...Array.from({ length: MOVED }, (_none, index) =>
        entry(new Date(Date.UTC(2026, 1, 1, 12, index)).toISOString(), "interview.expired", null),
      ),
    ])
    .execute();
  reader = await startCandidate();
  page = await reader.open(`${dashboard.url}/app/audit`);
  await signIn(page, owner.email, owner.password);
  await heading(page, "Audit log").waitFor();
});
afterAll(async () => {
  await reader?.close();
  await dashboard?.close();
});

const rows = () => page.getByRole("table", { name: "Changes, newest first" }).getByRole("row");
/** What the table says was done, from the newest. */
const shown = () =>
  rows()
    .getByRole("rowheader")
    .evaluateAll((cells) => cells.map((cell) => cell.querySelector("span")?.textContent));
const search = () => Object.fromEntries(new URL(page.url()).searchParams);

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** The actions of the file that the page saves now. */
async function saved(): Promise<string[]> {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Export CSV")]);
  const text = await readFile(await download.path(), "utf8");
  const { data, errors } = Papa.parse<{ action: string }>(text.replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data.map(({ action }) => action);
}

describe("the audit log", () => {
  it("is narrowed by what was done, and saves what it shows", async () => {
    await choose("What", "Positions");
    await expect.poll(shown).toEqual(["Archived a position", "Changed a position", "Created a position"]);
    expect(search()).toEqual({ what: "position." });
    expect(await saved()).toEqual(["position.archived", "position.updated", "position.created"]);
  });

  it("is narrowed by who and when as well, in an address that shows the same when it is opened anew", async () => {
    await choose("Who", "Olga Owner");
    await expect.poll(shown).toEqual(["Archived a position", "Created a position"]);
    await page.getByLabel("From").fill("2026-03-03");
    await expect.poll(shown).toEqual(["Archived a position"]);
    await page.getByLabel("To").fill("2026-03-12");
    const address = { what: "position.", who: dashboard.owner.memberId, from: "2026-03-03", to: "2026-03-12" };
    await expect.poll(search).toEqual(address);
    await expect.poll(shown).toEqual(["Archived a position"]);
    await page.reload();
    await expect.poll(shown).toEqual(["Archived a position"]);
    expect(search()).toEqual(address);
    await page.getByRole("combobox", { name: "Who" }).getByText("Olga Owner").waitFor();
    expect(await saved()).toEqual(["position.archived"]);
    await choose("What", "Everything");
    await expect.poll(shown).toEqual(["Created an API key", "Archived a position"]);
    expect(await saved()).toEqual(["key.created", "position.archived"]);
  });

  it("says that nothing fits, and shows everything again", async () => {
    await page.getByLabel("To").fill("2026-03-07");
    await heading(page, "No entry fits").waitFor();
    await inspect(page, "audit-empty");
    expect(await saved()).toEqual([]);
    await page.getByRole("search", { name: "Filters" }).getByRole("button", { name: "Clear filters" }).click();
    await rows().getByText("Archived a position").waitFor();
    expect(search()).toEqual({});
  });

  it("is read on page by page to its end, and saved whole", async () => {
    await page.goto(`${dashboard.url}/app/audit?what=interview`);
    await expect.poll(async () => (await shown()).length).toBe(50);
    const more = page.getByRole("button", { name: "Show older entries" });
    await more.focus();
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await shown()).length).toBe(MOVED);
    await more.waitFor({ state: "detached" });
    expect(await saved()).toHaveLength(MOVED);
  });

  it("shows the history of one thing", async () => {
    await page.goto(`${dashboard.url}/app/audit?what=key.`);
    await press(page, "Its history");
    await page.getByText("The history of one thing.").waitFor();
    await expect.poll(shown).toEqual(["Created an API key"]);
    await press(page, "Show all");
    await page.getByText("The history of one thing.").waitFor({ state: "detached" });
  });
});
