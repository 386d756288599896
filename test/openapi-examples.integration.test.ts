/**
 * Every operation of the native API has an example, and every example works: each is sent to a workspace of its own that has what
 * the example ids stand for, and what is answered fits the schema that the document states. `npm run client` keeps the answers.
 */
import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { EXAMPLE_IDS, EXAMPLES, type Example, exampleParams } from "../server/wires/native/examples/index.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { type ExampleWorkspace, exampleWorkspace } from "./example-workspace.ts";
import { findingsOf } from "./openapi-lint.ts";
import { serveOn, type TestServing } from "./serving.ts";

const ANSWERS = new URL("../server/wires/native/examples/answers.json", import.meta.url);
const documentSchema = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        requestBody: z.looseObject({ content: z.record(z.string(), z.unknown()) }).optional(),
        responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.looseObject({})).optional() })),
      }),
    ),
  ),
});
type Document = z.infer<typeof documentSchema>;

let db: TestDatabase;
let serving: TestServing;
let document: Document;
const answers: Record<string, unknown> = {};

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 10 });
  // A speech service that nobody asks, since only workers do.
  serving = await serveOn(db.connection.url, { SPEECH_URL: "http://127.0.0.1:9/v1" });
  document = documentSchema.parse(await (await fetch(`${serving.url}/api/v1/openapi.json`)).json());
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

/** A smallest PNG. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const callerOf = (workspace: ExampleWorkspace, { member, test }: Example): Promise<Record<string, string>> =>
  member ? workspace.memberHeaders() : Promise.resolve({ "x-api-key": test ? workspace.testKey : workspace.key });

async function send(
  workspace: ExampleWorkspace,
  caller: Record<string, string>,
  method: string,
  path: string,
  example: Example,
  file: boolean,
) {
  const real = (value: Record<string, string>): Record<string, string> =>
    JSON.parse(workspace.toReal(JSON.stringify(value)));
  const params = real(exampleParams(path, example));
  const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? "missing"));
  const query = new URLSearchParams(real(example.query ?? {}));
  const body = file ? PICTURE : example.body === undefined ? undefined : workspace.toReal(JSON.stringify(example.body));
  return fetch(`${serving.url}/api/v1${address}?${query}`, {
    method,
    headers: {
      ...caller,
      ...(body === undefined ? {} : { "content-type": file ? "image/png" : "application/json" }),
      ...(method === "GET" ? {} : { "idempotency-key": "the example" }),
    },
    ...(body === undefined ? {} : { body }),
  });
}

/** Entries of the audit log in every workspace, and how many of them say from where. */
const audited = () =>
  db.database
    .selectFrom("audit_entries")
    .select((select) => [
      select.fn.countAll<number>().as("entries"),
      select.fn.count<number>("ip").as("addresses"),
      select.fn.count<number>("host").as("hosts"),
    ])
    .executeTakeFirstOrThrow();

/** Examples that change nothing: what they ask for is so already, an address without an account, a mail to oneself. */
const SILENT = new Set([
  ...["previewMessage", "forgotPassword", "createSandbox", "endPreviousSecret", "closeJobPost", "decideInterview"],
  ...["unarchiveInterview", "unarchivePosition", "unarchiveProject", "reopenApplication", "sendTestMessage"],
]);

/** Events in every workspace. */
const told = async (): Promise<number> => {
  const { events } = await db.database
    .selectFrom("events")
    .select((select) => select.fn.countAll<number>().as("events"))
    .executeTakeFirstOrThrow();
  return events;
};

/** What is written into the audit log and changes nothing that a page shows: pages open elsewhere need not hear of it. */
const UNHEARD: Readonly<Record<string, string>> = {
  signOutEverywhere: "Whoever is signed out hears of it by the next answer.",
  storeFile: "Nothing shows a file before something names it, and that is told.",
  resendInvitation: "The mail tells by itself that it was sent, or could not be.",
  copyPositionToSandbox: "It is the sandbox that has another position, and what is tried there is told there.",
  previewPosition: "A preview is nobody's history.",
  sendRobot: "What the robot does is told as the candidate's own doing.",
  showWebhookSecret: "A secret that was looked at is still the same.",
};

describe("the examples", () => {
  it("are there for every operation, and for no other", () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(ids.filter((id) => !EXAMPLES[id])).toEqual([]);
    expect(Object.keys(EXAMPLES).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("work, every one", { timeout: 900_000 }, async () => {
    const wrong: string[] = [];
    // What only reads can share one; every change has a workspace to itself.
    const shared = await exampleWorkspace(db.database, serving.url);
    for (const { path, method, operation } of operations()) {
      const { operationId: id, requestBody, responses } = operation;
      const example = EXAMPLES[id];
      if (!example) continue;
      const workspace = method === "GET" && !example.member ? shared : await exampleWorkspace(db.database, serving.url);
      const content = requestBody?.content ?? {};
      const file = requestBody !== undefined && !("application/json" in content);
      const caller = await callerOf(workspace, example);
      const before = await audited();
      const toldBefore = await told();
      const answer = await send(workspace, caller, method, path, example, file);
      const after = await audited();
      const success = Object.keys(responses).find((status) => Number(status) < 400) ?? "";
      const type = (answer.headers.get("content-type") ?? "").split(";")[0] ?? "";
      const text = type === "text/event-stream" ? "" : await answer.text();
      if (type === "text/event-stream") await answer.body?.cancel();
      const expected = example.refused?.status ?? Number(success);
      if (answer.status !== expected) {
        wrong.push(`${id}: ${answer.status} in place of ${expected}: ${text.slice(0, 300)}`);
        continue;
      }
      if (example.refused) continue;
      const noted = after.entries - before.entries;
      if (method !== "GET" && noted > 0 === SILENT.has(id)) wrong.push(`${id}: ${noted} entries in the audit log`);
      const heard = noted === 0 || (await told()) > toldBefore;
      if (method !== "GET" && heard === id in UNHEARD) {
        wrong.push(`${id}: ${heard ? "stands among what is unheard of" : "is written down and told to no open page"}`);
      }
      if (noted !== after.addresses - before.addresses || noted !== after.hosts - before.hosts) {
        wrong.push(`${id}: an entry of the audit log does not say from where`);
      }
      if (method !== "GET") {
        const again = await send(workspace, caller, method, path, example, file);
        const same = again.status === answer.status && (await again.text()) === text;
        // What only reads is answered anew, and the same.
        const once = again.headers.get("idempotency-replayed") === "true" || id === "previewMessage";
        if (!same || !once) wrong.push(`${id}: the same request with the same Idempotency-Key was done again`);
      }
      const media = responses[success]?.content?.[type];
      if (answer.status !== 204 && !media) wrong.push(`${id}: the document states no ${type}`);
      if (media && type === "application/json") {
        answers[id] = tidied(JSON.parse(workspace.toExample(text)));
        media.example = answers[id];
      }
    }
    expect(wrong).toEqual([]);
  });

  it("are answered what the schemas state, property by property", { timeout: 600_000 }, async () => {
    expect(Object.keys(answers).length).toBeGreaterThan(20);
    expect(await findingsOf(JSON.stringify(document))).toEqual([]);
  });

  it("have an answer kept in the document", async () => {
    if (process.env.GREENROOM_WRITE_ANSWERS) {
      const sorted = Object.entries(answers).sort(([left], [right]) => (left < right ? -1 : 1));
      await writeFile(ANSWERS, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
    }
    const kept = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(ANSWERS, "utf8")));
    expect(Object.keys(kept).sort()).toEqual(Object.keys(answers).sort());
    const foreign = /gr_live_(?!a1b2c3d4\.)|127\.0\.0\.1|\/tmp\//.exec(JSON.stringify(kept));
    expect(foreign).toBeNull();
    expect(JSON.stringify(kept)).toContain(EXAMPLE_IDS.position);
  });
});

const MOMENT = "2026-03-02T09:30:00.000Z";

/** An answer without what differs from run to run: moments, codes, keys, signatures, addresses, ids that no example names. */
function tidied(value: unknown): unknown {
  const known = new Set<string>(Object.values(EXAMPLE_IDS));
  const others = new Map<string, string>();
  const text = JSON.stringify(value)
    .replaceAll(serving.url, "https://greenroom.example.com")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      if (known.has(id)) return id;
      const other = others.get(id) ?? `01999c2e-4b10-7${String(100 + others.size)}-9000-000000000000`;
      others.set(id, other);
      return other;
    })
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, MOMENT)
    .replace(/\/i\/[0-9A-Za-z]{11}/g, "/i/a1B2c3D4e5F")
    .replace(
      /gr_live_[0-9A-Za-z]+\.(\*+|[0-9A-Za-z]+)/g,
      (_key, secret: string) => `gr_live_a1b2c3d4.${secret.startsWith("*") ? secret : "the-secret-part"}`,
    )
    .replace(/([?&](?:token|signature|sig|s|key)=)[^"&\\]+/g, "$1…")
    .replace(/127\.0\.0\.1|::1|::ffff:/g, "192.0.2.1");
  return JSON.parse(text);
}
