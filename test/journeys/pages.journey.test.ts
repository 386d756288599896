/** Every page as people see it: on a phone and a desk, light and dark, without a fault that axe finds or a page that scrolls sideways. */
import { afterAll, beforeAll, describe, it } from "vitest";
import { z } from "zod";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import { type Candidate, heading, type Invited, invite, press, shareOf, startCandidate } from "./candidate.ts";
import { inspect } from "./inspect.ts";

let deployment: Deployment;
let visitor: Candidate;
let answered: Invited;
let waiting: Invited;

beforeAll(async () => {
  deployment = await deploy();
  const { key, email, password } = await setUp(deployment);
  answered = await invite(deployment, key, {
    questions: 2,
    settings: {
      description: "You plan and run building sites of up to twelve people, from the first survey to the keys.",
    },
  });
  await deployment.command(z.object({ interviewId: z.string() }), "robot", answered.link);
  waiting = await invite(deployment, key, { questions: 2 });
  visitor = await startCandidate();
  const page = await visitor.open(`${deployment.url}/app`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await press(page, "Sign in");
  await heading(page, "Positions").first().waitFor();
  await page.close();
});
afterAll(async () => {
  await visitor?.close();
  await deployment?.stop();
});

async function interviewOf(invited: Invited): Promise<{ positionId: string; candidate: { id: string } }> {
  const answer = await fetch(`${deployment.url}/api/v1/interviews/${invited.interviewId}`, {
    headers: { "x-api-key": invited.key },
  });
  return z.object({ positionId: z.string(), candidate: z.object({ id: z.string() }) }).parse(await answer.json());
}

const positionOf = async (invited: Invited): Promise<string> => (await interviewOf(invited)).positionId;

describe("the dashboard", () => {
  it.each<[string, () => string | Promise<string>, RegExp]>([
    ["positions", () => "/app/positions", /Positions/],
    ["new-position", () => "/app/positions/new", /New position/],
    ["position", async () => `/app/positions/${await positionOf(answered)}`, /Site engineer/],
    ["position-edit", async () => `/app/positions/${await positionOf(answered)}/edit`, /Site engineer/],
    ["integrations", async () => `/app/positions/${await positionOf(answered)}/integrations`, /Site engineer/],
    ["candidates", () => "/app/candidates", /Candidates/],
    ["interview", () => `/app/interviews/${answered.interviewId}`, /Jane Doe/],
    ["interview-waiting", () => `/app/interviews/${waiting.interviewId}`, /Jane Doe/],
    ["outbox", () => "/app/outbox", /Outbox/],
    ["keys", () => "/app/keys", /API keys/],
    ["settings", () => "/app/settings", /Settings/],
    ["settings-fields", () => "/app/settings?section=fields", /Custom fields/],
    ["settings-members", () => "/app/settings?section=members", /Members/],
    ["settings-embedding", () => "/app/settings?section=embedding", /Embedding/],
    ["settings-exports", () => "/app/settings?section=exports", /Exports/],
    ["add-many", () => "/app/candidates/import", /Add candidates/],
    ["person", async () => `/app/candidates/${(await interviewOf(answered)).candidate.id}`, /Jane Doe/],
    ["audit", () => "/app/audit", /Audit log/],
    ["account", () => "/app/account", /Your account/],
    ["reference", () => "/reference", /Greenroom/],
    ["problem", () => "/problems/invalid", /The request is not valid/],
    ["not-found", () => "/app/nowhere", /./],
  ])("shows %s well", async (name, path, title) => {
    const page = await visitor.open(`${deployment.url}${await path()}`);
    try {
      await heading(page, title).first().waitFor();
      // A page that follows events keeps a connection open, so the network is never idle.
      await page.waitForTimeout(800);
      await inspect(page, name);
    } finally {
      await page.close();
    }
  });
});

describe("the share page", () => {
  it.each<[string, object, RegExp]>([
    ["share", { allow: { scores: true, comments: true, download: true } }, /Jane Doe/],
    ["share-hidden", { hideIdentity: true }, /Candidate/],
    ["share-password", { password: "correct horse" }, /password/],
    ["share-over", {}, /over/],
  ])("shows %s well", async (name, options, title) => {
    const share = await shareOf(answered, options);
    if (name === "share-over") await share.end();
    const page = await visitor.open(share.url);
    try {
      await heading(page, title).first().waitFor();
      await page.waitForTimeout(800);
      await inspect(page, name);
    } finally {
      await page.close();
    }
  });
});

describe("the room", () => {
  it("shows every step well on the way to the first answer", async () => {
    const page = await visitor.open(waiting.link);
    try {
      await heading(page, "Site engineer").waitFor();
      await inspect(page, "room-1-welcome");
      await press(page, "Continue");
      await heading(page, "What you agree to").waitFor();
      await inspect(page, "room-2-consent");
      await page.getByRole("checkbox").check();
      await press(page, "Agree and continue");
      await heading(page, "Check your camera and microphone").waitFor();
      await inspect(page, "room-3-check");
      await press(page, "Turn on camera and microphone");
      await page.getByRole("button", { name: "Continue without a trial" }).waitFor();
      await inspect(page, "room-4-devices");
      await press(page, "Continue without a trial");
      await page.getByRole("button", { name: "Skip the practice" }).waitFor();
      await inspect(page, "room-5-practice");
      await press(page, "Skip the practice");
      await heading(page, "Everything is ready").waitFor();
      await inspect(page, "room-6-ready");
      await press(page, "Start the interview");
      await page.getByRole("button", { name: "Show the question" }).waitFor();
      await inspect(page, "room-7-next");
      await press(page, "Show the question");
      await page.getByRole("button", { name: /^Start recording/ }).waitFor();
      await inspect(page, "room-8-question");
    } finally {
      await page.close();
    }
  });

  it.each<[string, () => string | Promise<string>, RegExp]>([
    ["room-done", () => answered.link, /Your answers have arrived/],
    ["room-unknown", () => `${deployment.url}/i/AAAAAAAAAAA`, /./],
    ["room-link", () => `${deployment.url}/form?interviewId=${waiting.interviewId}`, /./],
    ["room-open", async () => `${deployment.url}/interview/${await positionOf(waiting)}`, /Site engineer/],
  ])("shows %s well", async (name, link, title) => {
    const page = await visitor.open(await link());
    try {
      await heading(page, title).first().waitFor();
      await inspect(page, name);
    } finally {
      await page.close();
    }
  });
});
