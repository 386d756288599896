/** The kit's own run: every case of the Flowmingo wire against this code, started as an operator starts it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMember } from "../test/browser.ts";
import { createTestDatabase, type TestDatabase } from "../test/database.ts";
import { createApiKey, createWorkspace } from "../test/factories.ts";
import { serveOn, type TestServing } from "../test/serving.ts";
import { conformanceReceiver, startReceiver, type WebhookReceiver } from "../test/webhook-receiver.ts";
import { flowmingoCases } from "./flowmingo/cases.ts";
import { cvCases } from "./flowmingo/cv.cases.ts";
import { webhookCases } from "./flowmingo/webhook.cases.ts";
import { openFlowmingo } from "./flowmingo/wire.ts";
import { type Case, deploymentAt, runCases } from "./kit.ts";

let db: TestDatabase;
let serving: TestServing;
let receiver: WebhookReceiver;

beforeAll(async () => {
  db = await createTestDatabase();
  receiver = await startReceiver();
  serving = await serveOn(db.connection.url, { ROLES: "web,worker", ALLOW_PRIVATE_TARGETS: "true" });
});
afterAll(async () => {
  await serving?.close();
  await receiver?.close();
  await db?.drop();
});

async function expectAll(cases: readonly Case[]): Promise<void> {
  const lines: string[] = [];
  const failed = await runCases(cases, (line) => lines.push(line));
  expect(
    lines.filter((line) => line.startsWith("not ok") || line.startsWith("  #")),
    lines.join("\n"),
  ).toEqual([]);
  expect(failed).toBe(0);
}

const openWire = async (url: string, { database } = db) => {
  const { id: workspace } = await createWorkspace(database);
  await createMember(database, workspace, "no password", { email: `${workspace}@example.com`, role: "owner" });
  return openFlowmingo(deploymentAt(url, await createApiKey(database, workspace)));
};

test("every case passes", { timeout: 400_000 }, async () => {
  await expectAll(flowmingoCases(await openWire(serving.url), conformanceReceiver(receiver)));
});

test("where private networks are closed, webhooks to them are refused and CVs from them not fetched", {
  timeout: 400_000,
}, async () => {
  // Of its own, so that no worker with other rules takes its jobs.
  const own = await createTestDatabase();
  const closed = await serveOn(own.connection.url, { ROLES: "web,worker" });
  try {
    const wire = await openWire(closed.url, own);
    await expectAll([...webhookCases(wire, null), ...cvCases(wire)]);
  } finally {
    await closed.close();
    await own.drop();
  }
});
