/** Many interviews in one call: a result per row, none of which blocks another, dry runs that write nothing, concurrent batches. */
import { expect, test } from "vitest";
import { newId } from "../../../shared/ids.ts";
import type { BatchAnswer, BulkAnswer } from "../../../shared/native.ts";
import { createApiKey, createInterview, createPosition } from "../../../test/factories.ts";
import { nativeSuite } from "../../../test/native-api.ts";

const suite = nativeSuite();
const { call } = suite;

const newPosition = (overrides: Parameters<typeof createPosition>[2] = {}) =>
  createPosition(suite.database(), suite.workspaceId(), overrides);
const countOf = async (table: "interviews" | "candidates" | "mails" | "events" | "audit_entries" | "custom_fields") =>
  Number((await suite.pool().query(`select count(*) as count from ${table}`)).rows[0].count);
const counts = async () =>
  Promise.all(
    (["interviews", "candidates", "mails", "events", "audit_entries", "custom_fields"] as const).map(countOf),
  );

async function batch(body: object, headers: Record<string, string> = {}): Promise<BatchAnswer> {
  const answer = await call("POST", "/interviews/batch", { body, headers });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}
const row = (name: string, more: object = {}) => ({ name, email: `${name.toLowerCase()}@example.com`, ...more });

test("each row is read by itself: broken ones are refused where they stand, the others are created", async () => {
  const { id: positionId } = await newPosition({ visibility: "public" });
  const taken = await createInterview(suite.database(), suite.workspaceId(), positionId, {
    email: "taken@example.com",
  });
  const answer = await batch({
    positionId,
    rows: [
      row("Ada", { phone: "+1", tags: { Source: "fair" }, customFields: { score: 7 }, externalId: "x-1" }),
      { name: "No address" },
      { ...row("Extra"), shoeSize: 44 },
      "not an object",
      null,
      { name: 5, email: "number@example.com" },
      row("Ada2", { email: "ADA@example.com" }),
      row("Taken", { email: taken.email }),
      row("Again", { externalId: "x-1" }),
      row("Word", { customFields: { score: "many" } }),
      { name: "Nul\u0000", email: "nul@example.com" },
      row("Grace"),
    ],
  });
  expect([answer.created, answer.refused]).toEqual([2, 10]);
  expect(answer.results.map(({ index, status, code, pointer }) => [index, status, code, pointer])).toEqual([
    [0, "created", null, null],
    [1, "refused", "invalid", "/rows/1/email"],
    [2, "refused", "invalid", "/rows/2/shoeSize"],
    [3, "refused", "invalid", "/rows/3"],
    [4, "refused", "invalid", "/rows/4"],
    [5, "refused", "invalid", "/rows/5/name"],
    [6, "refused", "duplicate", "/rows/6/email"],
    [7, "refused", "duplicate", "/rows/7/email"],
    [8, "refused", "duplicate", "/rows/8/externalId"],
    [9, "refused", "invalid", "/rows/9/customFields/score"],
    [10, "refused", "invalid", "/rows/10/name"],
    [11, "created", null, null],
  ]);
  const [ada] = answer.results;
  const whole = await call("GET", `/interviews/${ada?.id}`);
  expect(whole.body).toMatchObject({
    candidate: { name: "Ada", email: "ada@example.com", phone: "+1" },
    tags: { Source: "fair" },
    customFields: { score: 7 },
    externalId: "x-1",
    admission: "admitted",
    link: ada?.link,
    source: "native",
  });
  expect(whole.body.mails).toHaveLength(1);
});

test("only what is no such call is refused whole", async () => {
  const { id: positionId } = await newPosition();
  for (const body of [
    { positionId, rows: [] },
    { positionId },
    { positionId, rows: Array.from({ length: 501 }, () => row("A")) },
    { positionId, rows: [row("A")], unknown: 1 },
    [],
  ]) {
    expect((await call("POST", "/interviews/batch", { body })).status).toBe(400);
  }
  expect((await call("POST", "/interviews/batch", { body: { positionId: newId(), rows: [row("A")] } })).status).toBe(
    404,
  );
  const foreign = await call("POST", "/interviews/batch", {
    key: suite.foreignKey(),
    body: { positionId, rows: [row("A")] },
  });
  expect(foreign.status).toBe(404);
  const reader = await createApiKey(suite.database(), suite.workspaceId(), ["interviews:read"]);
  expect(
    (await call("POST", "/interviews/batch", { key: reader, body: { positionId, rows: [row("A")] } })).status,
  ).toBe(403);
});

test("a dry run tells what would happen, with what exists, and writes nothing", async () => {
  const { id: positionId } = await newPosition();
  await createInterview(suite.database(), suite.workspaceId(), positionId, { email: "here@example.com" });
  const before = await counts();
  const rows = [row("Dry", { customFields: { brandNew: "x" } }), row("Here"), row("Dry"), { name: "" }];
  const told = await batch({ positionId, dryRun: true, rows });
  expect([told.created, told.refused]).toEqual([1, 3]);
  expect(told.results.map(({ status, id, link, code }) => [status, id, link, code])).toEqual([
    ["valid", null, null, null],
    ["refused", null, null, "duplicate"],
    ["refused", null, null, "duplicate"],
    ["refused", null, null, "invalid"],
  ]);
  expect(await counts()).toEqual(before);
  const real = await batch({ positionId, rows });
  expect(real.results.map(({ status, code }) => [status.replace("created", "valid"), code])).toEqual(
    told.results.map(({ status, code }) => [status, code]),
  );
});

test("the same batch with its key is answered byte for byte, and creates nothing more", async () => {
  const { id: positionId } = await newPosition();
  const body = { positionId, rows: Array.from({ length: 50 }, (_none, index) => row(`Once${index}`)) };
  const headers = { "idempotency-key": "batch-1" };
  const first = await call("POST", "/interviews/batch", { body, headers });
  const interviews = await countOf("interviews");
  const again = await call("POST", "/interviews/batch", { body, headers });
  expect(again.text).toBe(first.text);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(await countOf("interviews")).toBe(interviews);
});

test("concurrent batches with the same people create each once, and none fails", async () => {
  const { id: positionId } = await newPosition();
  const people = Array.from({ length: 200 }, (_none, index) =>
    row(`Many${index}`, { customFields: { [`f${index % 5}`]: 1 } }),
  );
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_none, turn) =>
      batch({ positionId, sendInvitation: false, rows: turn % 2 === 0 ? people : [...people].reverse() }),
    ),
  );
  expect(answers.reduce((sum, answer) => sum + answer.created, 0)).toBe(200);
  const { rows } = await suite
    .pool()
    .query("select count(*) as count from interviews where position_id = $1", [positionId]);
  expect(Number(rows[0].count)).toBe(200);
});

async function bulk(body: object, key?: string): Promise<BulkAnswer> {
  const answer = await call("POST", "/interviews/bulk", { body, ...(key ? { key } : {}) });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}
const make = async (positionId: string, overrides: Parameters<typeof createInterview>[3] = {}) =>
  (await createInterview(suite.database(), suite.workspaceId(), positionId, overrides)).id;
const stateOf = (id: string) =>
  suite.database().selectFrom("interviews").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const eventsOf = async (ids: string[]) =>
  (await suite.pool().query("select type from events where interview_id = any($1) order by sequence", [ids])).rows.map(
    (event) => event.type,
  );

test("one thing is done with many: what the rules refuse, or is not there, blocks no other", async () => {
  const { id: positionId } = await newPosition();
  const draft = await make(positionId, { admission: "draft" });
  const expired = await make(positionId, { admission: "draft", progress: "expired", expires_at: new Date() });
  const completed = await make(positionId, { progress: "completed" });
  const strange = newId();
  const answer = await bulk({ ids: [draft, strange, completed, expired, draft], action: "admit" });
  expect(answer.results.map(({ id, status, code }) => [id, status, code])).toEqual([
    [draft, "done", null],
    [strange, "refused", "not_found"],
    [completed, "refused", "conflict"],
    [expired, "done", null],
  ]);
  expect([answer.done, answer.refused]).toEqual([2, 2]);
  expect(await stateOf(draft)).toMatchObject({ admission: "admitted", progress: "created" });
  expect(await stateOf(expired)).toMatchObject({ admission: "admitted", progress: "created" });
  expect(await eventsOf([draft, expired, completed])).toEqual(
    expect.arrayContaining(["interview.admitted", "interview.reopened", "interview.admitted"]),
  );
  const { rows } = await suite
    .pool()
    .query("select interview_id, purpose from mails where purpose <> 'reminder' and interview_id = any($1)", [
      [draft, expired, completed],
    ]);
  expect(rows.map((mail) => [mail.interview_id, mail.purpose]).sort()).toEqual(
    [
      [draft, "admitted"],
      [expired, "admitted"],
    ].sort(),
  );
});

test("every action does for many what it does for one", async () => {
  const { id: positionId } = await newPosition();
  const ids = await Promise.all([
    make(positionId, { tags: JSON.stringify({ old: "1", kept: "2" }) }),
    make(positionId),
  ]);
  const all = async (body: object) => expect(await bulk({ ids, ...body })).toMatchObject({ done: 2, refused: 0 });
  await all({ action: "tag", tags: { stage: "onsite", old: null } });
  expect(await Promise.all(ids.map(async (id) => (await stateOf(id)).tags))).toEqual([
    { kept: "2", stage: "onsite" },
    { stage: "onsite" },
  ]);
  await all({ action: "extend", days: 3 });
  await all({ action: "resend" });
  await all({ action: "decide", decision: "shortlisted" });
  await all({ action: "refuse", reason: "Filled." });
  for (const id of ids) {
    const state = await stateOf(id);
    expect(state).toMatchObject({ decision: "shortlisted", admission: "refused", admission_reason: "Filled." });
    expect(state.expires_at).not.toBeNull();
  }
  await all({ action: "archive" });
  await all({ action: "archive" });
  await all({ action: "unarchive" });
  await all({ action: "delete" });
  expect(await bulk({ ids, action: "archive" })).toMatchObject({ done: 0, refused: 2 });
  const told = await eventsOf(ids);
  for (const type of ["extended", "decided", "refused", "archived", "unarchived", "deleted"]) {
    expect(told.filter((event) => event === `interview.${type}`)).toHaveLength(2);
  }
});

test("an action takes exactly what it needs", async () => {
  const ids = [newId()];
  for (const body of [
    { ids, action: "refuse" },
    { ids, action: "extend" },
    { ids, action: "extend", days: 0 },
    { ids, action: "admit", days: 3 },
    { ids, action: "tag", tags: {} },
    { ids, action: "burn" },
    { ids: [], action: "admit" },
    { ids: ["x"], action: "admit" },
  ]) {
    expect((await call("POST", "/interviews/bulk", { body })).status).toBe(400);
  }
});

test("another workspace's interviews are not found, and stay as they are", async () => {
  const { id: positionId } = await newPosition();
  const id = await make(positionId);
  expect(await bulk({ ids: [id], action: "delete" }, suite.foreignKey())).toMatchObject({
    done: 0,
    results: [{ code: "not_found" }],
  });
  expect((await stateOf(id)).deleted_at).toBeNull();
});

test("concurrent calls over the same interviews, in any order, wait for each other and all succeed", async () => {
  const { id: positionId } = await newPosition();
  const ids = await Promise.all(Array.from({ length: 60 }, () => make(positionId)));
  const actions = [
    { action: "tag", tags: { a: "1" } },
    { action: "extend", days: 2 },
    { action: "resend" },
    { action: "tag", tags: { b: "2" } },
    { action: "archive" },
    { action: "unarchive" },
  ];
  const answers = await Promise.all(
    actions.map((action, turn) => bulk({ ids: turn % 2 === 0 ? ids : [...ids].reverse(), ...action })),
  );
  for (const answer of answers) expect(answer.results).toHaveLength(60);
  expect((await stateOf(ids[0] ?? "")).tags).toEqual({ a: "1", b: "2" });
});
