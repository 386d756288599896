/** The Integrations tab of a position, used as it says: its samples pasted into a shell and saved as a script, and seen among the latest calls. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createPosition } from "../factories.ts";
import { type Candidate, heading, startCandidate } from "./candidate.ts";
import { type Dashboard, openDashboard, signIn } from "./dashboard.ts";
import { glance, inspect } from "./inspect.ts";

const run = promisify(execFile);
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

let dashboard: Dashboard;
let engineer: Candidate;
let page: Page;
let folder: string;
let positionId: string;

beforeAll(async () => {
  dashboard = await openDashboard();
  folder = await mkdtemp(join(tmpdir(), "greenroom-integrations-"));
  ({ id: positionId } = await createPosition(dashboard.db.database, dashboard.workspaceId));
  engineer = await startCandidate();
  page = await engineer.open(`${dashboard.url}/app/positions/${positionId}/integrations`);
  await signIn(page, dashboard.owner.email, dashboard.owner.password);
  await heading(page, "Connect your systems").waitFor();
});
afterAll(async () => {
  await engineer?.close();
  await dashboard?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** A sample as it is written on the page. */
const sample = (title: string) =>
  page
    .getByRole("article")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) })
    .locator("code");
const environment = () => ({ PATH: process.env.PATH ?? "", GREENROOM_KEY: dashboard.key });
const calls = () => page.getByRole("table", { name: "Latest calls" }).getByRole("row");

describe("the integrations of a position", () => {
  it("name the position and this server, and no key", async () => {
    await page.getByText(positionId, { exact: true }).waitFor();
    await page.getByText(dashboard.url, { exact: true }).waitFor();
    await heading(page, "No call yet").waitFor();
    expect(await page.content()).not.toMatch(/gr_(live|test)_/);
    await inspect(page, "integrations-first");
  });

  it("have a curl command that works when it is pasted, and shows among the latest calls", async () => {
    const command = (await sample("Make one link").textContent()) ?? "";
    const { stdout } = await run("bash", ["-c", command], { env: environment() });
    const { data } = z
      .object({ data: z.object({ id: z.string(), interviewLink: z.string() }) })
      .parse(JSON.parse(stdout));
    expect((await fetch(data.interviewLink)).status).toBe(200);
    const row = calls().filter({ hasText: "/api/external/ingest/candidate" });
    await row.getByText("POST").waitFor();
    await row.getByText(/^20\d done$/).waitFor();
    await row.getByText("Test", { exact: true }).waitFor();
    // The samples speak of the interview that is there now.
    await page.reload();
    await sample("Read one candidate").getByText(data.id).waitFor();
  });

  it("have a script that works when it is saved, and shows among the latest calls", async () => {
    await page.getByRole("radio", { name: "TypeScript" }).check();
    const file = join(folder, "call.mts");
    await writeFile(file, (await sample("Read this position").textContent()) ?? "");
    const { stdout } = await run(process.execPath, ["--import", tsx, file], { env: environment() });
    expect(stdout).toContain(positionId);
    await calls()
      .filter({ hasText: `/api/v1/positions/${positionId}` })
      .getByText("200 done")
      .waitFor();
  });

  it("show a refused call with its reason, and no secret of any call", async () => {
    const command = `curl -sS '${dashboard.url}/api/v1/interviews?search=${dashboard.key}&limit=many' -H "X-API-Key: $GREENROOM_KEY"`;
    await run("bash", ["-c", command], { env: environment() });
    await calls().getByText("400 refused").waitFor();
    await glance(page, "integrations-calls");
    expect(await page.content()).not.toContain(dashboard.key);
    const told = await page.evaluate(async () => (await fetch("/api/v1/calls")).text());
    expect(told).toContain("/api/v1/interviews");
    expect(told).not.toContain(dashboard.key.split(".")[1]);
  });
});
