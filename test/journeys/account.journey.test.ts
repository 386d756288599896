/** A person leaves the workspaces that they belong to, one after the other, in the dashboard. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import { type Candidate, heading, press, startCandidate } from "./candidate.ts";

let deployment: Deployment;
let person: Candidate;
let email: string;
let password: string;

/** Lets a second owner into the workspace of a key. */
async function addOwner(key: string, address: string): Promise<void> {
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${deployment.url}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(201);
    return answer.json();
  };
  const invited = await post("/member-invitations", { email: address, role: "owner" }, { "x-api-key": key });
  const token = new URL(z.object({ link: z.string() }).parse(invited).link).searchParams.get("token");
  await post("/member-invitations/accept", { token, name: "Another Owner", password: "a long password of theirs" });
}

beforeAll(async () => {
  deployment = await deploy();
  const first = await setUp(deployment);
  ({ email, password } = first);
  await addOwner(first.key, "max@example.com");
  const made = z.object({ workspaceId: z.string() });
  await deployment.command(made, "setup", "--workspace", "Beta Hiring", "--owner", email);
  person = await startCandidate();
});
afterAll(async () => {
  await person?.close();
  await deployment?.stop();
});

async function leave(page: Page, workspace: string): Promise<void> {
  await press(page, `Leave … ${workspace}`);
  const asked = page.getByRole("alertdialog");
  await asked.getByRole("heading", { name: `Leave ${workspace}?` }).waitFor();
  await asked.getByRole("button", { name: "Leave workspace" }).click();
}

describe("leaving", () => {
  it("goes on to the next workspace, is refused to an only owner, and ends on a page that says what now", async () => {
    const page = await person.open(`${deployment.url}/app/account`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await press(page, "Sign in");
    await heading(page, "Your workspaces").waitFor();
    await leave(page, "Acme");
    await heading(page, "Positions").first().waitFor();
    await page.getByText("You have left Acme.").waitFor();
    await page.getByText("Beta Hiring").first().waitFor();

    await page.goto(`${deployment.url}/app/account`);
    await heading(page, "Your workspaces").waitFor();
    expect(await page.getByRole("button", { name: "Leave … Acme" }).count()).toBe(0);
    await leave(page, "Beta Hiring");
    await page.getByText("This is the only owner.", { exact: false }).waitFor();

    const { key } = await deployment.command(
      z.object({ key: z.string() }),
      ...["keys", "create", "--name", "journey", "--workspace", "2"],
    );
    await addOwner(key, "nora@example.com");

    await leave(page, "Beta Hiring");
    await heading(page, "No workspace").waitFor();
    await page.getByText(email).waitFor();
    await page.goto(`${deployment.url}/app/positions`);
    await heading(page, "No workspace").waitFor();
    await press(page, "Sign out");
    await heading(page, "Sign in").waitFor();
    await page.close();
  });
});
