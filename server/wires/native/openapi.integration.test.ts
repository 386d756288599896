import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVENT_TYPES } from "../../../shared/native.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { findingsOf } from "../../../test/openapi-lint.ts";
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

describe("the native API's document", () => {
  it("is served without a key, to any page, and cached", async () => {
    const answer = await fetch(`${serving.url}/api/v1/openapi.json`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const again = await fetch(answer.url, { headers: { "if-none-match": answer.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it("has no finding of the linter", { timeout: 60_000 }, async () => {
    expect(await findingsOf(await (await fetch(`${serving.url}/api/v1/openapi.json`)).text())).toEqual([]);
  });

  it("is noticed to be wrong by the linter when it is", { timeout: 60_000 }, async () => {
    const document = await (await fetch(`${serving.url}/api/v1/openapi.json`)).json();
    document.paths["/positions"].post.operationId = "listPositions";
    document.paths["/positions"].post.requestBody.content["application/json"].example = { title: 5, more: true };
    const findings = await findingsOf(JSON.stringify(document));
    expect(findings.join("\n")).toMatch(/operation-operationId-unique/);
    expect(findings.join("\n")).toMatch(/no-invalid-media-type-examples/);
  });

  it("describes every type of event", async () => {
    const document = await (await fetch(`${serving.url}/api/v1/openapi.json`)).json();
    expect(Object.keys(document.webhooks).sort()).toEqual([...EVENT_TYPES].sort());
  });

  it("names the scope of every call that needs a key", async () => {
    const { paths } = await (await fetch(`${serving.url}/api/v1/openapi.json`)).json();
    for (const [path, item] of Object.entries<Record<string, Record<string, unknown>>>(paths)) {
      for (const operation of Object.values(item)) {
        const needsNoKey = Array.isArray(operation.security);
        expect([path, typeof operation["x-required-scope"]]).toEqual([path, needsNoKey ? "undefined" : "string"]);
      }
    }
  });

  it("says who may call what takes no key, what each call refuses, and which compare If-Match", async () => {
    const { paths, components } = await (await fetch(`${serving.url}/api/v1/openapi.json`)).json();
    const statuses = (operation: { responses: object }) => Object.keys(operation.responses);
    expect(paths["/account"].get.security).toEqual([{ session: [] }]);
    expect(statuses(paths["/account"].get)).toEqual(expect.arrayContaining(["401", "403"]));
    expect(paths["/session"].get.security).toEqual([]);
    expect(statuses(paths["/session"].get)).not.toContain("401");
    expect(statuses(paths["/positions/{id}"].get)).toEqual(expect.arrayContaining(["304", "404"]));
    expect(statuses(paths["/positions"].post)).toEqual(expect.arrayContaining(["413", "415"]));
    expect(components.responses.Problem429.headers).toHaveProperty("Retry-After");
    const named = (operation: { parameters: { $ref?: string }[] }) =>
      operation.parameters.flatMap(({ $ref }) => $ref?.split("/").at(-1) ?? []);
    expect(named(paths["/positions/{id}"].patch)).toEqual(["IdempotencyKey", "IfMatch"]);
    expect(named(paths["/positions"].post)).toEqual(["IdempotencyKey"]);
  });
});
