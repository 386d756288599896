/** The types that the dashboard calls the API with are those of the document that the app serves; `npm run client` writes them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApiTypes } from "../server/wires/openapi-types.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { serveOn, type TestServing } from "./serving.ts";

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

const OPENING =
  "/** The native API as its own document describes it. Written by `npm run client` from /api/v1/openapi.json; do not edit. */";

describe("the generated client", () => {
  it("is up to date with the app's own document", async () => {
    const document = await (await fetch(`${serving.url}/api/v1/openapi.json`)).json();
    await expect(openApiTypes(document, OPENING)).toMatchFileSnapshot("../web/dashboard/client/native.generated.ts");
  });
});
