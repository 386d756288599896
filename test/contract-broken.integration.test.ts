/**
 * Broken input on every route of the native API: each operation is sent as its example with one place made wrong. What is refused is a
 * problem with a status that the document states, nothing fails, and what is no JSON, no text or no object changes nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { EXAMPLES, exampleParams } from "../server/wires/native/examples/index.ts";
import { problemSchema } from "../shared/native.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { type ExampleWorkspace, exampleWorkspace } from "./example-workspace.ts";
import { serveOn, type TestServing } from "./serving.ts";

const operationSchema = z.looseObject({
  operationId: z.string(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.looseObject({ name: z.string().optional(), in: z.string().optional() })).optional(),
  requestBody: z.looseObject({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(z.string(), z.unknown()),
});
const documentSchema = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) });

interface Operation {
  id: string;
  method: string;
  /** With the ids of the workspace. */
  path: string;
  parameters: string[];
  query: Record<string, string>;
  takesJson: boolean;
  body: unknown;
  declared: ReadonlySet<string>;
}

let db: TestDatabase;
let serving: TestServing;
let workspace: ExampleWorkspace;
let operations: Operation[];

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 5 });
  serving = await serveOn(db.connection.url);
  workspace = await exampleWorkspace(db.database, serving.url);
  const { paths } = documentSchema.parse(await (await fetch(`${serving.url}/api/v1/openapi.json`)).json());
  operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => operation.security === undefined)
      .map(([method, operation]) => operationOf(method.toUpperCase(), path, operation)),
  );
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

const textsSchema = z.record(z.string(), z.string());
const real = (value: unknown): unknown => JSON.parse(workspace.toReal(JSON.stringify(value)));

function operationOf(method: string, path: string, operation: z.infer<typeof operationSchema>): Operation {
  const example = EXAMPLES[operation.operationId] ?? {};
  const params = textsSchema.parse(real(exampleParams(path, example)));
  return {
    id: operation.operationId,
    method,
    path: path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? "missing")),
    parameters: (operation.parameters ?? []).flatMap((one) => (one.in === "query" && one.name ? [one.name] : [])),
    query: textsSchema.parse(real(example.query ?? {})),
    takesJson: "application/json" in (operation.requestBody?.content ?? {}),
    body: example.body === undefined ? undefined : real(example.body),
    declared: new Set(Object.keys(operation.responses)),
  };
}

interface Sent {
  query?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
  type?: string;
}

/** What is wrong with the answer to a call; null when it is as the document says. */
async function judged(operation: Operation, sent: Sent, refused: "always" | "maybe"): Promise<string | null> {
  const query = new URLSearchParams({ ...operation.query, ...sent.query });
  const ending = new AbortController();
  const answer = await fetch(`${serving.url}/api/v1${operation.path}?${query}`, {
    method: operation.method,
    redirect: "manual",
    signal: ending.signal,
    headers: {
      "x-api-key": workspace.key,
      ...(sent.body === undefined ? {} : { "content-type": sent.type ?? "application/json" }),
    },
    ...(sent.body === undefined ? {} : { body: sent.body }),
  });
  const what = `${operation.id} ${JSON.stringify({ ...sent, body: String(sent.body).slice(0, 200) }).slice(0, 300)}`;
  const told = `${what}: ${answer.status}`;
  if (answer.headers.get("content-type")?.startsWith("text/event-stream")) {
    ending.abort();
    return null;
  }
  const text = await answer.text();
  if (answer.status >= 500) return `${told} ${text}`;
  if (!operation.declared.has(String(answer.status))) return `${told} is not declared: ${text.slice(0, 200)}`;
  if (answer.status < 400) return refused === "always" ? `${told} took it` : null;
  const problem = problemSchema.safeParse(JSON.parse(text));
  const named = problem.success && problem.data.status === answer.status;
  return named && answer.headers.get("content-type")?.startsWith("application/problem+json")
    ? null
    : `${told} is no problem: ${text.slice(0, 200)}`;
}

/** Deletions come last: what they take away is missed by the others. */
const inOrder = (all: readonly Operation[]) => [
  ...all.filter(({ method }) => method === "GET"),
  ...all.filter(({ method }) => method !== "GET" && method !== "DELETE"),
  ...all.filter(({ method }) => method === "DELETE"),
];

async function findings(calls: (operation: Operation) => [Sent, "always" | "maybe"][]): Promise<string[]> {
  const found: string[] = [];
  for (const operation of inOrder(operations)) {
    for (const [sent, refused] of calls(operation)) {
      const wrong = await judged(operation, sent, refused);
      if (wrong !== null) found.push(wrong);
    }
  }
  return found;
}

const ODD_TEXTS = ["", "nonsense", "-1", "99999999999999999999", "\u0000", "é,,é", "=:%"];
const ODD_VALUES = [null, -1, 1e21, "", "\u0000", "0000-00-00T00:00:00Z", [null], { a: 1 }];

/** The value with one place of it replaced, for each of its places down to three levels. */
function* changed(value: unknown, odd: unknown, depth = 0): Generator<unknown> {
  if (depth > 0) yield odd;
  if (depth === 3 || typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    for (const other of changed(inner, odd, depth + 1)) {
      yield Array.isArray(value)
        ? value.map((one, index) => (String(index) === name ? other : one))
        : { ...value, [name]: other };
    }
  }
}

describe("every route of the native API", () => {
  it("refuses what is no JSON, no UTF-8, no object, or of another type", { timeout: 240_000 }, async () => {
    const text = (body: string, type?: string): [Sent, "always"] => [{ body, ...(type ? { type } : {}) }, "always"];
    expect(
      await findings(({ takesJson }) =>
        takesJson
          ? [
              text('{"a":'),
              text("[]"),
              text('"text"'),
              text("1"),
              text('{"no such property":1}'),
              text('{"__proto__":{"a":1}}'),
              text("a=b", "application/x-www-form-urlencoded"),
              text("<a/>", "text/xml"),
              [{ body: Uint8Array.from([...Buffer.from('{"name":"'), 0xff, 0xfe, ...Buffer.from('"}')]) }, "always"],
            ]
          : [],
      ),
    ).toEqual([]);
  });

  it("answers a problem to an address that can not be decoded, or is too long", async () => {
    for (const part of ["%ff", "a".repeat(301)]) {
      const answer = await fetch(`${serving.url}/api/v1/positions/${part}`, {
        headers: { "x-api-key": workspace.key },
      });
      expect([answer.status, problemSchema.parse(await answer.json()).code]).toEqual([400, "invalid"]);
    }
    const elsewhere = await fetch(`${serving.url}/%ff`);
    expect([elsewhere.status, elsewhere.headers.get("content-type")]).toEqual([400, "application/json; charset=utf-8"]);
  });

  it("answers odd parameters as it says it does", { timeout: 240_000 }, async () => {
    expect(
      await findings(({ parameters, body }) =>
        parameters
          .filter((name) => name !== "wait")
          .flatMap((name) =>
            ODD_TEXTS.map((odd): [Sent, "maybe"] => [
              { query: { [name]: odd }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) },
              "maybe",
            ]),
          ),
      ),
    ).toEqual([]);
  });

  it("answers odd values in its body as it says it does", { timeout: 300_000 }, async () => {
    expect(
      await findings(({ takesJson, body }) =>
        takesJson && body !== undefined
          ? ODD_VALUES.flatMap((odd) =>
              [...changed(body, odd)].map((one): [Sent, "maybe"] => [{ body: JSON.stringify(one) }, "maybe"]),
            )
          : [],
      ),
    ).toEqual([]);
  });
});
