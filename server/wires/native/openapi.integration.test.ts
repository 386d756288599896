import { createConfig, lintFromString } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

/** Every finding of the linter, one line each. */
async function findingsOf(text: string): Promise<string[]> {
  const config = await createConfig({
    extends: ["recommended"],
    rules: {
      "operation-operationId-unique": "error",
      "operation-operationId": "error",
      "operation-tag-defined": "error",
      "security-defined": "error",
      "no-invalid-media-type-examples": "error",
      "no-invalid-parameter-examples": "error",
      "no-invalid-schema-examples": "error",
      "no-unused-components": "error",
      "tags-alphabetical": "off",
    },
  });
  const problems = await lintFromString({ source: text, config });
  return problems.map(
    ({ severity, ruleId, message, location }) => `${severity} ${ruleId}: ${message} at ${location[0]?.pointer ?? ""}`,
  );
}

describe("the documents of the wires", () => {
  it.each(["/api/v1/openapi.json"])("%s has no finding of the linter", { timeout: 60_000 }, async (path) => {
    const answer = await fetch(`${serving.url}${path}`);
    expect(answer.status).toBe(200);
    expect(await findingsOf(await answer.text())).toEqual([]);
  });
});
