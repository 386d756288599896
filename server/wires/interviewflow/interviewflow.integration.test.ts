/** The wire on a real database: tenants, scopes, limits, and what its calls leave behind. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { at, deploymentAt, listAt, textAt } from "../../../conformance/kit.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createPosition, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";

let db: TestDatabase;
let serving: TestServing;
let ours: Tenant;
let theirs: Tenant;

interface Tenant {
  workspace: WorkspaceId;
  positionId: string;
  key: string;
}

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 12 });
  serving = await serveOn(db.connection.url);
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
});
beforeEach(async () => {
  [ours, theirs] = [await makeTenant(), await makeTenant()];
});

async function makeTenant(): Promise<Tenant> {
  const { id: workspace } = await createWorkspace(db.database);
  const { id: positionId } = await createPosition(db.database, workspace, { visibility: "public" });
  return { workspace, positionId, key: await createApiKey(db.database, workspace) };
}

function calls(key: string) {
  const { call } = deploymentAt(serving.url, key);
  return {
    single: (body: unknown) => call("POST", "/api/external/ingest/candidate", body),
    batch: (body: unknown) => call("POST", "/api/external/ingest/candidates", body),
    fetch: (body: unknown) => call("POST", "/api/external/fetch/candidates", body),
    patch: (body: unknown) => call("PATCH", "/api/interview/custom-fields", body),
    define: (key: string, type: string) => call("POST", "/api/v1/custom-fields", { key, type }),
  };
}

const person = (tenant: Tenant, more: Record<string, unknown> = {}) => ({
  name: "Jane Doe",
  email: "jane@example.com",
  jobId: tenant.positionId,
  ...more,
});

const countInterviews = async (tenant: Tenant) =>
  (await db.database.selectFrom("interviews").select("id").where("workspace_id", "=", tenant.workspace).execute())
    .length;

describe("another company's ids", () => {
  test("are unknown on every route, and nothing comes of the call", async () => {
    const mine = calls(ours.key);
    const made = await calls(theirs.key).single(person(theirs, { additionalFields: { score: 1 } }));
    const interviewId = textAt(made.body, "data", "id");
    const answers = await Promise.all([
      mine.single(person(theirs, { email: "other@example.com" })),
      mine.batch({ interviewerId: theirs.positionId, data: [{ name: "A", email: "a@example.com" }] }),
      mine.fetch({ interviewerId: theirs.positionId }),
      mine.fetch({ interviewerId: theirs.positionId, interviewId }),
      mine.fetch({ interviewerId: ours.positionId, interviewId }),
      mine.patch({ interviewId, candidateAdditionalFields: { score: 2, mark: 1 } }),
    ]);
    expect(answers.map((answer) => [answer.status, at(answer.body, "data")])).toEqual(Array(6).fill([404, null]));
    expect([await countInterviews(ours), await countInterviews(theirs)]).toEqual([0, 1]);
    const theirRecord = await calls(theirs.key).fetch({ interviewerId: theirs.positionId, interviewId });
    expect(at(theirRecord.body, "data", "additionalFields")).toEqual({ score: 1 });
    expect(
      await db.database.selectFrom("custom_fields").selectAll().where("workspace_id", "=", ours.workspace).execute(),
    ).toEqual([]);
  });

  test("the same address may be a candidate of both, and a field may have another type", async () => {
    await calls(theirs.key).single(person(theirs, { additionalFields: { score: "high" } }));
    const answer = await calls(ours.key).single(person(ours, { additionalFields: { score: 72 } }));
    expect(answer.status).toBe(201);
    const found = await calls(ours.key).fetch({ interviewerId: ours.positionId, additionalFields: { score: 50 } });
    expect(listAt(found.body, "data")).toHaveLength(1);
  });
});

test("scopes: reading needs interviews:read, writing interviews:write", async () => {
  const reader = calls(await createApiKey(db.database, ours.workspace, ["interviews:read"]));
  const writer = calls(await createApiKey(db.database, ours.workspace, ["interviews:write"]));
  const made = await writer.single(person(ours));
  const interviewId = textAt(made.body, "data", "id");
  const patch = { interviewId, candidateAdditionalFields: { a: 1 } };
  const batch = { interviewerId: ours.positionId, data: [{ name: "A", email: "a@example.com" }] };
  const statuses = async (wire: ReturnType<typeof calls>) =>
    (
      await Promise.all([
        wire.single(person(ours)),
        wire.batch(batch),
        wire.patch(patch),
        wire.fetch({ interviewerId: ours.positionId }),
      ])
    ).map((answer) => answer.status);
  expect(await statuses(reader)).toEqual([403, 403, 403, 200]);
  expect(await statuses(writer)).toEqual([409, 201, 200, 403]);
});

test("more calls than the limit are 429 in the envelope, with the time to wait", async () => {
  const limited = await serveOn(db.connection.url, { RATE_LIMIT: "5" });
  try {
    const answers: Response[] = [];
    for (let call = 0; call < 12; call++) {
      answers.push(
        await fetch(`${limited.url}/api/external/fetch/candidates`, {
          method: "POST",
          headers: { "x-api-key": ours.key, "content-type": "application/json" },
          body: JSON.stringify({ interviewerId: ours.positionId }),
        }),
      );
    }
    const last = answers.filter((answer) => answer.status === 429).at(-1);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await last?.json()).toMatchObject({ data: null, code: 429 });
  } finally {
    await limited.close();
  }
});

test("metadata fills fields that are defined, never others, and comes back as it was sent", async () => {
  expect((await calls(ours.key).define("ATS Stage", "text")).status).toBe(201);
  expect((await calls(ours.key).define("sendEmailAfter", "number")).status).toBe(201);
  const metadata = { Phone: "+1", "ATS Stage": "Phone Screen", sendEmailAfter: 2 };
  const made = await calls(ours.key).batch({
    interviewerId: ours.positionId,
    data: [
      { name: "A", email: "a@example.com", metadata },
      { name: "B", email: "b@example.com", metadata, additionalFields: { "ATS Stage": "Offer" } },
    ],
  });
  expect(made.status).toBe(201);
  const records = listAt((await calls(ours.key).fetch({ interviewerId: ours.positionId })).body, "data");
  const byName = Object.fromEntries(records.map((record) => [at(record, "name"), at(record, "additionalFields")]));
  expect(byName).toEqual({ A: { "ATS Stage": "Phone Screen" }, B: { "ATS Stage": "Offer" } });
  expect(records.map((record) => JSON.stringify(at(record, "metadata")))).toEqual([
    JSON.stringify(metadata),
    JSON.stringify(metadata),
  ]);
});

test("of a refused merge nothing stays, not even the fields that it would have defined", async () => {
  const made = await calls(ours.key).single(person(ours, { additionalFields: { score: 1 } }));
  const interviewId = textAt(made.body, "data", "id");
  const answer = await calls(ours.key).patch({ interviewId, candidateAdditionalFields: { fresh: 1, score: "high" } });
  expect(answer.status).toBe(400);
  const fields = await db.database
    .selectFrom("custom_fields")
    .select("key")
    .where("workspace_id", "=", ours.workspace)
    .execute();
  expect(fields).toEqual([{ key: "score" }]);
});

test("an archived interviewer takes nobody, and its candidates can still be read", async () => {
  await calls(ours.key).single(person(ours));
  await db.database
    .updateTable("positions")
    .set({ archived_at: new Date() })
    .where("id", "=", ours.positionId)
    .execute();
  expect((await calls(ours.key).single(person(ours, { email: "late@example.com" }))).status).toBe(409);
  expect(at((await calls(ours.key).fetch({ interviewerId: ours.positionId })).body, "pagination", "total")).toBe(1);
});

test("a batch plans one mail for each candidate at its time, a single call none", async () => {
  const { batch, single } = calls(ours.key);
  await single(person(ours, { metadata: { sendEmailAfter: 1 } }));
  await batch({
    interviewerId: ours.positionId,
    data: [
      { name: "A", email: "a@example.com" },
      { name: "B", email: "b@example.com", metadata: { sendEmailAfter: 96 } },
    ],
  });
  const mails = await db.database
    .selectFrom("mails")
    .select(["to_email", "purpose", "send_at", "created_at"])
    .where("workspace_id", "=", ours.workspace)
    .orderBy("to_email")
    .execute();
  const hours = mails.map((mail) => [
    mail.to_email,
    Math.round((mail.send_at.getTime() - mail.created_at.getTime()) / 3_600_000),
  ]);
  expect(hours).toEqual([
    ["a@example.com", 0],
    ["b@example.com", 96],
  ]);
});

test("of 50 equal single calls at once one row stays", async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => calls(ours.key).single(person(ours))));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === 409)).toHaveLength(49);
  expect(await countInterviews(ours)).toBe(1);
});

test("of overlapping batches in opposite order every address has one interview, one candidate and one mail", async () => {
  const rows = Array.from({ length: 500 }, (_, index) => ({
    name: "Racer",
    email: `racer-${index}@example.com`,
    additionalFields: { score: index },
  }));
  const answers = await Promise.all(
    [rows, [...rows].reverse(), rows.slice(250)].map((data) =>
      calls(ours.key).batch({ interviewerId: ours.positionId, data }),
    ),
  );
  expect(answers.map((answer) => answer.status).every((status) => status === 201 || status === 400)).toBe(true);
  const created = answers.flatMap((answer) => listAt(answer.body, "data").map((record) => at(record, "email")));
  expect(created.sort()).toEqual(rows.map((row) => row.email).sort());
  expect(await countInterviews(ours)).toBe(500);
  for (const table of ["candidates", "mails", "custom_field_values"] as const) {
    const kept = await db.database
      .selectFrom(table)
      .select("created_at")
      .where("workspace_id", "=", ours.workspace)
      .execute();
    expect([table, kept.length]).toEqual([table, 500]);
  }
});

test("wrong keys from an address hold up neither its good keys nor its calls without any", async () => {
  const call = (key: string | null) =>
    fetch(`${serving.url}/api/external/fetch/candidates`, {
      method: "POST",
      headers: { ...(key ? { "x-api-key": key } : {}), "content-type": "application/json" },
      body: JSON.stringify({ interviewerId: ours.positionId }),
    });
  const statuses: number[] = [];
  // More than two minutes' worth, since a minute may end meanwhile.
  for (let tried = 0; tried < 130; tried++) {
    statuses.push((await call(`gr_live_aaaaaaaa.${"b".repeat(43)}`)).status);
  }
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  expect((await call(ours.key)).status).toBe(200);
  expect((await call(null)).status).toBe(401);
});

test("a name without anything to see is blank", async () => {
  for (const name of ["\u200b\u200b", "\u2060 \u00ad", "\u3000"]) {
    expect((await calls(ours.key).single(person(ours, { name }))).status).toBe(400);
    const rows = { interviewerId: ours.positionId, data: [{ name, email: "row@example.com" }] };
    expect((await calls(ours.key).batch(rows)).status).toBe(400);
  }
  expect((await calls(ours.key).single(person(ours, { name: "王" }))).status).toBe(201);
});

test("every key of metadata and of fields comes back, whatever it means to the language we are written in", async () => {
  const odd = '{"__proto__":{"x":1},"constructor":2,"z":3,"toString":"t"}';
  const answer = await fetch(`${serving.url}/api/external/ingest/candidate`, {
    method: "POST",
    headers: { "x-api-key": ours.key, "content-type": "application/json" },
    body: `{"name":"A","email":"odd@example.com","jobId":"${ours.positionId}","metadata":${odd},"additionalFields":{"__proto__":"p"}}`,
  });
  expect(answer.status).toBe(201);
  const fetched = await calls(ours.key).fetch({ interviewerId: ours.positionId });
  const [record] = listAt(fetched.body, "data");
  expect(JSON.stringify(at(record, "metadata"))).toBe(odd);
  expect(JSON.stringify(at(record, "additionalFields"))).toBe('{"__proto__":"p"}');
});

test("a number out of its range is told its range", async () => {
  const fetched = async (more: Record<string, unknown>) =>
    textAt((await calls(ours.key).fetch({ interviewerId: ours.positionId, ...more })).body, "message");
  expect(await fetched({ limit: 101 })).toBe("limit: The limit is at most 100.");
  expect(await fetched({ limit: 0 })).toBe("limit: The limit is at least 1.");
  expect(await fetched({ page: 0 })).toBe("page: The page is at least 1.");
  expect(await fetched({ page: 1.5 })).toBe("page: This field must be a whole number.");
  expect(await fetched({ page: "2" })).toBe("page: This field must be a number.");
});
