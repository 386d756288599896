/** A position in the dashboard: questions kept as a set and asked on camera, mails tried, rules saved, copied, met as a candidate meets it. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { goToFirstQuestion, heading, press } from "./candidate.ts";
import { type DeployedDashboard, deployDashboard, named } from "./deployed-dashboard.ts";
import { inspect } from "./inspect.ts";

let dashboard: DeployedDashboard;
beforeAll(async () => {
  dashboard = await deployDashboard();
});
afterAll(() => dashboard?.close());

const positionSchema = z.object({
  id: z.string(),
  title: z.string(),
  questions: z.array(z.object({ text: z.string(), thinkSeconds: z.number(), videoUrl: z.string().nullable() })),
  settings: z.looseObject({
    tags: z.array(z.object({ name: z.string(), options: z.array(z.string()) })),
    linkExpirationDays: z.number(),
    reminderHoursBefore: z.array(z.number()),
  }),
  counts: z.object({ total: z.number() }),
});

/** The position of a title, whole. */
async function positionOf(title: string) {
  const list = z.object({ data: z.array(z.object({ id: z.string(), title: z.string() })) });
  const { data } = await dashboard.call(list, "GET", "/positions");
  const found = data.find((one) => one.title === title);
  return dashboard.call(positionSchema, "GET", `/positions/${found?.id}`);
}

/** Opens a part of the editor that is folded. */
const unfold = (name: string) => heading(dashboard.page, name).click();
const panel = () => dashboard.page.getByRole("dialog");

it("keeps questions as a set, of which the next position takes copies", async () => {
  const { page } = dashboard;
  await dashboard.go("/positions/new");
  await page.getByLabel("Title").fill("Site engineer");
  await page.getByLabel("Text of question 1").fill("What have you built?");
  await page.getByLabel("Think time").fill("20");
  await page.getByRole("button", { name: "Add question" }).press("Enter");
  // The keyboard is where the writing goes on.
  await expect
    .poll(() => page.getByLabel("Text of question 2").evaluate((field) => field === document.activeElement))
    .toBe(true);
  await page.keyboard.type("What went wrong?");
  await press(page, "Save as a set");
  await panel().getByLabel("Name").fill("First conversation");
  await page.keyboard.press("Enter");
  await page.getByText("The set “First conversation” is saved.").waitFor();
  await press(page, "Create position");
  await page.getByText("The position is created.").waitFor();

  await dashboard.go("/positions/new");
  await page.getByLabel("Title").fill("Track engineer");
  await press(page, "Insert from a set");
  await panel().getByText("What went wrong?").waitFor();
  await panel()
    .getByRole("button", { name: /^Insert 2 questions/ })
    .click();
  await page.getByText("2 questions are inserted.").waitFor();
  const second = page.getByRole("group", { name: "Question 2" });
  await second.getByLabel("Text of question 2").fill("What would you do again?");
  await press(page, "Create position");
  await page.getByText("The position is created.").waitFor();

  const texts = async (title: string) =>
    (await positionOf(title)).questions.map(({ text, thinkSeconds }) => [text, thinkSeconds]);
  expect(await texts("Site engineer")).toEqual([
    ["What have you built?", 20],
    ["What went wrong?", 20],
  ]);
  expect(await texts("Track engineer")).toEqual([
    ["What have you built?", 20],
    ["What would you do again?", 20],
  ]);
});

it("asks on camera, and the candidate's preview plays the very bytes; nobody counts it", async () => {
  const { page, browser } = dashboard;
  const { id } = await positionOf("Site engineer");
  await dashboard.go(`/positions/${id}/edit`);
  const first = page.getByRole("group", { name: "Question 1" });
  await first.getByRole("button", { name: "Record a video" }).click();
  await panel().getByRole("button", { name: "Turn on the camera" }).click();
  await panel().getByRole("button", { name: "Record", exact: true }).click();
  await panel()
    .getByText(/Recording, [2-9] s/)
    .waitFor();
  await panel().getByRole("button", { name: "Stop" }).click();
  await panel().getByText("Candidates see the written text beside it.").waitFor();
  await inspect(page, "position-record");
  await panel().getByRole("button", { name: "Use this video" }).click();
  await page.getByLabel("Question 1 on video").waitFor();
  await press(page, "Save changes");
  await page.getByText("The changes are saved.").waitFor();

  const asked = (await positionOf("Site engineer")).questions[0]?.videoUrl ?? "";
  const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  const stored = sha256(Buffer.from(await (await fetch(asked)).arrayBuffer()));
  const recorded = [...browser.witness.recorders.values()].map((parts) => sha256(Buffer.concat(parts)));
  expect(recorded).toContain(stored);

  await page.getByRole("button", { name: "More actions" }).press("Enter");
  await page.getByRole("menuitem", { name: "Try it as a candidate" }).press("Enter");
  const opening = page.waitForEvent("popup");
  await panel().getByRole("link", { name: "Open the room" }).click();
  const room = await opening;
  await goToFirstQuestion(room);
  const video = room.getByLabel("The question, on video");
  await video.evaluate((element: HTMLVideoElement) => element.play());
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0.2);
  await room.close();
  await page.reload();
  await heading(page, "Site engineer").waitFor();
  expect((await positionOf("Site engineer")).counts.total).toBe(0);
});

it("shows a mail with its variables filled in before it is saved, and sends a test to whoever writes it", async () => {
  const { page } = dashboard;
  const { id } = await positionOf("Site engineer");
  await dashboard.go(`/positions/${id}/edit`);
  await unfold("Messages");
  await page.getByRole("switch", { name: "Write an own invitation for this position" }).press("Space");
  await page.getByLabel("Subject").fill("{companyName} would like to hear you, {nickname}");
  const text = page.locator("#invitation-message-body");
  await text.fill("Hello , the link is {interviewLink}");
  await text.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(6, 6));
  await page.getByRole("button", { name: "{firstName}" }).last().click();
  await expect.poll(() => text.inputValue()).toBe("Hello {firstName}, the link is {interviewLink}");
  await page.getByRole("button", { name: "Preview" }).first().click();
  await panel().getByText("{nickname} is no variable, and stays as written.").waitFor();
  await panel().getByText("Acme would like to hear you, {nickname}").waitFor();
  await press(page, "Plain text");
  await panel()
    .getByText(/^Hello \w+, the link is https?:/)
    .waitFor();
  await inspect(page, "position-message");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Send me a test" }).first().click();
  await page.getByText("The test is in the outbox.").waitFor();

  // Leaving what is not saved asks first, and the position's own mail is what it was.
  await page.getByRole("link", { name: "Outbox" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await page.getByRole("link", { name: "Acme would like to hear you, {nickname}" }).click();
  await panel().getByText("owner@example.com").waitFor();
  await press(page, "Plain text");
  await panel()
    .getByText(/^Hello \w+, the link is https?:/)
    .waitFor();
});

it("says when the link ends, when it reminds and which tags there are, and a copy has all of it", async () => {
  const { page } = dashboard;
  const { id } = await positionOf("Site engineer");
  await dashboard.go(`/positions/${id}/edit`);
  await unfold("Candidate tags");
  await press(page, "Add tag");
  await page.keyboard.type("Shift");
  await page.getByLabel("Options, one on each line").fill("Day\nNight");
  await unfold("Interview");
  await page.getByLabel("Link expires after").fill("11");
  await unfold("Messages");
  await page.getByLabel("Remind before the link expires").fill("4, 48");
  await unfold("Interview");
  await press(page, "Save changes");
  // What is wrong is unfolded, and has the focus.
  await page.getByText("Not saved yet: 1 field needs correcting.").waitFor();
  const expires = page.getByLabel("Link expires after");
  await expect.poll(() => expires.evaluate((field) => field === document.activeElement)).toBe(true);
  await expires.fill("6");
  await press(page, "Save changes");
  await page.getByText("The changes are saved.").waitFor();
  await page.getByText("48 and 4 hours before the end").waitFor();
  await page.getByText("6 days", { exact: true }).waitFor();
  await page.getByText("Shift", { exact: true }).waitFor();

  const original = await positionOf("Site engineer");
  expect(original.settings).toMatchObject({
    tags: [{ name: "Shift", options: ["Day", "Night"] }],
    linkExpirationDays: 6,
    reminderHoursBefore: [4, 48],
  });
  await page.getByRole("button", { name: "More actions" }).press("Enter");
  await page.getByRole("menuitem", { name: "Duplicate" }).press("Enter");
  await page.getByText("The copy is here. Change what differs.").waitFor();
  await page.getByLabel("Question 1 on video").waitFor();
  await page.getByLabel("Title").fill("Site engineer, nights");
  await press(page, "Save changes");
  await page.getByText("The changes are saved.").waitFor();
  const copy = await positionOf("Site engineer, nights");
  expect(copy.settings).toEqual(original.settings);
  expect(copy.questions.map(({ text }) => text)).toEqual(original.questions.map(({ text }) => text));
});

it("defines a custom field, which a candidate's value keeps to, and gives a candidate an option of a tag", async () => {
  const { page } = dashboard;
  await dashboard.go("/settings?section=fields");
  await press(page, "Define a field");
  await panel().getByLabel("Key").fill("seniority_score");
  await panel().getByLabel("Label").fill("Seniority");
  await panel().getByRole("combobox", { name: "Type" }).click();
  await page.getByRole("option", { name: "Number" }).click();
  await press(page, "Define field");
  await page.getByText("“Seniority” is defined.").waitFor();
  await page.getByRole("row", { name: /seniority_score.*Number.*Managed/ }).waitFor();

  const { id: positionId } = await positionOf("Site engineer");
  const { id } = await dashboard.call(named, "POST", "/interviews", {
    positionId,
    name: "Ada Lovelace",
    email: "ada@example.com",
  });
  await dashboard.go(`/interviews/${id}`);
  await press(page, "Add field");
  await page.getByLabel("Field", { exact: true }).fill("seniority_score");
  await page.keyboard.press("Enter");
  await page.getByLabel("Seniority", { exact: true }).fill("many");
  await page.keyboard.press("Enter");
  await page.getByText("This field takes a number.").waitFor();
  await page.getByLabel("Seniority", { exact: true }).fill("4.5");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Seniority: 4.5. Change" }).waitFor();
  await page.getByRole("combobox", { name: "Shift" }).press("Enter");
  await page.getByRole("option", { name: "Night" }).click();
  const kept = z.object({ customFields: z.unknown(), tags: z.unknown() });
  await expect
    .poll(() => dashboard.call(kept, "GET", `/interviews/${id}`))
    .toEqual({ customFields: { seniority_score: 4.5 }, tags: { Shift: "Night" } });
});
