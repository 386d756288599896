/** The GraphQL playground in a real browser: a query by the keyboard alone, from our own files, on a phone and a desk. */
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Deployment, deploy, setUp } from "../deployment.ts";
import { type Candidate, startCandidate } from "./candidate.ts";

let deployment: Deployment;
let visitor: Candidate;
let key: string;

beforeAll(async () => {
  deployment = await deploy();
  ({ key } = await setUp(deployment));
  visitor = await startCandidate();
});
afterAll(async () => {
  await visitor?.close();
  await deployment?.stop();
});

/** GraphiQL's own tabs are list items that hold buttons; the rest of the page is held to every rule. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = JSON.stringify({ rules: { "nested-interactive": { enabled: false } } });
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    `axe.run(${options})`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(", ")}`);
}

it("answers a query from the keyboard, loads nothing from elsewhere, and fits a phone", async () => {
  const page = await visitor.open(`${deployment.url}/playground?endpoint=root`);
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(deployment.url) && !url.startsWith("data:")) elsewhere.push(url);
  });
  const refused: string[] = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  await page.reload();
  await page.getByRole("textbox", { name: "Query" }).focus();
  await page.keyboard.press("Control+Enter");
  await page.locator(".graphiql-response").getByText('"self-hosted"', { exact: true }).waitFor();
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(250);
      expect({ scheme, width, found: await findings(page) }).toEqual({ scheme, width, found: [] });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  }
  expect({ elsewhere, refused }).toEqual({ elsewhere: [], refused: [] });
});

it("answers a query of /me with a key that is typed, and documents the room's endpoint", async () => {
  const made = await fetch(`${deployment.url}/api/v1/positions`, {
    method: "POST",
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify({ title: "Site engineer" }),
  });
  expect(made.status).toBe(201);
  const page = await visitor.open(`${deployment.url}/playground?endpoint=root`);
  await page.getByRole("link", { name: "POST /me" }).click();
  await page.getByLabel("API key").fill(key);
  await page.getByRole("textbox", { name: "Query" }).focus();
  await page.keyboard.press("Control+Enter");
  await page.locator(".graphiql-response").getByText('"Site engineer"', { exact: true }).waitFor();

  await page.getByRole("link", { name: "POST /interview" }).click();
  await page.getByRole("textbox", { name: "Query" }).waitFor();
  expect(await page.getByLabel("API key").count()).toBe(0);
  await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
  const documentation = page.locator(".graphiql-doc-explorer");
  await documentation.getByRole("link", { name: "Query", exact: true }).click();
  await documentation.getByRole("link", { name: "interview", exact: true }).waitFor();
});
