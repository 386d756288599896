/** A share link in a browser of somebody who is not signed in anywhere. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import { type SpeechPeer, startSpeechPeer } from "../speech-peer.ts";
import { type Candidate, heading, type Invited, invite, press, shareOf, startCandidate } from "./candidate.ts";
import { signIn } from "./dashboard.ts";

let deployment: Deployment;
let invited: Invited;
let guest: Candidate;
let speech: SpeechPeer;
let account: { email: string; password: string };

beforeAll(async () => {
  speech = await startSpeechPeer();
  deployment = await deploy({ SPEECH_URL: speech.url });
  const { key, email, password } = await setUp(deployment);
  account = { email, password };
  invited = await invite(deployment, key, { questions: 2 });
  await deployment.command(z.object({ interviewId: z.string() }), "robot", invited.link);
  guest = await startCandidate();
});
afterAll(async () => {
  await guest?.close();
  await deployment?.stop();
  await speech?.close();
});

/** Everything that the page has received, as text of one byte a character. */
async function receivedBy(page: Page, act: () => Promise<unknown>): Promise<string> {
  const parts: Promise<string>[] = [];
  page.on("response", (response) => {
    const headers = JSON.stringify(response.headers());
    parts.push(
      response
        .body()
        .then((body) => `${response.url()}\n${headers}\n${body.toString("latin1")}`)
        .catch(() => ""),
    );
  });
  await act();
  return (await Promise.all(parts)).join("\n");
}

const playsFrom = (page: Page) =>
  page
    .locator("video")
    .first()
    .evaluate((video: HTMLVideoElement) => ({ ready: video.readyState, src: video.src }));

it("plays the answers without signing in, and leaves no cookie", async () => {
  const { url } = await shareOf(invited);
  const page = await guest.open(url.replace("/s/", "/interview/"));
  await heading(page, "Jane Doe").waitFor();
  expect(page.url()).toBe(url);
  await expect.poll(async () => (await playsFrom(page)).ready).toBeGreaterThan(0);
  const first = (await playsFrom(page)).src;
  await page.getByRole("button", { name: /part 2/ }).click();
  await heading(page, "What have you built, part 2?").waitFor();
  await expect.poll(async () => (await playsFrom(page)).src).not.toBe(first);
  expect(await page.getByText("Save this recording").count()).toBe(0);
  expect(await guest.context.cookies()).toEqual([]);
  expect(await page.locator('meta[name="robots"]').getAttribute("content")).toContain("noindex");
  await page.close();
});

it("shows what was said beside the video, goes to the moment of a click, and offers captions", async () => {
  const { url } = await shareOf(invited);
  const page = await guest.open(url);
  await expect
    .poll(
      async () => {
        await page.reload();
        await heading(page, "Jane Doe").waitFor();
        return page.getByRole("button", { name: /It stands/ }).count();
      },
      { interval: 1000 },
    )
    .toBe(1);
  const video = page.locator("video").first();
  await expect.poll(async () => (await playsFrom(page)).ready).toBeGreaterThan(0);
  await page.getByRole("button", { name: /It stands/ }).click();
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThanOrEqual(1.9);
  const cues = () =>
    video.evaluate((element: HTMLVideoElement) => {
      const [track] = element.textTracks;
      if (track) track.mode = "showing";
      return Array.from(track?.cues ?? [], (cue) => cue.startTime);
    });
  await expect.poll(cues).toEqual([0, 1.9]);
  await page.close();
});

it("has the colour and the picture that a page around it asks for", async () => {
  const { url } = await shareOf(invited);
  const page = await guest.open(`${url}?color=0a5533&logo=https%3A%2F%2Flogo.example%2Fl.png`);
  await heading(page, "Jane Doe").waitFor();
  expect(await page.locator("header img").getAttribute("src")).toBe("https://logo.example/l.png");
  expect(await page.evaluate(() => document.documentElement.style.getPropertyValue("--accent"))).toBe("#0a5533");
  await page.close();
});

it("gives a recording out until the share ends, for saving only where it allows that", async () => {
  const share = await shareOf(invited, { allow: { download: true } });
  const page = await guest.open(share.url);
  const link = page.getByRole("link", { name: "Save this recording" });
  const address = (await link.getAttribute("href")) ?? "";
  const given = await fetch(address);
  expect(given.status).toBe(200);
  expect(given.headers.get("content-disposition")).toMatch(/^attachment; filename="answer-1\.\w+"$/);
  expect(given.headers.get("access-control-allow-origin")).toBe("*");
  await given.body?.cancel();
  const plain = await shareOf(invited);
  expect((await fetch(address.replace(share.id, plain.id))).status).toBe(403);
  await share.end();
  expect((await fetch(address)).status).toBe(410);
  await page.reload();
  await heading(page, "This link is over").waitFor();
  await page.close();
});

it("shows nothing before the password, and everything after it", async () => {
  const { url } = await shareOf(invited, { password: "correct horse" });
  const page = await guest.context.newPage();
  const before = await receivedBy(page, async () => {
    await page.goto(url);
    await page.getByLabel("Password").fill("wrong horse");
    await press(page, "Open the interview");
    await page.getByText("This is not the password.").waitFor();
  });
  expect(before).not.toMatch(/Jane|part 1/);
  await page.getByLabel("Password").fill("correct horse");
  await press(page, "Open the interview");
  await heading(page, "Jane Doe").waitFor();
  await page.reload();
  await heading(page, "Jane Doe").waitFor();
  await page.close();
});

it("lets no byte about a hidden identity out of the server", async () => {
  const { url } = await shareOf(invited, { hideIdentity: true, allow: { download: true } });
  const page = await guest.context.newPage();
  const received = await receivedBy(page, async () => {
    await page.goto(url);
    await heading(page, "Candidate").first().waitFor();
    await expect.poll(async () => (await playsFrom(page)).ready).toBeGreaterThan(0);
    await page.getByRole("button", { name: /part 2/ }).click();
    await page.waitForLoadState("networkidle");
  });
  expect(received).toContain("What have you built, part 1?");
  // The code of the page itself is no answer about anybody.
  const answers = received.split("\n").filter((line) => !line.includes("function"));
  expect(answers.join("\n")).not.toMatch(/Jane|jane\./);
  await page.close();
});

it("takes a guest's score and a comment, with the name they give, to the team", async () => {
  const { url } = await shareOf(invited, { allow: { scores: true, comments: true } });
  const page = await guest.open(url);
  await page.getByLabel("Your name").fill("Gunnar Guest");
  await page.getByRole("radio", { name: "4" }).check({ force: true });
  await page.getByLabel("Why").fill("Knows the trade.");
  await press(page, "Send score");
  await page.getByText("Your score is with the team.").waitFor();
  await page.getByLabel("Comment on this answer").fill("Listen here.");
  await press(page, "Send comment");
  await page.getByText("Your comment is with the team.").waitFor();
  await page.reload();
  await page.getByText("Listen here.").waitFor();
  const reviews = await fetch(`${deployment.url}/api/v1/interviews/${invited.interviewId}/reviews`, {
    headers: { "x-api-key": invited.key },
  });
  const { data } = z
    .object({
      data: z.array(z.object({ author: z.object({ kind: z.string(), name: z.string() }), overall: z.number() })),
    })
    .parse(await reviews.json());
  expect(data).toEqual([{ author: { kind: "guest", name: "Gunnar Guest" }, overall: 4 }]);
  await page.close();
});

it("keeps what a guest has not sent yet, for this link alone, until it is sent", async () => {
  const allow = { scores: true, comments: true };
  const [link, other] = [await shareOf(invited, { allow }), await shareOf(invited, { allow })];
  const page = await guest.open(link.url);
  const comment = page.getByLabel("Comment on this answer");
  await page.getByLabel("Your name").fill("Greta Guest");
  await page.getByLabel("Why").fill("Half a rea");
  await comment.fill("Half a com");
  await page.goto(other.url);
  await heading(page, "Jane Doe").waitFor();
  expect(await comment.inputValue()).toBe("");
  expect(await page.getByLabel("Why").inputValue()).toBe("");
  await page.goto(link.url);
  await heading(page, "Jane Doe").waitFor();
  expect(await page.getByLabel("Your name").inputValue()).toBe("Greta Guest");
  expect(await page.getByLabel("Why").inputValue()).toBe("Half a rea");
  expect(await comment.inputValue()).toBe("Half a com");
  await press(page, "Send comment");
  await page.getByText("Your comment is with the team.").waitFor();
  expect(await comment.inputValue()).toBe("");
  await page.reload();
  await page.getByText("Half a com").waitFor();
  expect(await comment.inputValue()).toBe("");
  expect(await page.getByLabel("Why").inputValue()).toBe("Half a rea");
  await page.close();
});

it("keeps what a member has not sent yet, for this interview alone, until it is sent", async () => {
  const second = await invite(deployment, invited.key);
  const team = await startCandidate();
  try {
    const page = await team.open(`${deployment.url}/app/interviews/${invited.interviewId}`);
    await signIn(page, account.email, account.password);
    const comment = page.getByLabel("New comment");
    await comment.fill("Half a thought");
    await page.goto(`${deployment.url}/app/interviews/${second.interviewId}`);
    await comment.waitFor();
    expect(await comment.inputValue()).toBe("");
    await page.goto(`${deployment.url}/app/interviews/${invited.interviewId}`);
    await comment.waitFor();
    expect(await comment.inputValue()).toBe("Half a thought");
    await page.getByRole("checkbox", { name: /^On answer 1/ }).waitFor();
    await press(page, "Comment");
    await page.getByText("Half a thought", { exact: true }).and(page.locator("p")).waitFor();
    await expect.poll(() => comment.inputValue()).toBe("");
    await page.reload();
    await comment.waitFor();
    expect(await comment.inputValue()).toBe("");
  } finally {
    await team.close();
  }
});

it("is made, watched and ended on the interview's page", async () => {
  const team = await startCandidate();
  try {
    const page = await team.open(`${deployment.url}/app/interviews/${invited.interviewId}`);
    await signIn(page, account.email, account.password);
    await press(page, "Share");
    await page.getByLabel("For whom").fill("Head of building");
    await page.getByRole("switch", { name: "Hide who the candidate is" }).click();
    await press(page, "Create link");
    const url = await page.getByRole("textbox", { name: "Link" }).inputValue();
    await press(page, "Done");
    const opened = await guest.open(url);
    await heading(opened, "Candidate").first().waitFor();
    await press(page, "Head of building");
    await page.getByText("identity hidden").waitFor();
    await page.getByRole("dialog").getByText("127.0.0.1").waitFor();
    await press(page, "End link");
    await page.getByRole("alertdialog").getByRole("button", { name: "End link" }).click();
    await page.getByText("It opens nothing any more.").waitFor();
    await opened.reload();
    await heading(opened, "This link is over").waitFor();
  } finally {
    await team.close();
  }
});
