/** One interview in the dashboard: watched by keys, read, corrected, judged; its CV beside it, its invitations followed. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type SmtpPeer, smtpRefusal, startSmtpPeer } from "../smtp-peer.ts";
import { type SpeechPeer, startSpeechPeer } from "../speech-peer.ts";
import { heading, press } from "./candidate.ts";
import { type DeployedDashboard, deployDashboard, named } from "./deployed-dashboard.ts";
import { inspect } from "./inspect.ts";

let speech: SpeechPeer;
let smtp: SmtpPeer;
let dashboard: DeployedDashboard;
let positionId: string;
let ada: { id: string; link: string };

const invitedSchema = z.object({ id: z.string(), link: z.string() });
const invite = (name: string, email: string, admission: "admitted" | "draft" = "admitted") =>
  dashboard.call(invitedSchema, "POST", "/interviews", { positionId, name, email, admission });
const robot = (link: string) => dashboard.deployment.command(z.object({ interviewId: z.string() }), "robot", link);

beforeAll(async () => {
  speech = await startSpeechPeer();
  smtp = await startSmtpPeer({
    onRcptTo: ({ address }, _session, done) => done(address.startsWith("gone") ? smtpRefusal(550) : null),
  });
  dashboard = await deployDashboard({ SPEECH_URL: speech.url, SMTP_URL: smtp.url });
  ({ id: positionId } = await dashboard.call(named, "POST", "/positions", {
    title: "Site engineer",
    settings: { resumeRequired: true },
    questions: [{ text: "What have you built?" }, { text: "What went wrong?" }],
  }));
  ada = await invite("Ada Lovelace", "ada@example.com");
});
afterAll(async () => {
  await dashboard?.close();
  await smtp?.close();
  await speech?.close();
});

const interviewSchema = z.object({
  notes: z.string(),
  reviewAverage: z.number().nullable(),
  decision: z.string(),
  answers: z.array(z.object({ takeId: z.string() })),
});
const readAda = () => dashboard.call(interviewSchema, "GET", `/interviews/${ada.id}`);
const line = (words: RegExp) => dashboard.page.getByRole("button", { name: words });
const panel = () => dashboard.page.getByRole("dialog");
/** Something about the recording that is shown. */
const recording = <Part>(read: (video: HTMLVideoElement) => Part) =>
  dashboard.page.locator("video").first().evaluate(read);

it("plays by keys, at a speed that goes on with the next answer, and from the word that is clicked", async () => {
  const { page } = dashboard;
  await dashboard.go(`/interviews/${ada.id}`);
  // The page follows by itself while the candidate answers, and while the answers are transcribed.
  await robot(ada.link);
  await line(/It stands/).waitFor();
  await expect.poll(() => recording((video) => video.readyState)).toBeGreaterThan(0);
  for (const key of [">", ">", ">", "<"]) await page.keyboard.press(key);
  await expect.poll(() => recording((video) => video.playbackRate)).toBe(1.5);
  await page.keyboard.press("2");
  await heading(page, "2. What went wrong?").waitFor();
  await expect.poll(() => recording((video) => video.readyState && video.playbackRate)).toBe(1.5);
  await page.keyboard.press(",");
  await heading(page, "1. What have you built?").waitFor();
  await expect.poll(() => recording((video) => video.readyState)).toBeGreaterThan(0);

  // Whoever writes a comment has the recording stopped, and their words at this moment of it.
  await line(/It stands/)
    .getByText(/^stands/)
    .click();
  await page.keyboard.press("c");
  expect(await recording((video) => video.paused)).toBe(true);
  await expect.poll(() => recording((video) => video.currentTime)).toBeGreaterThanOrEqual(2);
  await page.keyboard.type("Listen to this.");
  await page.getByRole("checkbox", { name: /^On answer 1 at 0:0[23]$/ }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "More about this comment" }).waitFor();

  await line(/We built/).focus();
  await page.keyboard.press("j");
  await expect.poll(() => recording((video) => video.currentTime)).toBe(0);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => recording((video) => video.currentTime)).toBeGreaterThan(2);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => recording((video) => video.currentTime)).toBe(0);
  await page.keyboard.press("k");
  await expect.poll(() => recording((video) => video.currentTime)).toBeGreaterThan(0);
  await page
    .getByRole("list", { name: "Comments on this answer" })
    .getByRole("button", { name: /Listen to this/ })
    .click();
  await expect.poll(() => recording((video) => video.currentTime)).toBeGreaterThanOrEqual(2);
});

it("keeps a person's correction with what stood before, and replaces nothing that its writer has not read", async () => {
  const { page } = dashboard;
  const region = page.getByRole("region", { name: "Transcript" });
  const captions = () =>
    recording((video) => {
      const [track] = video.textTracks;
      if (track) track.mode = "showing";
      return Array.from(track?.cues ?? [], (cue) => (cue instanceof VTTCue ? cue.text : ""));
    });
  await page.getByRole("switch", { name: "closed captions" }).press("Enter");
  await page.getByRole("switch", { name: "closed captions", checked: true }).waitFor();
  await expect.poll(captions).toEqual(["We built a bridge.", "It stands."]);
  await press(page, "Correct");
  const text = region.getByLabel("Transcript", { exact: true });
  await text.fill("We built a ridge. It stands.");
  await region.getByRole("button", { name: "Save" }).click();
  await line(/We built a ridge/).waitFor();
  await region.getByText(/^Written by .*, version 2$/).click();
  await region.getByText("Heard by a machine").waitFor();
  await region.getByText("We built a bridge. It stands.").waitFor();
  await expect.poll(captions).toEqual(["We built a ridge.", "It stands."]);

  // A colleague corrects it too, and this page hears of that while somebody writes.
  await press(page, "Correct");
  await text.fill("We built a fridge. It stands.");
  const takeId = (await readAda()).answers[0]?.takeId;
  const at = `/takes/${takeId}/transcript`;
  await dashboard.call(z.unknown(), "PUT", at, { text: "We built a bridge once. It stands." });
  await page.getByText("An answer was transcribed").nth(3).waitFor();
  await region.getByRole("button", { name: "Save" }).click();
  await region.getByText("Somebody changed the transcript while you wrote").waitFor();
  await region.getByText("We built a bridge once. It stands.").waitFor();
  expect(await text.inputValue()).toBe("We built a fridge. It stands.");
  await press(page, "Replace with mine");
  await line(/We built a fridge/).waitFor();
  const said = await dashboard.call(z.object({ text: z.string(), version: z.number() }), "GET", at);
  expect(said).toEqual({ text: "We built a fridge. It stands.", version: 4 });
});

it("takes notes, a score with halves, and a decision with its reason, which can be taken back", async () => {
  const { page } = dashboard;
  const notes = page.getByLabel("Notes of your team");
  await notes.fill("Knows the trade.");
  await notes.press("Tab");
  await page.getByText("Saved.", { exact: true }).waitFor();
  expect((await readAda()).notes).toBe("Knows the trade.");

  const overall = page.getByRole("group", { name: /Overall/ });
  await overall.getByRole("radio").first().focus();
  await page.keyboard.press("4");
  await overall.getByRole("checkbox", { name: "Half a point less" }).press("Space");
  await page.getByText("Your score is 3.5.").waitFor();
  await press(page, "Submit review");
  await page.getByText("Submitted", { exact: true }).waitFor();
  expect((await readAda()).reviewAverage).toBe(3.5);

  await heading(page, "Ada Lovelace").click();
  await page.keyboard.press("d");
  await panel().getByLabel("Reason").fill("The best of the four.");
  await panel().getByRole("button", { name: "Shortlist", exact: true }).press("Enter");
  await panel().waitFor({ state: "detached" });
  await page.getByText("The best of the four.").waitFor();
  expect((await readAda()).decision).toBe("shortlisted");
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await page.getByText(/Taken back by/).waitFor();
  expect((await readAda()).decision).toBe("undecided");
});

it("shows the CV as it comes in, to read and to download, and admits who sent it", async () => {
  const { page } = dashboard;
  await inspect(page, "interview-judged");
  await page.setViewportSize({ width: 1280, height: 900 });
  const ida = await invite("Ida Rhodes", "ida@example.com", "draft");
  await dashboard.go(`/interviews/${ida.id}`);
  await heading(page, "Ida Rhodes").waitFor();
  await expect(robot(ida.link)).rejects.toThrow("has not admitted this candidate yet");
  await page.getByText("Text of the CV").click();
  await page.getByText("Resume of Ida Rhodes").waitFor();
  const file = await fetch((await page.getByRole("link", { name: /^Open .*\.pdf$/ }).getAttribute("href")) ?? "");
  expect(Buffer.from(await file.arrayBuffer()).toString("latin1", 0, 5)).toBe("%PDF-");
  await press(page, "Admit");
  await page.getByRole("button", { name: "Admit", exact: true }).waitFor({ state: "detached" });
  const admitted = z.object({ admission: z.string() });
  expect(await dashboard.call(admitted, "GET", `/interviews/${ida.id}`)).toEqual({ admission: "admitted" });
});

it("says that an invitation did not arrive, and sends it to the right address", async () => {
  const { page } = dashboard;
  const { id } = await invite("Grace Hopper", "gone@example.com");
  await dashboard.go(`/interviews/${id}`);
  await page.getByText("Failed", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Resend invitation" }).press("Enter");
  await panel().getByLabel("E-mail").fill("grace@example.com");
  await page.keyboard.press("Enter");
  await page.getByText("Sent", { exact: true }).waitFor();
  await page.getByText("What became of it").first().click();
  await page.getByText("Taken by the mail server").waitFor();
  expect(smtp.received.filter((mail) => mail.includes("grace@example.com"))).toHaveLength(1);
  await page.getByRole("link", { name: "grace@example.com" }).waitFor();
});
