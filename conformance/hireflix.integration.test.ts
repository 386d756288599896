/** The kit's own run: every case of the Hireflix wire against this code, started as an operator starts it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/database.ts";
import { createApiKey, createWorkspace } from "../test/factories.ts";
import { serveOn, type TestServing } from "../test/serving.ts";
import { conformanceReceiver, startReceiver, type WebhookReceiver } from "../test/webhook-receiver.ts";
import { hireflixCases } from "./hireflix/cases.ts";
import { openHireflix } from "./hireflix/wire.ts";
import { deploymentAt, runCases } from "./kit.ts";

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

test("every case passes", { timeout: 400_000 }, async () => {
  const { id: workspace } = await createWorkspace(db.database);
  const wire = await openHireflix(deploymentAt(serving.url, await createApiKey(db.database, workspace)));
  const lines: string[] = [];
  const failed = await runCases(hireflixCases(wire, conformanceReceiver(receiver)), (line) => lines.push(line));
  expect(
    lines.filter((line) => line.startsWith("not ok") || line.startsWith("  #")),
    lines.join("\n"),
  ).toEqual([]);
  expect(failed).toBe(0);
});
