import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";

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

it("is served", async () => {
  const answer = await fetch(`${serving.url}/api/v1/openapi.json`);
  expect(answer.status).toBe(200);
  writeFileSync("/tmp/openapi.json", JSON.stringify(await answer.json(), null, 1));
});
