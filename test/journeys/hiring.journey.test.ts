/** Hiring in the dashboard: project, job post and stages made, published, candidates through the invite call, moved, rejected, a CV confirmed. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import { pdfOf } from "../job-posts.ts";
import { type Candidate, heading, press, startCandidate } from "./candidate.ts";
import { inspect } from "./inspect.ts";

let deployment: Deployment;
let owner: Candidate;
let page: Page;
let key: string;

/** Where the ATS keeps its CVs; one is there only from the second time on. */
let asked = 0;
const cvs = createServer((request, answer) => {
  if (request.url === "/late.pdf") asked += 1;
  if (request.url === "/late.pdf" && asked === 1) answer.writeHead(404).end();
  else answer.end(pdfOf("Ida Rhodes ida@example.com"));
});

beforeAll(async () => {
  deployment = await deploy({ ALLOW_PRIVATE_TARGETS: "true" });
  await new Promise<void>((resolve) => cvs.listen(0, "127.0.0.1", resolve));
  const made = await setUp(deployment);
  key = made.key;
  owner = await startCandidate();
  page = await owner.open(`${deployment.url}/app/jobs`);
  await page.getByLabel("E-mail").fill(made.email);
  await page.getByLabel("Password").fill(made.password);
  await press(page, "Sign in");
  await heading(page, "Jobs").first().waitFor();
});
afterAll(async () => {
  cvs.close();
  await owner?.close();
  await deployment?.stop();
});

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${deployment.url}${path}`, {
    method,
    headers: { "x-api-key": key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const applicationsSchema = z.object({
  data: z.array(
    z.object({
      candidate: z.object({ name: z.string() }),
      stageName: z.string(),
      state: z.string(),
      rejectionReason: z.string().nullable(),
    }),
  ),
});

/** Where everybody is, by name, as the API has it. */
async function places(): Promise<Record<string, string>> {
  const { data } = applicationsSchema.parse(await call("GET", "/api/v1/applications"));
  return Object.fromEntries(
    data.map(({ candidate, stageName, state, rejectionReason }) => [
      candidate.name,
      state === "rejected" ? `rejected: ${rejectionReason}` : stageName,
    ]),
  );
}

const card = (name: string) => page.getByRole("button", { name, exact: true });
const stage = (name: string) => page.getByRole("region", { name: new RegExp(`^${name}, `) });
const panel = () => page.getByRole("dialog");
const confirm = (action: string) =>
  page.getByRole("alertdialog").getByRole("button", { name: action, exact: true }).click();
const at = (url: string) => `http://127.0.0.1:${(cvs.address() as AddressInfo).port}${url}`;

it("leads from an empty list to a pipeline with people in it", async () => {
  await call("POST", "/api/v1/positions", { title: "Site engineer", questions: [{ text: "What have you built?" }] });
  await page.getByText("Write your first job post").waitFor();
  await inspect(page, "jobs-empty");

  // What is missing is said at its place, and the focus is there.
  await page.getByRole("link", { name: "New job post" }).first().click();
  await press(page, "Create job post");
  await page.getByText("Not saved yet: 2 fields need correcting.").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
  await page.getByLabel("Title").fill("Site engineer");
  await page.getByRole("combobox", { name: "Project" }).click();
  await page.getByRole("option", { name: "New project …" }).click();
  await page.getByLabel("Name of the new project").fill("Spring hiring");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await page.getByRole("combobox", { name: "Project" }).getByText("Spring hiring").waitFor();
  await page.getByRole("combobox", { name: "Position" }).click();
  await page.getByRole("option", { name: "Site engineer" }).click();
  await page.getByLabel("Name of stage 3").fill("Second look");
  await page.getByLabel("Name of stage 3").press("Alt+ArrowDown");
  await page.getByRole("button", { name: "Remove stage 5" }).click();
  await inspect(page, "jobs-form");
  await page.setViewportSize({ width: 1440, height: 900 });
  await press(page, "Create job post");
  await page.getByText("The job post is created as a draft.").waitFor();
  await stage("Applied").waitFor();
  expect(await page.locator("section section h3").allTextContents()).toEqual([
    "Applied0",
    "Interview0",
    "Offer0",
    "Second look0",
  ]);

  await press(page, "Publish");
  await confirm("Publish");
  await page.getByRole("link", { name: "Public page" }).waitFor();
});

it("shows who is invited at once, and moves and rejects them by keyboard", async () => {
  const jobPostId = new URL(page.url()).pathname.split("/").at(-1);
  const candidates = ["Ada Lovelace", "Grace Hopper", "Jean Bartik"].map((name, index) => ({
    name,
    email: `person${index}@example.com`,
  }));
  await call("POST", "/company/integration/interview/candidate/invite/v1", {
    com_job_post_id: jobPostId,
    candidates: [...candidates, { cv_link: at("/jane.pdf") }, { cv_link: at("/late.pdf") }],
  });
  await stage("Interview").getByRole("button", { name: "Ada Lovelace", exact: true }).waitFor();

  await card("Ada Lovelace").focus();
  await page.keyboard.press("Alt+ArrowRight");
  await page.getByText("Ada Lovelace is in Offer.").waitFor();
  await stage("Offer").getByRole("button", { name: "Ada Lovelace", exact: true }).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === "Ada Lovelace");
  expect((await places())["Ada Lovelace"]).toBe("Offer");
  await press(page, "Undo");
  await stage("Interview").getByRole("button", { name: "Ada Lovelace", exact: true }).waitFor();

  // Twice in a row, the second before the first is answered.
  await stage("Interview").getByRole("button", { name: "Ada Lovelace", exact: true }).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await page.waitForFunction(() => document.activeElement?.closest("section")?.ariaLabel?.startsWith("Offer"));
  await page.keyboard.press("Alt+ArrowRight");
  await page.getByText("Ada Lovelace is in Second look.").waitFor();
  await expect.poll(async () => (await places())["Ada Lovelace"]).toBe("Second look");

  await card("Jean Bartik").dragTo(stage("Second look"));
  await page.getByText("Jean Bartik is in Second look.").waitFor();
  await expect.poll(async () => (await places())["Jean Bartik"]).toBe("Second look");

  await page.getByRole("button", { name: "Actions for Grace Hopper" }).press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await panel().getByLabel("Reason").fill("The place is taken");
  await panel().getByRole("button", { name: "Reject", exact: true }).click();
  await page.getByText("Grace Hopper is rejected. Nobody was mailed.").waitFor();
  expect((await places())["Grace Hopper"]).toBe("rejected: The place is taken");
  await page.getByText("Rejected 1", { exact: true }).click();
  await page.getByRole("table", { name: "Rejected" }).getByText("The place is taken").waitFor();
  await inspect(page, "jobs-pipeline");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Take back Grace Hopper" }).click();
  await expect.poll(async () => (await places())["Grace Hopper"]).toBe("Interview");

  await card("Ada Lovelace").click();
  await panel().getByText("Moved from Offer to Second look").waitFor();
  await inspect(page, "jobs-panel");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press("Escape");
});

it("makes a candidate of a CV only when a person says whose it is", async () => {
  await page.goto(`${deployment.url}/app/jobs/cvs`);
  await page.getByText("The address answered with status 404.").waitFor({ timeout: 60_000 });
  await inspect(page, "jobs-cvs");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Nobody is named in it" }).click();
  await panel().getByRole("button", { name: "Fetch again" }).click();
  // The panel follows by itself.
  await panel().getByText("Text of the CV").waitFor({ timeout: 60_000 });
  expect(await panel().getByLabel("E-mail").inputValue()).toBe("ida@example.com");
  await inspect(page, "jobs-cv");
  await page.setViewportSize({ width: 1440, height: 900 });
  await panel().getByLabel("Name").fill("Ida Rhodes");
  expect(Object.keys(await places())).not.toContain("Ida Rhodes");
  await panel().getByRole("button", { name: "Confirm" }).click();
  await panel()
    .getByRole("link", { name: /is a candidate$/ })
    .waitFor();
  expect((await places())["Ida Rhodes"]).toBe("Interview");

  await panel().getByRole("link", { name: "an interview" }).click();
  await page.getByRole("link", { name: "Open cv.pdf" }).waitFor();
  await page.getByText("Text of the CV").click();
  await page.getByText("ida@example.com", { exact: false }).first().waitFor();
  await page.getByRole("link", { name: "All of their interviews" }).click();
  await page.getByRole("table", { name: "Applications" }).getByRole("link", { name: "Site engineer" }).waitFor();
  await inspect(page, "jobs-candidate");
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.goto(`${deployment.url}/app/jobs/cvs?state=read`);
  await page.getByRole("table").getByRole("button").first().click();
  await panel().getByRole("button", { name: "Put away …" }).click();
  await confirm("Put away");
  await page.getByText("No CV is in this state").waitFor();
});
