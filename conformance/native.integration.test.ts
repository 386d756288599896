/** The kit's own run: every case of the native API against this code, started as an operator starts it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/database.ts";
import { createApiKey, createWorkspace } from "../test/factories.ts";
import { serveOn, type TestServing } from "../test/serving.ts";
import { deploymentAt, runCases } from "./kit.ts";
import { nativeCases } from "./native/cases.ts";
import { openNative } from "./native/wire.ts";

let db: TestDatabase;
let serving: TestServing;

beforeAll(async () => {
  db = await createTestDatabase();
  serving = await serveOn(db.connection.url);
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

test("every case passes", { timeout: 300_000 }, async () => {
  const { id: workspace } = await createWorkspace(db.database);
  const native = await openNative(deploymentAt(serving.url, await createApiKey(db.database, workspace)));
  const lines: string[] = [];
  const failed = await runCases(nativeCases(native), (line) => lines.push(line));
  expect(
    lines.filter((line) => line.startsWith("not ok") || line.startsWith("  #")),
    lines.join("\n"),
  ).toEqual([]);
  expect(failed).toBe(0);
});
