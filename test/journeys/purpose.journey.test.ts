/** The main job, end to end, as a stranger does it: set up, design, make a key, push a candidate in, answer on camera, read it back. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Deployment, deploy } from "../deployment.ts";
import {
  type Candidate,
  expectRecorded,
  goToFirstQuestion,
  heading,
  keepAndFinish,
  press,
  record,
  startCandidate,
} from "./candidate.ts";
import { mailedLink } from "./mailed-link.ts";

let deployment: Deployment;
let recruiter: Candidate;
let candidate: Candidate;

beforeAll(async () => {
  deployment = await deploy();
  recruiter = await startCandidate();
  candidate = await startCandidate();
});
afterAll(async () => {
  await recruiter?.close();
  await candidate?.close();
  await deployment?.stop();
});

/** A call as the vendor's guide writes it: host, key and ids are ours, everything else is the guide's. */
async function call(key: string, method: "POST" | "PATCH", path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${deployment.url}${path}`, {
    method,
    headers: { "Content-Type": "application/json", "X-API-KEY": key },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  expect([answer.status, text]).toEqual([expect.toSatisfy((status: number) => status < 300), text]);
  return JSON.parse(text);
}

/** Where the mailed invitation leads. */
const mailedRoom = (to: string) => mailedLink(deployment.dataDir, to, /https?:\/\/\S+\/i\/[0-9A-Za-z]{11}/);

async function signUp(page: Page): Promise<void> {
  await page.getByLabel("Workspace name").fill("Acme");
  await page.getByLabel("Your name").fill("Ada Owner");
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByLabel("Password").fill("correct horse battery");
  await press(page, "Create workspace");
  await heading(page, "Positions").first().waitFor();
}

async function designPosition(page: Page): Promise<string> {
  await page.getByRole("link", { name: "New position" }).first().click();
  await page.getByLabel("Title", { exact: true }).fill("Site engineer");
  await page.getByLabel("Text of question 1").fill("What have you built that you are proud of?");
  await press(page, "Create position");
  await page.waitForURL(/\/app\/positions\/[0-9a-f-]{36}/);
  return /positions\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
}

async function makeKey(page: Page): Promise<string> {
  await page.getByRole("link", { name: "API keys" }).click();
  await press(page, "Create key");
  const panel = page.getByRole("dialog");
  await panel.getByLabel("Name").fill("ATS");
  await panel.getByRole("button", { name: "Create key" }).click();
  const key = await page
    .getByText(/gr_live_\w{8}\.\w{43}/)
    .first()
    .textContent();
  return /gr_live_\w{8}\.\w{43}/.exec(key ?? "")?.[0] ?? "";
}

const recordSchema = z.object({
  id: z.string(),
  status: z.string(),
  additionalFields: z.record(z.string(), z.unknown()),
  metadata: z.record(z.string(), z.unknown()),
  recordingUrl: z.string().nullable(),
});

describe("the main job", () => {
  it("goes from the first start to an answer that is played back", async () => {
    const page = await recruiter.open(await setUpLink());
    await signUp(page);
    const position = await designPosition(page);
    const key = await makeKey(page);

    const ingested = z.object({ data: z.array(z.object({ id: z.string(), interviewLink: z.string() })) }).parse(
      await call(key, "POST", "/api/external/ingest/candidates", {
        status: "shortlisted",
        interviewerId: position,
        data: [
          {
            name: "John Doe",
            email: "john.doe@example.com",
            skills: ["nodejs", "aws", "mongodb"],
            additionalFields: { "Manual Score": 72, isSynced: "true" },
            metadata: { "External ID": "candidate_12345", Phone: "+1-555-123-4567" },
          },
        ],
      }),
    );
    const interviewId = ingested.data[0]?.id ?? "";

    const room = await candidate.open(await mailedRoom("john.doe@example.com"));
    await goToFirstQuestion(room);
    for (let question = 1; question <= 4; question++) {
      if (question > 1) await press(room, "Show the question");
      await record(room, 3);
      await press(room, "Stop and review");
      await heading(room, "Your answer is safe").waitFor({ timeout: 60_000 });
      if (question < 4) await press(room, "Keep this answer");
    }
    await keepAndFinish(room);

    await call(key, "PATCH", "/api/interview/custom-fields", {
      interviewId,
      candidateAdditionalFields: { score: 72, review: "yes", isSynced: true },
    });
    const fetched = z.object({ data: z.array(recordSchema), pagination: z.object({ total: z.number() }) }).parse(
      await call(key, "POST", "/api/external/fetch/candidates", {
        interviewerId: position,
        page: 1,
        limit: 20,
        additionalFields: { score: 50, review: "yes" },
      }),
    );
    expect(fetched.pagination.total).toBe(1);
    expect(fetched.data[0]).toMatchObject({
      id: interviewId,
      status: "completed",
      additionalFields: { "Manual Score": 72, score: 72, review: "yes", isSynced: true },
      metadata: { "External ID": "candidate_12345", Phone: "+1-555-123-4567" },
    });
    const recording = await fetch(fetched.data[0]?.recordingUrl ?? "", { headers: { range: "bytes=0-99" } });
    expect(recording.status).toBe(206);
    expect((await recording.arrayBuffer()).byteLength).toBe(100);
    await expectRecorded({ deployment, key, interviewId, link: "" }, candidate.witness);

    await page.goto(`${deployment.url}/app/interviews/${interviewId}`);
    await heading(page, "John Doe").waitFor();
    const video = page.locator("video").first();
    await video.waitFor({ state: "attached" });
    await expect
      .poll(() =>
        video.evaluate(async (element) => {
          if (!(element instanceof HTMLVideoElement)) return 0;
          element.muted = true;
          await element.play().catch(() => undefined);
          return element.currentTime;
        }),
      )
      .toBeGreaterThan(1);
    await page.getByText("Manual Score").first().waitFor();
  });
});

/** What the server printed for its operator, where nobody has signed in yet. */
async function setUpLink(): Promise<string> {
  await expect.poll(() => deployment.errors()).toContain("/app/setup?token=");
  return /https?:\/\/\S+\/app\/setup\?token=[\w-]+/.exec(deployment.errors())?.[0] ?? "";
}
