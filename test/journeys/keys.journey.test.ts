/** The life of an API key on its page: made, edited, rotated with an overlap, the old secret ended, switched off and on, revoked. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import { type Candidate, heading, press, startCandidate } from "./candidate.ts";
import { inspect } from "./inspect.ts";

let deployment: Deployment;
let owner: Candidate;
let page: Page;

beforeAll(async () => {
  deployment = await deploy();
  const { email, password } = await setUp(deployment);
  owner = await startCandidate();
  page = await owner.open(`${deployment.url}/app/keys`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await press(page, "Sign in");
  await heading(page, "API keys").first().waitFor();
});
afterAll(async () => {
  await owner?.close();
  await deployment?.stop();
});

const status = async (key: string, path = "/api/v1/positions"): Promise<number> =>
  (await fetch(`${deployment.url}${path}`, { headers: { "x-api-key": key } })).status;

/** The key that the page shows now, and puts away. */
async function takeKey(): Promise<string> {
  const shown = page.getByText(/^gr_(live|test)_\w{8}\.\w{43}$/).first();
  await shown.waitFor();
  const key = (await shown.textContent()) ?? "";
  await press(page, "I have stored the key");
  await shown.waitFor({ state: "detached" });
  return key;
}

async function choose(name: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: action, exact: true }).click();
}

const inDialog = () => page.getByRole("dialog");
const confirm = (action: string) => page.getByRole("alertdialog").getByRole("button", { name: action }).click();

describe("the page of API keys", () => {
  it("leads a key through its life", async () => {
    await press(page, "Create key");
    await inDialog().getByLabel("Name").fill("ATS");
    await inDialog().getByLabel("Everything").uncheck();
    await inDialog().getByLabel("Read positions, their questions, projects and question sets").check();
    await inDialog().getByLabel("Requests per minute").fill("120");
    await inDialog().getByRole("button", { name: "Create key" }).click();
    const first = await takeKey();
    expect([await status(first), await status(first, "/api/v1/interviews")]).toEqual([200, 403]);
    await page.getByText("120 requests a minute at most").waitFor();

    await choose("ATS", "Edit");
    await inDialog().getByLabel("Read candidates, interviews, answers, reviews and mail states").check();
    await inDialog().getByRole("button", { name: "Save" }).click();
    await page.getByText("The key is changed.").waitFor();
    expect(await status(first, "/api/v1/interviews")).toBe(200);

    await choose("ATS", "Rotate");
    await inspect(page, "keys-rotate");
    await inDialog().getByRole("button", { name: "Make a new secret" }).click();
    await page.getByText(/The new secret of/).waitFor();
    await inspect(page, "keys-rotated");
    const second = await takeKey();
    expect([await status(first), await status(second)]).toEqual([200, 200]);

    await page.getByText(/Old secret works until/).waitFor();
    await choose("ATS", "End the old secret");
    await confirm("End old secret");
    await page.getByText(/Old secret works until/).waitFor({ state: "detached" });
    expect([await status(first), await status(second)]).toEqual([401, 200]);

    await choose("ATS", "Deactivate");
    await page.getByText("“ATS” is inactive.").waitFor();
    expect(await status(second)).toBe(401);
    await choose("ATS", "Activate");
    await page.getByText("“ATS” works again.").waitFor();
    expect(await status(second)).toBe(200);

    await choose("ATS", "Revoke");
    await confirm("Revoke key");
    await page.getByText("“ATS” is revoked.").waitFor();
    expect(await status(second)).toBe(401);
  });

  it("makes a test key and shows the test data apart from the live data", async () => {
    await press(page, "Create key");
    await inDialog().getByRole("combobox", { name: "Works with" }).click();
    await page.getByRole("option", { name: "Test data" }).click();
    await inDialog().getByLabel("Name").fill("Trial");
    await inspect(page, "keys-test");
    await inDialog().getByRole("button", { name: "Create key" }).click();
    const key = await takeKey();
    expect(key).toMatch(/^gr_test_/);
    const answer = await fetch(`${deployment.url}/api/v1/positions`, {
      method: "POST",
      headers: { "x-api-key": key, "content-type": "application/json" },
      body: JSON.stringify({ title: "Position to try", visibility: "private", questions: [] }),
    });
    expect(answer.status).toBe(201);

    await press(page, "Show test data");
    await page.getByText("Nothing here is for real").waitFor();
    await heading(page, "Sandbox").waitFor();
    await page.getByRole("combobox", { name: /When a candidate is invited/ }).click();
    await page.getByRole("option", { name: "Answers every question" }).click();
    await press(page, "Save");
    await page.getByText("The robot is set.").waitFor();
    await press(page, "1 day on");
    await page.getByText("Moved by 24 hours so far.").waitFor();
    await inspect(page, "keys-sandbox");
    await page.getByRole("link", { name: "Positions" }).click();
    await page.getByText("Position to try").waitFor();
    await page.getByRole("link", { name: "API keys" }).click();
    await press(page, "Empty the sandbox");
    await confirm("Empty sandbox");
    await page.getByText("The sandbox is empty.").waitFor();
    await press(page, "Back to live data");
    await page.getByText("Nothing here is for real").waitFor({ state: "detached" });
    await heading(page, "Positions").first().waitFor();
    expect(await page.getByText("Position to try").count()).toBe(0);
  });
});
