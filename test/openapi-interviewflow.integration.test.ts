/** The document of the InterviewFlowAI wire: linted, and every example of it executed. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { exampleWorkspace } from "./example-workspace.ts";
import { findingsOf } from "./openapi-lint.ts";
import { serveOn, type TestServing } from "./serving.ts";

const mediaSchema = z.looseObject({ example: z.unknown().optional() });
const documentSchema = z.looseObject({
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        requestBody: z.looseObject({ content: z.object({ "application/json": mediaSchema }) }),
        responses: z.record(
          z.string(),
          z.looseObject({ content: z.object({ "application/json": mediaSchema }).optional() }),
        ),
      }),
    ),
  ),
});

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

describe("the document of the InterviewFlowAI wire", () => {
  it("is served without a key, to any page, and cached", async () => {
    const answer = await fetch(`${serving.url}/api/external/openapi.json`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const again = await fetch(answer.url, { headers: { "if-none-match": answer.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it("has examples that work, answered as it states", { timeout: 300_000 }, async () => {
    const document = documentSchema.parse(await (await fetch(`${serving.url}/api/external/openapi.json`)).json());
    const seen: string[] = [];
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, { operationId, requestBody, responses }] of Object.entries(item)) {
        const workspace = await exampleWorkspace(db.database, serving.url);
        const { example } = requestBody.content["application/json"];
        expect(example, operationId).toBeDefined();
        const answer = await fetch(`${document.servers[0]?.url}${path}`, {
          method: method.toUpperCase(),
          headers: { "x-api-key": workspace.key, "content-type": "application/json" },
          body: workspace.toReal(JSON.stringify(example)),
        });
        const text = await answer.text();
        const [status = ""] = Object.keys(responses);
        expect([operationId, answer.status, text], text).toEqual([operationId, Number(status), text]);
        const media = responses[status]?.content?.["application/json"];
        if (media) media.example = JSON.parse(text);
        seen.push(operationId);
      }
    }
    expect(seen.sort()).toEqual(["fetchCandidates", "ingestCandidate", "ingestCandidates", "updateCustomFields"]);
    expect(await findingsOf(JSON.stringify(document))).toEqual([]);
  });
});
