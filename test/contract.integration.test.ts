/** What holds for every route of the native API, called as its own example says: who may not call it can not, and changes nothing. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { workspaceId } from "../server/core/actor.ts";
import { EXAMPLE_IDS, EXAMPLES, type Example, exampleParams } from "../server/wires/native/examples/index.ts";
import { SCOPE_NAMES } from "../shared/native/roles.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { type ExampleWorkspace, exampleWorkspace } from "./example-workspace.ts";
import { createApiKey } from "./factories.ts";
import { serveOn, type TestServing } from "./serving.ts";

const operationSchema = z.looseObject({
  operationId: z.string(),
  "x-required-scope": z.enum(SCOPE_NAMES).optional(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.unknown()).optional(),
  requestBody: z.looseObject({ content: z.record(z.string(), z.unknown()) }).optional(),
});
const documentSchema = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) });

interface Operation {
  id: string;
  method: string;
  path: string;
  scope: (typeof SCOPE_NAMES)[number] | null;
  takesFile: boolean;
  /** It states the parameter If-Match. */
  compares: boolean;
  example: Example;
}

let db: TestDatabase;
let serving: TestServing;
let ours: ExampleWorkspace;
let theirs: ExampleWorkspace;
/** Those that need a key. */
let operations: Operation[];

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 5 });
  serving = await serveOn(db.connection.url);
  ours = await exampleWorkspace(db.database, serving.url);
  theirs = await exampleWorkspace(db.database, serving.url);
  const document = documentSchema.parse(await (await fetch(`${serving.url}/api/v1/openapi.json`)).json());
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => operation.security?.length !== 0)
      .map(([method, operation]) => ({
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        scope: operation["x-required-scope"] ?? null,
        takesFile: operation.requestBody !== undefined && !("application/json" in operation.requestBody.content),
        compares: JSON.stringify(operation.parameters ?? []).includes("/IfMatch"),
        example: EXAMPLES[operation.operationId] ?? {},
      })),
  );
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

/** Sends an operation's example about our workspace's things, with whatever credentials are given. */
async function send({ method, path, example, takesFile }: Operation, headers: Record<string, string>) {
  const real = (value: Record<string, string>): Record<string, string> =>
    JSON.parse(ours.toReal(JSON.stringify(value)));
  const params = real(exampleParams(path, example));
  const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? "missing"));
  const body = takesFile
    ? "a file"
    : example.body === undefined
      ? undefined
      : ours.toReal(JSON.stringify(example.body));
  const answer = await fetch(`${serving.url}/api/v1${address}?${new URLSearchParams(real(example.query ?? {}))}`, {
    method,
    headers: {
      ...headers,
      ...(body === undefined ? {} : { "content-type": takesFile ? "image/png" : "application/json" }),
    },
    ...(body === undefined ? {} : { body }),
  });
  if (answer.headers.get("content-type")?.startsWith("text/event-stream")) {
    await answer.body?.cancel();
    return { status: answer.status, text: "", sent: address };
  }
  return { status: answer.status, text: await answer.text(), sent: `${address} ${body ?? ""}` };
}

const about = (operation: Operation, found: unknown) => [`${operation.method} ${operation.path}`, found];
const workspaceOf = (workspace: ExampleWorkspace) => workspaceId(workspace.toReal(EXAMPLE_IDS.workspace));

/** A fingerprint of everything that a workspace has, but for what merely tells of calls. */
async function fingerprint(workspace: ExampleWorkspace): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select attrelid::regclass::text as name from pg_attribute join pg_class on pg_class.oid = attrelid
    where attname = 'workspace_id' and not attisdropped and relkind = 'r' and relnamespace = 'public'::regnamespace
    order by 1`.execute(db.database);
  const hash = createHash("sha256");
  for (const { name } of rows.filter((row) => row.name !== "api_calls" && row.name !== "api_keys")) {
    const found = await sql<{ text: string | null }>`
      select string_agg(line::text, ',' order by line::text) as text from ${sql.table(name)} as line
      where workspace_id = ${workspaceOf(workspace)}`.execute(db.database);
    hash.update(`${name}: ${found.rows[0]?.text ?? ""}\n`);
  }
  return hash.digest("hex");
}

describe("every route of the native API", () => {
  it("compares If-Match where it says so, and overlooks it nowhere", async () => {
    const before = await fingerprint(ours);
    for (const operation of operations.filter(({ method, example }) => method !== "GET" && !example.member)) {
      if (operation.id === "previewMessage") continue;
      const key = { "x-api-key": operation.example.test ? ours.testKey : ours.key, "if-match": '"999999"' };
      const { status, text } = await send(operation, key);
      const refused = operation.compares ? [412, "stale"] : [400, "invalid"];
      expect(about(operation, [status, JSON.parse(text).code])).toEqual(about(operation, refused));
    }
    expect(await fingerprint(ours)).toBe(before);
  });

  it("is closed without a key, and with a wrong one", async () => {
    for (const operation of operations) {
      expect(about(operation, (await send(operation, {})).status)).toEqual(about(operation, 401));
    }
    const some = operations.filter((_one, index) => index % 10 === 0);
    for (const operation of some) {
      const wrong = await send(operation, { "x-api-key": "gr_live_aaaaaaaa.wrong" });
      expect(about(operation, wrong.status)).toEqual(about(operation, 401));
    }
  });

  it("is closed to a key that has every scope but the one it needs, and changes nothing", async () => {
    const before = await fingerprint(ours);
    const keys = new Map<string, string>();
    for (const operation of operations) {
      const { scope } = operation;
      if (scope === null) continue;
      const others = SCOPE_NAMES.filter((name) => name !== scope);
      const key = keys.get(scope) ?? (await createApiKey(db.database, workspaceOf(ours), others));
      keys.set(scope, key);
      expect(about(operation, (await send(operation, { "x-api-key": key })).status)).toEqual(about(operation, 403));
    }
    expect(await fingerprint(ours)).toBe(before);
  });

  it("shows nothing of another workspace to a key that may do everything in its own, and changes nothing there", async () => {
    const before = await fingerprint(ours);
    const own = Object.values(EXAMPLE_IDS)
      .map((id) => ours.toReal(id))
      .filter((id, index) => id !== Object.values(EXAMPLE_IDS)[index]);
    for (const operation of operations) {
      const { status, text: whole, sent } = await send(operation, { "x-api-key": theirs.key });
      // The latest calls show the addresses that this very key has just asked for.
      const text = operation.path === "/calls" ? "" : whole;
      const named = operation.path.includes("{");
      if (named && !operation.example.member) expect(about(operation, status)).toEqual(about(operation, 404));
      expect(about(operation, status < 500)).toEqual(about(operation, true));
      expect(
        about(
          operation,
          own.filter((id) => text.includes(id) && !sent.includes(id)),
        ),
      ).toEqual(about(operation, []));
    }
    expect(await fingerprint(ours)).toBe(before);
  });
});
