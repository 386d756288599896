/** A hiring round without leaving the dashboard: candidates by CSV, followed live, scored, decided, exported, and read back elsewhere. */
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import { type Candidate, heading, press, startCandidate } from "./candidate.ts";

const CSV = [
  "Full name;E-mail;Site",
  "Ada Lovelace;ada@example.com;North",
  "Grace Hopper;grace@example;South",
  "=Katherine Johnson;katherine@example.com;North",
].join("\r\n");

let deployment: Deployment;
let recruiter: Candidate;
let key: string;
let positionId: string;
let page: Page;

const api = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const answer = await fetch(`${deployment.url}/api/v1${path}`, {
    method,
    headers: { "x-api-key": key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.json();
};

const interviewSchema = z.object({
  id: z.string(),
  link: z.string(),
  decision: z.string(),
  progress: z.string(),
  customFields: z.record(z.string(), z.unknown()),
  reviewAverage: z.number().nullable(),
});

/** The interview of an address, whole. */
async function interviewOf(email: string) {
  const { data } = z
    .object({ data: z.array(z.object({ id: z.string(), candidate: z.object({ email: z.string() }) })) })
    .parse(await api("GET", `/interviews?positionId=${positionId}`));
  const row = data.find((one) => one.candidate.email === email);
  return interviewSchema.parse(await api("GET", `/interviews/${row?.id}`));
}

beforeAll(async () => {
  deployment = await deploy();
  const made = await setUp(deployment);
  key = made.key;
  ({ id: positionId } = z.object({ id: z.string() }).parse(
    await api("POST", "/positions", {
      title: "Track engineer",
      visibility: "public",
      questions: [{ text: "What have you built?", thinkSeconds: 5, answerSeconds: 60, retakes: 1 }],
    }),
  ));
  recruiter = await startCandidate();
  page = await recruiter.open(`${deployment.url}/app`);
  await page.getByLabel("E-mail").fill(made.email);
  await page.getByLabel("Password", { exact: true }).fill(made.password);
  await press(page, "Sign in");
  await heading(page, "Positions").first().waitFor();
});
afterAll(async () => {
  await recruiter?.close();
  await deployment?.stop();
});

describe("a hiring round", () => {
  it("takes candidates from a CSV file, checked row by row before anything is sent", async () => {
    const file = join(deployment.dataDir, "candidates.csv");
    await writeFile(file, CSV);
    await page.goto(`${deployment.url}/app/candidates/import`);
    await page.getByRole("combobox", { name: "Position" }).click();
    await page.getByRole("option", { name: "Track engineer" }).click();
    await page.getByLabel("CSV file").setInputFiles(file);
    await page.getByRole("combobox", { name: /Site/ }).click();
    await page.getByRole("option", { name: "New field “Site”" }).click();
    await press(page, "Check 3 rows");
    await page.getByText("1 row refused").first().waitFor();
    await press(page, "Add 2 candidates");
    await page.getByText("2 candidates added").first().waitFor();
    const ada = await interviewOf("ada@example.com");
    expect(Object.values(ada.customFields)).toEqual(["North"]);
    expect((await interviewOf("katherine@example.com")).progress).toMatch(/created|invited/);
  });

  it("shows what a candidate does without a reload", async () => {
    await page.goto(`${deployment.url}/app/positions/${positionId}`);
    const row = page.getByRole("row", { name: /Ada Lovelace/ });
    await row.waitFor();
    await page.evaluate(() => Reflect.set(window, "neverReloaded", true));
    const name = row.getByRole("link", { name: "Ada Lovelace" });
    await name.focus();
    await page.keyboard.press("x");
    await page.getByText("1 candidate selected").waitFor();
    const { link } = await interviewOf("ada@example.com");
    await deployment.command(z.object({ interviewId: z.string() }), "robot", link);
    await row.getByText("Completed", { exact: true }).first().waitFor();
    expect(await page.evaluate(() => Reflect.get(window, "neverReloaded"))).toBe(true);
    // Neither the selection nor the live change has taken the keyboard away.
    expect(await name.evaluate((link) => link === document.activeElement)).toBe(true);
  });

  it("keeps the draft of a review, however soon the page is left", async () => {
    const { id } = await interviewOf("ada@example.com");
    const overall = page.getByRole("group", { name: /Overall/ });
    const open = async () => {
      await page.goto(`${deployment.url}/app/interviews/${id}`);
      await page.getByText("Submit review").waitFor();
    };
    await open();
    // By keys: a figure, and from there on by arrows.
    await overall.getByRole("radio").first().focus();
    await page.keyboard.press("2");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("link", { name: "Track engineer" }).first().click();
    await page.getByRole("row", { name: /Ada Lovelace/ }).waitFor();
    await expect
      .poll(async () => {
        await open();
        return overall.getByRole("radio", { name: "3" }).isChecked();
      })
      .toBe(true);
  });

  it("takes a review and a decision, and the decision back", async () => {
    const { id } = await interviewOf("ada@example.com");
    await page.goto(`${deployment.url}/app/interviews/${id}`);
    await heading(page, "Ada Lovelace").waitFor();
    await page
      .getByRole("group", { name: /Overall/ })
      .getByText("4", { exact: true })
      .click();
    await page.getByLabel("What you saw and heard").fill("Calm, and clear about what went wrong.");
    await press(page, "Submit review");
    await expect.poll(async () => (await interviewOf("ada@example.com")).reviewAverage).toBe(4);
    await page.getByRole("group", { name: "Decision" }).getByRole("button", { name: "Shortlisted" }).click();
    await expect.poll(async () => (await interviewOf("ada@example.com")).decision).toBe("shortlisted");
    await page.getByRole("button", { name: "Undo", exact: true }).first().click();
    await expect.poll(async () => (await interviewOf("ada@example.com")).decision).toBe("undecided");
    const decision = page.getByRole("group", { name: "Decision" });
    await decision.getByRole("button", { name: "Undecided", pressed: true }).waitFor();
    await decision.getByRole("button", { name: "Shortlisted" }).click();
    await expect.poll(async () => (await interviewOf("ada@example.com")).decision).toBe("shortlisted");
  });

  it("says that nothing was done where there is no connection, and does not do it later by itself", async () => {
    const decision = page.getByRole("group", { name: "Decision" });
    await recruiter.context.setOffline(true);
    await decision.getByRole("button", { name: "Discarded" }).click();
    await page.getByText("The server can not be reached").first().waitFor();
    await recruiter.context.setOffline(false);
    await decision.getByRole("button", { name: "Undecided" }).click();
    await expect.poll(async () => (await interviewOf("ada@example.com")).decision).toBe("undecided");
    await decision.getByRole("button", { name: "Undecided", pressed: true }).waitFor();
    await decision.getByRole("button", { name: "Shortlisted" }).click();
    await expect.poll(async () => (await interviewOf("ada@example.com")).decision).toBe("shortlisted");
  });

  it("gives everything out as one archive, which another Greenroom reads back under the same ids", async () => {
    await page.goto(`${deployment.url}/app/settings?section=exports`);
    await press(page, "Export this workspace");
    const download = page.getByRole("link", { name: "Download" }).first();
    await download.waitFor();
    const bytes = Buffer.from(await (await fetch((await download.getAttribute("href")) ?? "")).arrayBuffer());
    const archive = join(deployment.dataDir, "acme.zip");
    await writeFile(archive, bytes);
    const { data } = z
      .object({ data: z.array(z.object({ bytes: z.number(), sha256: z.string() })) })
      .parse(await api("GET", "/exports"));
    expect(data[0]).toEqual({ bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });

    const before = await interviewOf("ada@example.com");
    const elsewhere = await deploy();
    try {
      await elsewhere.command(z.unknown(), "import", archive, "--owner", "owner@example.com");
      const other = await elsewhere.command(z.object({ key: z.string() }), "keys", "create", "--name", "moved");
      const answer = await fetch(`${elsewhere.url}/api/v1/interviews/${before.id}`, {
        headers: { "x-api-key": other.key },
      });
      const moved = interviewSchema.parse(await answer.json());
      expect({ ...moved, link: "" }).toEqual({ ...before, link: "" });
    } finally {
      await elsewhere.stop();
    }
  });
});
