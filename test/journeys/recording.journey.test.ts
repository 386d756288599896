/** Nothing recorded is lost: each fault happens for real, and the bytes on the server are the bytes that were recorded. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import {
  type Candidate,
  expectRecorded,
  goToFirstQuestion,
  heading,
  invite,
  keepAndFinish,
  press,
  readBack,
  record,
  startCandidate,
} from "./candidate.ts";

let deployment: Deployment;
let key: string;
let candidate: Candidate;

beforeAll(async () => {
  deployment = await deploy();
  ({ key } = await setUp(deployment));
});
afterAll(() => deployment?.stop());
beforeEach(async () => {
  candidate = await startCandidate();
});
afterEach(() => candidate.close());

describe("a recording survives", () => {
  it("a plain answer with a second take", async () => {
    const invited = await invite(deployment, key);
    const page = await candidate.open(invited.link);
    await goToFirstQuestion(page);
    await record(page, 3);
    await press(page, "Stop and review");
    await heading(page, "Your answer is safe").waitFor();
    await press(page, "Record again");
    await record(page, 3);
    await press(page, "Stop and review");
    await keepAndFinish(page);
    await expectRecorded(invited, candidate.witness);
    expect((await readBack(invited)).progress).toBe("completed");
  });

  it("a tab that is killed", async () => {
    const invited = await invite(deployment, key);
    const page = await candidate.open(invited.link);
    await goToFirstQuestion(page);
    await record(page, 5);
    await page.close({ runBeforeUnload: false });
    const again = await candidate.open(invited.link);
    await press(again, "Continue here");
    await heading(again, "Your recording broke off").waitFor({ timeout: 60_000 });
    await press(again, "Keep what is recorded");
    await keepAndFinish(again);
    await expectRecorded(invited, candidate.witness, { lostParts: 2 });
    const read = await readBack(invited);
    expect(read.answers[0]?.interrupted).toBe(true);
  });

  it("a browser that is killed, and goes on in a second part", async () => {
    const invited = await invite(deployment, key);
    const page = await candidate.open(invited.link);
    await goToFirstQuestion(page);
    await record(page, 5);
    await candidate.killBrowser();
    const again = await candidate.open(invited.link);
    await press(again, "Continue here");
    await heading(again, "Your recording broke off").waitFor({ timeout: 60_000 });
    await press(again, "Go on recording");
    await press(again, "Turn on camera and microphone");
    await press(again, "Go on recording");
    await again.getByText("Recording", { exact: true }).first().waitFor();
    await again.waitForTimeout(4000);
    await press(again, "Stop and review");
    await keepAndFinish(again);
    await expect.poll(async () => (await readBack(invited)).answers[0]?.mediaState).toBe("playable");
    await expectRecorded(invited, candidate.witness, { lostParts: 2 });
    expect((await readBack(invited)).answers[0]?.segments).toHaveLength(2);
  });

  it("a server that is killed during the take", async () => {
    const invited = await invite(deployment, key);
    const page = await candidate.open(invited.link);
    await goToFirstQuestion(page);
    await record(page, 3);
    await deployment.kill();
    await page.waitForTimeout(4000);
    await deployment.restart();
    await page.waitForTimeout(3000);
    await press(page, "Stop and review");
    await keepAndFinish(page);
    await expectRecorded(invited, candidate.witness);
    expect((await readBack(invited)).answers[0]?.segments).toHaveLength(1);
  });

  it("a minute without a network", async () => {
    const invited = await invite(deployment, key);
    const page = await candidate.open(invited.link);
    await goToFirstQuestion(page);
    await record(page, 3);
    await candidate.context.setOffline(true);
    await page.getByText("You are offline").waitFor();
    await page.waitForTimeout(60_000);
    await candidate.context.setOffline(false);
    await press(page, "Stop and review");
    await keepAndFinish(page);
    await expectRecorded(invited, candidate.witness);
    const read = await readBack(invited);
    expect(read.answers[0]?.durationMs ?? 0).toBeGreaterThan(60_000);
    expect(read.facts.map((fact) => fact.kind)).toContain("network_lost");
  });

  it("a second tab that takes over", async () => {
    const invited = await invite(deployment, key);
    const first = await candidate.open(invited.link);
    await goToFirstQuestion(first);
    await record(first, 4);
    const second = await candidate.open(invited.link);
    await heading(second, "Your interview is open in another window").waitFor();
    await press(second, "Continue here");
    await heading(first, "You went on in another window").waitFor();
    await heading(second, "Your recording broke off").waitFor({ timeout: 60_000 });
    await press(second, "Keep what is recorded");
    await keepAndFinish(second);
    await expectRecorded(invited, candidate.witness, { lostParts: 2 });
  });

  it("a device without room for a copy", async () => {
    const invited = await invite(deployment, key);
    const page = await candidate.open(invited.link);
    const session = await candidate.context.newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: deployment.url, quotaSize: 1000 });
    await goToFirstQuestion(page);
    await record(page, 5);
    await press(page, "Stop and review");
    await keepAndFinish(page);
    await expectRecorded(invited, candidate.witness);
    const kinds = (await readBack(invited)).facts.map((fact) => fact.kind);
    expect(kinds.some((kind) => kind === "storage_full" || kind === "storage_refused")).toBe(true);
  });

  it("a camera that goes away, at no cost", async () => {
    const invited = await invite(deployment, key, { retakes: 0 });
    const page = await candidate.open(invited.link);
    await goToFirstQuestion(page);
    await record(page, 4);
    await page.evaluate(() => {
      const video = document.querySelector("video");
      const stream = video?.srcObject;
      if (!(stream instanceof MediaStream)) throw new Error("The picture shows no stream.");
      for (const track of stream.getVideoTracks()) {
        track.stop();
        track.dispatchEvent(new Event("ended"));
      }
    });
    await heading(page, "Your recording broke off").waitFor({ timeout: 60_000 });
    await press(page, "Record again");
    await press(page, "Turn on camera and microphone");
    await record(page, 3);
    await press(page, "Stop and review");
    await keepAndFinish(page);
    await expectRecorded(invited, candidate.witness);
    expect((await readBack(invited)).facts.map((fact) => fact.kind)).toContain("track_ended");
  });
});
