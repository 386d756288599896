/** From a team's careers page to an interview, in the browser of somebody who looks for work. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import { callNative, createJob, type JobCaller, pdfOf } from "../job-posts.ts";
import { type Candidate, heading, press, startCandidate } from "./candidate.ts";
import { inspect } from "./inspect.ts";

let deployment: Deployment;
let seeker: Candidate;
let caller: JobCaller;
let jobId: string;
let positionId: string;

beforeAll(async () => {
  deployment = await deploy();
  caller = { url: deployment.url, key: (await setUp(deployment)).key };
  positionId = z.object({ id: z.string() }).parse(
    await callNative(caller, "POST", "/positions", {
      title: "Site engineer",
      visibility: "public",
      settings: { branding: { color: "#7a1f5c" } },
      questions: [{ text: "What have you built?" }],
    }),
  ).id;
  const { id, projectId } = await createJob(caller, {
    positionId,
    location: "Lisbon, Portugal",
    employmentType: "full_time",
    salary: { minimum: 42_000, maximum: 55_000, currency: "EUR", period: "year" },
    description: `You build what others draw.\n\n## What you do\n- Read plans\n- Lead a crew\n\n${"Bridges stand for long. ".repeat(30)}`,
  });
  jobId = id;
  const title = `Crane driver at the estuary of the river Sado near Setúbal, ${"Donaudampfschiff".repeat(5)}`;
  await createJob(caller, { projectId, title, location: "Setúbal, Portugal", employmentType: "contract" });
  seeker = await startCandidate();
});
afterAll(async () => {
  await seeker?.close();
  await deployment?.stop();
});

const cv = { name: "Jane Doe.pdf", mimeType: "application/pdf", buffer: pdfOf("Jane Doe built eleven bridges") };

async function fill(page: Page, email: string): Promise<void> {
  await page.getByLabel("Name").fill("Jane Doe");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("checkbox").check();
}

it("finds the job among the team's, applies with a CV and starts the interview", async () => {
  const page = await seeker.open(`${deployment.url}/careers/1`);
  await inspect(page, "careers");
  await page.getByRole("link", { name: "Lisbon, Portugal" }).click();
  await expect.poll(() => page.getByRole("listitem").filter({ hasText: "Crane driver" }).count()).toBe(0);
  await page.getByRole("link", { name: "Site engineer" }).click();
  await heading(page, "Site engineer").waitFor();
  await inspect(page, "job");
  await page.emulateMedia({ colorScheme: "light" });
  const send = page.getByRole("button", { name: "Send application" });
  expect(await send.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe("rgb(122, 31, 92)");
  await fill(page, "jane@example.com");
  await page.getByLabel("CV").setInputFiles(cv);
  await press(page, "Send application");
  await heading(page, "Your application is in").waitFor();
  await inspect(page, "job-applied");
  await page.getByRole("link", { name: "Start the interview" }).click();
  await page.getByRole("button", { name: "Continue" }).waitFor();
  expect(page.url()).toMatch(/\/i\/\w{11}$/);
  const read = async () => {
    const list = z
      .object({ data: z.array(z.object({ id: z.string() })) })
      .parse(await callNative(caller, "GET", `/applications?jobPostId=${jobId}`));
    return callNative(caller, "GET", `/applications/${list.data[0]?.id}`);
  };
  await expect.poll(read).toMatchObject({
    candidate: { name: "Jane Doe" },
    cv: { name: "Jane Doe.pdf", text: "Jane Doe built eleven bridges" },
  });
});

it("is told what is missing, beside what was typed", async () => {
  const page = await seeker.open(`${deployment.url}/jobs/${jobId}`);
  await fill(page, "jane@example.com");
  await page.getByLabel("CV").setInputFiles({ ...cv, buffer: Buffer.from("no document") });
  await press(page, "Send application");
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("Name").inputValue()).toBe("Jane Doe");
  expect(await page.getByRole("checkbox").isChecked()).toBe(true);
  await inspect(page, "job-faults");
});

it("sees that a job is closed, and that another never was", async () => {
  const { id } = await createJob(caller, { title: "Welder" });
  await callNative(caller, "POST", `/job-posts/${id}/close`);
  const page = await seeker.open(`${deployment.url}/jobs/${id}`);
  await heading(page, "This job takes no more applications").waitFor();
  await inspect(page, "job-closed");
  await page.goto(`${deployment.url}/jobs/x`);
  await heading(page, "There is no such job").waitFor();
});

it("comes by the vendor's open link of an interview, without a job", async () => {
  const page = await seeker.open(`${deployment.url}/interview/${positionId}`);
  await heading(page, /Site engineer/).waitFor();
  expect(page.url()).toBe(`${deployment.url}/open/${positionId}`);
});
