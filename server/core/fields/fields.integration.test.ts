/** Custom fields in a real database: types, merges, conversions, concurrent changes and filters. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { type Jobs, openJobs } from "../../platform/jobs/jobs.ts";
import { openLog } from "../../platform/log.ts";
import { systemActor, type WorkspaceId, workspaceId } from "../actor.ts";
import { type Change, changeWorkspace } from "../change.ts";
import { fetchRecords } from "../interviews/fetch-records.ts";
import type { Result } from "../refusal.ts";
import {
  defineField,
  type FieldValues,
  fieldsOf,
  listFields,
  mergeFields,
  prepareFieldValues,
  setListed,
  storeFieldValues,
} from "./index.ts";

let db: TestDatabase;
let jobs: Jobs;
let workspace: WorkspaceId;
let positionId: string;

const run = <Value>(command: (change: Change) => Promise<Value>, inWorkspace = workspace) =>
  changeWorkspace({ database: db.database, jobs, clock: () => new Date() }, systemActor("test"), inWorkspace, command);

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 12 });
  jobs = await openJobs({ connectionString: db.connection.url }, [], openLog("fatal"), { worker: false });
});
afterAll(async () => {
  await jobs?.stop(0);
  await db?.drop();
});

async function makeWorkspace(): Promise<WorkspaceId> {
  const id = workspaceId(newId());
  await db.database.insertInto("workspaces").values({ id, name: "Test", settings: "{}" }).execute();
  await db.database.insertInto("event_counters").values({ workspace_id: id, sequence: 0 }).execute();
  return id;
}

beforeEach(async () => {
  workspace = await makeWorkspace();
  positionId = newId();
  await db.database
    .insertInto("positions")
    .values({
      workspace_id: workspace,
      id: positionId,
      title: "Role",
      visibility: "public",
      settings: "{}",
      created_at: new Date(),
      updated_at: new Date(),
    })
    .execute();
});

/** An interview with values, made without the rest of what creating one does. */
async function makeInterview(values: Record<string, unknown> = {}, createdAt = new Date()): Promise<string> {
  const id = newId();
  const email = `${id}@example.com`;
  const person = { workspace_id: workspace, id, name: "Someone", email, created_at: createdAt, updated_at: createdAt };
  await db.database.insertInto("candidates").values(person).execute();
  await db.database
    .insertInto("interviews")
    .values({
      ...person,
      position_id: positionId,
      candidate_id: id,
      admission: "admitted",
      progress: "created",
      source: "test",
      mailing: "never",
      code_hash: Buffer.from(id),
      link_seconds: 60,
    })
    .execute();
  await run(async (change) => {
    const [prepared] = await prepareFieldValues(change, [values]);
    if (!prepared?.ok) throw new Error(prepared?.refusal.message);
    await storeFieldValues(change, [{ interviewId: id, positionId, createdAt, listed: true, values: prepared.value }]);
  });
  return id;
}

const valuesOf = async (id: string) => (await fieldsOf(db.database, workspace, [id])).get(id);
const merge = async (interviewId: string, values: Record<string, unknown>): Promise<Result<FieldValues> | undefined> =>
  (await run((change) => mergeFields(change, [{ interviewId, values }])))[0];
const typesByKey = async () =>
  Object.fromEntries(
    (await listFields(db.database, workspace, { limit: 2000, after: null })).rows.map((field) => [
      field.key,
      [field.type, field.managed],
    ]),
  );
const found = async (filters: Record<string, unknown>, includeArchived = false) =>
  (await fetchRecords(db.database, workspace, { positionId, filters, page: 1, limit: 20, includeArchived })).rows.map(
    (row) => row.id,
  );

describe("undeclared keys", () => {
  test("take the type of the first value over the rows and refuse later rows that do not fit", async () => {
    const results = await run((change) =>
      prepareFieldValues(change, [
        { score: 72 },
        { score: "73" },
        { score: "high", other: "x" },
        { flag: "true" },
        { flag: true },
      ]),
    );
    expect(results.map((result) => result.ok)).toEqual([true, true, false, true, true]);
    expect(results[2]).toMatchObject({ refusal: { code: "invalid", path: ["score"] } });
    expect(await typesByKey()).toEqual({ score: ["number", false], flag: ["boolean", false] });
  });

  test("are defined once by concurrent changes", async () => {
    await Promise.all(Array.from({ length: 8 }, (_, index) => makeInterview({ a: index, b: index, c: index })));
    expect(Object.keys(await typesByKey()).sort()).toEqual(["a", "b", "c"]);
  });

  test("are ignored when null, and refused beyond 200 in a row", async () => {
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`key ${index}`, 1]));
    const results = await run((change) => prepareFieldValues(change, [{ nothing: null, absent: undefined }, many]));
    expect(results).toMatchObject([
      { ok: true, value: [] },
      { ok: false, refusal: { path: [] } },
    ]);
    expect(await typesByKey()).toEqual({});
  });
});

describe("a workspace full of fields", () => {
  const keys = (from: number, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key ${from + index}`, 1]));

  test("takes no more undeclared keys, however many a call names, and still takes those it has", async () => {
    const rows = Array.from({ length: 500 }, (_, index) => keys(index * 190, 190));
    const results = await run((change) => prepareFieldValues(change, rows));
    expect(results.filter((result) => result.ok)).toHaveLength(5);
    expect(results[5]).toMatchObject({ refusal: { code: "invalid", path: [] } });
    expect((await listFields(db.database, workspace, { limit: 2000, after: null })).rows).toHaveLength(950);
    const later = await run((change) => prepareFieldValues(change, [keys(0, 100), keys(950, 50), keys(1000, 1)]));
    expect(later.map((result) => result.ok)).toEqual([true, true, false]);
    const refused = run((change) => defineField(change, { key: "one more", type: "text" }));
    await expect(refused).rejects.toMatchObject({ refusal: { code: "not_allowed" } });
    const taken = await run((change) => defineField(change, { key: "key 0", type: "number", label: "First" }));
    expect(taken.managed).toBe(true);
  });
});

describe("merging", () => {
  test("adds, replaces, removes with null and gives the whole set", async () => {
    const id = await makeInterview({ score: 50, review: "no", "Manual Score": 7 });
    expect(await merge(id, { score: 72, review: null, isSynced: true })).toEqual({
      ok: true,
      value: { score: 72, "Manual Score": 7, isSynced: true },
    });
    expect(await valuesOf(id)).toEqual({ score: 72, "Manual Score": 7, isSynced: true });
  });

  test("with {} changes nothing and tells nobody", async () => {
    const id = await makeInterview({ score: 50 });
    expect(await merge(id, {})).toEqual({ ok: true, value: { score: 50 } });
    expect(await db.database.selectFrom("events").selectAll().where("workspace_id", "=", workspace).execute()).toEqual(
      [],
    );
  });

  test("writes an event, an audit entry and the time of the change", async () => {
    const id = await makeInterview();
    await merge(id, { score: 1 });
    const events = await db.database.selectFrom("events").selectAll().where("workspace_id", "=", workspace).execute();
    expect(events).toMatchObject([
      { type: "interview.fields_updated", interview_id: id, data: { set: ["score"], removed: [] } },
    ]);
    const audits = await db.database
      .selectFrom("audit_entries")
      .selectAll()
      .where("workspace_id", "=", workspace)
      .execute();
    expect(audits).toMatchObject([{ action: "interview.fields_updated", subject_id: id }]);
  });

  test("keeps what concurrent merges wrote, every one of them", async () => {
    const id = await makeInterview();
    await Promise.all(Array.from({ length: 10 }, (_, index) => merge(id, { [`key ${index}`]: index })));
    expect(Object.keys((await valuesOf(id)) ?? {})).toHaveLength(10);
  });

  test("does not find an interview of another workspace, nor define fields for it", async () => {
    const id = await makeInterview({ score: 1 });
    const other = await makeWorkspace();
    const [result] = await run((change) => mergeFields(change, [{ interviewId: id, values: { score: null } }]), other);
    expect(result).toMatchObject({ ok: false, refusal: { code: "not_found" } });
    expect(await valuesOf(id)).toEqual({ score: 1 });
  });
});

describe("defining a field that came in undeclared", () => {
  const define = (key: string, type: "text" | "number" | "boolean") =>
    run((change) => defineField(change, { key, type, label: undefined }));

  test("takes it over with its type and label", async () => {
    await makeInterview({ score: 1 });
    expect(await define("score", "number")).toMatchObject({ key: "score", type: "number", managed: true });
    await expect(define("score", "number")).rejects.toMatchObject({ refusal: { code: "duplicate" } });
  });

  test("converts every stored value when all of them fit", async () => {
    await makeInterview({ grade: "x" });
    const first = await makeInterview({ grade: "12" });
    await db.pool.query("delete from custom_field_values where text_value = 'x'");
    await define("grade", "number");
    expect(await valuesOf(first)).toEqual({ grade: 12 });
    const flag = await makeInterview({ flag: true });
    await define("flag", "text");
    expect(await valuesOf(flag)).toEqual({ grade: undefined, flag: "true" });
  });

  test("refuses a type that some value does not fit, and leaves everything", async () => {
    const id = await makeInterview({ grade: "good" });
    await expect(define("grade", "number")).rejects.toMatchObject({ refusal: { code: "conflict" } });
    expect(await valuesOf(id)).toEqual({ grade: "good" });
    expect(await typesByKey()).toEqual({ grade: ["text", false] });
  });
});

describe("filtering", () => {
  test("a number finds at least that much, numeric texts included", async () => {
    const low = await makeInterview({ score: 49 });
    const [even, high] = [await makeInterview({ score: 50 }), await makeInterview({ score: 72 })];
    await makeInterview({});
    expect(new Set(await found({ score: 50 }))).toEqual(new Set([even, high]));
    expect(await found({ score: 49.5 })).not.toContain(low);
    await makeInterview({ grade: "n/a" });
    const graded = await makeInterview({ grade: "72" });
    expect(await found({ grade: 50 })).toEqual([graded]);
  });

  test("a text finds exactly that, on number and boolean fields the value it reads as", async () => {
    const yes = await makeInterview({ review: "yes", score: 50, flag: true });
    await makeInterview({ review: "Yes", score: 51, flag: false });
    expect(await found({ review: "yes" })).toEqual([yes]);
    expect(await found({ score: "50" })).toEqual([yes]);
    expect(await found({ score: "fifty" })).toEqual([]);
    expect(await found({ flag: "true" })).toEqual([yes]);
    expect(await found({ flag: true })).toEqual([yes]);
    expect(await found({ flag: 1 })).toEqual([]);
  });

  test("a boolean finds the text of it too", async () => {
    await makeInterview({ answer: "maybe" });
    const id = await makeInterview({ answer: "true" });
    expect(await found({ answer: true })).toEqual([id]);
  });

  test("several filters must all hold, and an unknown key finds nobody", async () => {
    const id = await makeInterview({ score: 60, review: "yes" });
    await makeInterview({ score: 60, review: "no" });
    await makeInterview({ score: 40, review: "yes" });
    expect(await found({ score: 50, review: "yes" })).toEqual([id]);
    expect(await found({ score: 50, unknown: "yes" })).toEqual([]);
  });

  test("long texts are told apart beyond what the index holds", async () => {
    const start = "ä".repeat(200);
    const id = await makeInterview({ essay: `${start}one` });
    const exact = await makeInterview({ essay: start });
    await makeInterview({ essay: `${start}two` });
    expect(await found({ essay: `${start}one` })).toEqual([id]);
    expect(await found({ essay: start })).toEqual([exact]);
  });

  test.each([[null], [{}], [[1]], ["a\0"]])("%j is refused as a filter", async (value) => {
    await expect(found({ score: value })).rejects.toMatchObject({
      refusal: { code: "invalid", path: ["filters", "score"] },
    });
  });

  test("archived interviews are left out unless asked for, deleted ones always", async () => {
    const [archived, deleted, kept] = [
      await makeInterview({ score: 1 }),
      await makeInterview({ score: 1 }),
      await makeInterview({ score: 1 }),
    ];
    await run((change) => setListed(change, [archived, deleted], false));
    await db.database.updateTable("interviews").set({ archived_at: new Date() }).where("id", "=", archived).execute();
    await db.database.updateTable("interviews").set({ deleted_at: new Date() }).where("id", "=", deleted).execute();
    expect(await found({ score: 1 })).toEqual([kept]);
    expect(new Set(await found({ score: 1 }, true))).toEqual(new Set([kept, archived]));
    expect(new Set(await found({}, true))).toEqual(new Set([kept, archived]));
  });

  test("pages are in one order, newest first and ties by id, however deep they are", async () => {
    const at = new Date();
    const ids: string[] = [];
    for (let index = 0; index < 45; index++)
      ids.push(await makeInterview({ score: index % 3 }, new Date(at.getTime() + (index >> 1))));
    const expected = await db.database
      .selectFrom("custom_field_values")
      .select("interview_id")
      .where("workspace_id", "=", workspace)
      .where("number_value", ">=", 1)
      .orderBy("created_at", "desc")
      .orderBy("interview_id", "desc")
      .execute();
    const read: string[] = [];
    for (let page = 1; page <= 5; page++) {
      const { total, rows } = await fetchRecords(db.database, workspace, {
        positionId,
        filters: { score: 1 },
        page,
        limit: 7,
        includeArchived: false,
      });
      expect(total).toBe(30);
      read.push(...rows.map((row) => row.id));
    }
    expect(read).toEqual(expected.map((row) => row.interview_id));
  });
});
