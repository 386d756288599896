/** The document of the Flowmingo wire: linted, and every call of it executed and answered as it states. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { workspaceId } from "../server/core/actor.ts";
import { EXAMPLE_IDS } from "../server/wires/native/examples/index.ts";
import type { Scope } from "../shared/native/roles.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { type ExampleWorkspace, exampleWorkspace } from "./example-workspace.ts";
import { createApiKey } from "./factories.ts";
import { findingsOf } from "./openapi-lint.ts";
import { serveOn, type TestServing } from "./serving.ts";

const mediaSchema = z.looseObject({ example: z.unknown().optional() });
const contentSchema = z.object({ "application/json": mediaSchema });
const documentSchema = z.looseObject({
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        "x-required-scope": z.string().optional(),
        parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), example: z.unknown().optional() })),
        requestBody: z.looseObject({ content: contentSchema }).optional(),
        responses: z.record(z.string(), z.looseObject({ content: contentSchema.optional() })),
      }),
    ),
  ),
});
type Operation = z.infer<typeof documentSchema>["paths"][string][string];

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

const address = (): string => `${serving.url}/company/integration/openapi.json`;

/** The path of a call with the examples of its parameters. */
function exampleOf(path: string, { parameters }: Operation): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, in: place, example } of parameters) {
    if (place === "path") filled = filled.replace(`{${name}}`, String(example));
    else if (place === "query" && example !== undefined) query.set(name, String(example));
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** Sends a call's example about this workspace's things, with any key. */
async function send(
  { path, method, operation }: { path: string; method: string; operation: Operation },
  about: ExampleWorkspace,
  key: string,
) {
  const body = operation.requestBody?.content["application/json"].example;
  const answer = await fetch(`${serving.url}${about.toReal(exampleOf(path, operation))}`, {
    method: method.toUpperCase(),
    headers: { "x-api-key": key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: about.toReal(JSON.stringify(body)) }),
  });
  return { status: answer.status, text: await answer.text() };
}

const WIRE_SCOPES: readonly Scope[] = ["invite_candidates", "create_set", "read_hiring", "manage_pipeline"];

/** The calls that need a key, with the scope that each needs. */
async function scopedCalls() {
  const document = documentSchema.parse(await (await fetch(address())).json());
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      const scope = operation["x-required-scope"];
      return scope === undefined ? [] : [{ path, method, operation, scope }];
    }),
  );
}

describe("every call of the Flowmingo wire", () => {
  it("is refused to a key that has all of the wire's scopes but its own, and to another workspace's", async () => {
    const ours = await exampleWorkspace(db.database, serving.url);
    const theirs = await exampleWorkspace(db.database, serving.url);
    const workspace = workspaceId(ours.toReal(EXAMPLE_IDS.workspace));
    const rows = () =>
      Promise.all(
        (["applications", "interviews", "positions", "candidates"] as const).map((table) =>
          db.database.selectFrom(table).selectAll().where("workspace_id", "=", workspace).orderBy("id").execute(),
        ),
      );
    const before = await rows();
    const calls = await scopedCalls();
    expect(calls).toHaveLength(17);
    const needed = new Set<string>();
    for (const call of calls) {
      const { operationId } = call.operation;
      const stranger = await send(call, ours, theirs.key);
      // A list that is narrowed to what is not theirs is empty, and a set that is made is theirs.
      const isNarrow = call.path.includes("{") || operationId === "inviteCandidates";
      if (isNarrow) expect([operationId, stranger.status]).toEqual([operationId, 404]);
      else expect([operationId, [200, 201, 404].includes(stranger.status)]).toEqual([operationId, true]);
      expect([operationId, ours.toExample(stranger.text)]).toEqual([operationId, stranger.text]);
      if (call.scope === "any") continue;
      needed.add(call.scope);
      const others = WIRE_SCOPES.filter((scope) => scope !== call.scope);
      const lacking = await send(call, ours, await createApiKey(db.database, workspace, others));
      expect([operationId, lacking.status, ours.toExample(lacking.text)]).toEqual([operationId, 403, lacking.text]);
    }
    expect([...needed].sort()).toEqual([...WIRE_SCOPES].sort());
    expect(await rows()).toEqual(before);
  });
});

describe("the document of the Flowmingo wire", () => {
  it("is served without a key, to any page, and cached", async () => {
    const answer = await fetch(address());
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const again = await fetch(address(), { headers: { "if-none-match": answer.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it("has examples that work, answered as it states", { timeout: 300_000 }, async () => {
    const document = documentSchema.parse(await (await fetch(address())).json());
    const workspace = await exampleWorkspace(db.database, serving.url);
    const seen: string[] = [];
    const calls = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    );
    // What is moved and rejected is moved before it is rejected.
    calls.sort((left, right) => left.method.localeCompare(right.method) || left.path.localeCompare(right.path));
    for (const { path, method, operation } of calls) {
      const { operationId, requestBody, responses } = operation;
      const body = requestBody?.content["application/json"].example;
      expect(requestBody === undefined || body !== undefined, operationId).toBe(true);
      const answer = await fetch(`${document.servers[0]?.url}${workspace.toReal(exampleOf(path, operation))}`, {
        method: method.toUpperCase(),
        headers: { "x-api-key": workspace.key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: workspace.toReal(JSON.stringify(body)) }),
      });
      const text = await answer.text();
      const [status = ""] = Object.keys(responses);
      expect([operationId, answer.status, text], text).toEqual([operationId, Number(status), text]);
      const media = responses[status]?.content?.["application/json"];
      expect(media, operationId).toBeDefined();
      if (media) media.example = JSON.parse(text);
      seen.push(operationId);
    }
    expect(seen).toHaveLength(18);
    expect(await findingsOf(JSON.stringify(document))).toEqual([]);
  });

  it("describes no address that is not served", async () => {
    const document = documentSchema.parse(await (await fetch(address())).json());
    for (const [path, item] of Object.entries(document.paths)) {
      const answer = await fetch(`${serving.url}${path.replaceAll(/\{\w+\}/g, "0")}`, {
        method: Object.keys(item)[0]?.toUpperCase() ?? "GET",
      });
      // Without a key: known addresses ask for one, or for what their query lacks.
      expect([401, 400], path).toContain(answer.status);
    }
  });
});
