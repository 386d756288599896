/**
 * No operation of the native API reaches into another workspace. What is tried is derived from the API's own document: every operation is
 * sent as its example, with the ids of one workspace and the key or the session of another. A new route is tried as soon as it is there;
 * without an example the test fails.
 */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { EXAMPLE_IDS, EXAMPLES, type Example, exampleParams } from "../server/wires/native/examples/index.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { type ExampleWorkspace, exampleWorkspace } from "./example-workspace.ts";
import { createApiKey, createWorkspace } from "./factories.ts";
import { serveOn, type TestServing } from "./serving.ts";

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
      }),
    ),
  ),
});

let db: TestDatabase;
let serving: TestServing;
let own: ExampleWorkspace;
let ownId: string;
let foreignKey: string;
let stranger: Record<string, string>;

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 10 });
  serving = await serveOn(db.connection.url, { SPEECH_URL: "http://127.0.0.1:9/v1" });
  own = await exampleWorkspace(db.database, serving.url);
  ownId = own.toReal(EXAMPLE_IDS.workspace);
  stranger = await (await exampleWorkspace(db.database, serving.url)).memberHeaders();
  foreignKey = await createApiKey(db.database, (await createWorkspace(db.database, { name: "Elsewhere" })).id);
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

/** What a workspace holds, table by table, as one digest each. */
async function stateOf(workspace: string): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id' order by table_name`.execute(db.database);
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ digest: string }>`
      select md5(coalesce(string_agg(entry::text, ',' order by entry::text), '')) as digest
      from ${sql.table(name)} as entry where workspace_id = ${workspace}`.execute(db.database);
    state[name] = rows[0]?.digest ?? "";
  }
  return state;
}

/** Calls about several things refuse each by itself, with its id; what they must say when none was reached. */
const EACH_BY_ITSELF: Readonly<Record<string, string>> = { actOnInterviews: '{"done":0,"refused":2,' };

interface Operation {
  id: string;
  method: string;
  path: string;
  isFile: boolean;
}

async function operations(): Promise<Operation[]> {
  const { paths } = documentSchema.parse(await (await fetch(`${serving.url}/api/v1/openapi.json`)).json());
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId: id, requestBody }]) => ({
      ...{ id, path, method: method.toUpperCase() },
      isFile: requestBody !== undefined && !("application/json" in requestBody.content),
    })),
  );
}

/** Sends the example about one workspace with the credentials of another. */
async function cross({ method, path, isFile }: Operation, example: Example) {
  const real = (value: unknown): string => own.toReal(JSON.stringify(value));
  const params = z.record(z.string(), z.string()).parse(JSON.parse(real(exampleParams(path, example))));
  const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? "missing"));
  const query = new URLSearchParams(z.record(z.string(), z.string()).parse(JSON.parse(real(example.query ?? {}))));
  const body = isFile ? "bytes" : example.body === undefined ? undefined : real(example.body);
  const answer = await fetch(`${serving.url}/api/v1${address}?${query}`, {
    method,
    redirect: "manual",
    headers: {
      ...(example.member ? stranger : { "x-api-key": foreignKey }),
      ...(body === undefined ? {} : { "content-type": isFile ? "image/png" : "application/json" }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream");
  if (isStream) await answer.body?.cancel();
  const names = JSON.stringify([example.body, example.query]);
  return {
    status: answer.status,
    text: isStream ? "" : await answer.text(),
    /** Does the request name something of the other workspace outside of its path? */
    namesForeign: own.toReal(names) !== names,
  };
}

it("is tried by every operation, and reached by none", { timeout: 300_000 }, async () => {
  const tried = await operations();
  expect(tried.length).toBeGreaterThan(90);
  const before = await stateOf(ownId);
  const wrong: string[] = [];
  for (const operation of tried) {
    const { id, method, path } = operation;
    const example = EXAMPLES[id];
    if (!example) {
      wrong.push(`${id} has no example, so nobody has tried to cross with it`);
      continue;
    }
    const { status, text, namesForeign } = await cross(operation, example);
    const words = `${id} (${method} ${path}): ${status} ${text.slice(0, 200)}`;
    const none = EACH_BY_ITSELF[id];
    if (none !== undefined && text.startsWith(none)) continue;
    if (path.includes("{") ? status !== 404 : status >= 500) wrong.push(words);
    else if (method !== "GET" && namesForeign && status < 400) wrong.push(`${words}: took an id of another workspace`);
    else if (status < 400 && own.toExample(text) !== text) wrong.push(`${words}: tells of another workspace`);
  }
  expect(wrong).toEqual([]);
  expect(await stateOf(ownId)).toEqual(before);
});
