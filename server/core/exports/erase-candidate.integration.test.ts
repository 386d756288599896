/** An erased candidate leaves no trace: no row, no text, no file; and nobody else loses anything. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createWorkspace } from "../../../test/factories.ts";
import { fillWorkspace } from "../../../test/full-workspace.ts";
import { openFolderFiles } from "../../platform/files/folder-files.ts";
import { systemActor, type WorkspaceId } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { finishErasures } from "../files/index.ts";
import { eraseCandidate, findErasure } from "./index.ts";

const NOW = new Date();
const EMAIL = "jane@example.com";
const clock = () => new Date();
const noJobs = { enqueue: async () => undefined };

let test: TestDatabase;
let root: string;
let deleted: string[];
let workspaceId: WorkspaceId;
const outbox = {
  fileOf: (messageId: string) => `${messageId.replace(/[<>]/g, "")}.eml`,
  async delete(file: string) {
    deleted.push(file);
  },
};

beforeEach(async () => {
  test = await createTestDatabase();
  root = await mkdtemp(join(tmpdir(), "greenroom-erase-"));
  deleted = [];
  workspaceId = (await createWorkspace(test.database)).id;
});

afterEach(async () => {
  await test?.drop();
  await rm(root, { recursive: true, force: true });
});

const files = () => openFolderFiles(root);
const fill = (email = EMAIL, workspace = workspaceId) => fillWorkspace(test.database, files(), workspace, email);
const eraseRows = (email = EMAIL) =>
  changeWorkspace({ database: test.database, jobs: noJobs, clock }, systemActor("test"), workspaceId, (change) =>
    eraseCandidate(change, outbox, email),
  );
const finish = () => finishErasures({ database: test.database, stores: [files()], outbox }, workspaceId);

/** The tables of a workspace in which a text stands, in whatever column. */
async function tracesOf(text: string, workspace: WorkspaceId = workspaceId): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id' order by table_name`.execute(test.database);
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await sql`
      select 1 from ${sql.table(name)} as row where workspace_id = ${workspace}
      and strpos(lower(row_to_json(row)::text), ${text.toLowerCase()}) > 0`.execute(test.database);
    if (hits.rows.length > 0) found.push(name);
  }
  return found;
}

it("says what it would delete and deletes nothing of it", async () => {
  const { keys } = await fill();
  const before = await tracesOf(EMAIL);
  const found = await findErasure(test.database, workspaceId, " Jane@Example.com", NOW);
  expect(found).toMatchObject({ deleted: { interviews: 1, mails: 2, takes: 1 }, files: 3 });
  expect(await tracesOf(EMAIL)).toEqual(before);
  for (const key of keys) expect(await files().head(key)).not.toBeNull();
  expect(await findErasure(test.database, workspaceId, "nobody@example.com", NOW)).toBeNull();
});

it("leaves no trace of the address, the name, the visits or the files", async () => {
  const { keys, interviewId } = await fill();
  expect((await tracesOf(EMAIL)).length).toBeGreaterThan(6);
  const receipt = await eraseRows();
  expect(receipt).toMatchObject({ id: expect.any(String), files: 3, bytes: 39 });
  expect(receipt?.deleted).toMatchObject({
    candidates: 1,
    interviews: 1,
    takes: 1,
    segments: 1,
    room_visits: 1,
    mails: 2,
  });
  expect(await finish()).toBeGreaterThan(3);
  expect(await tracesOf(EMAIL)).toEqual([]);
  expect(await tracesOf("Jane Doe")).toEqual([]);
  for (const key of keys) expect(await files().head(key)).toBeNull();
  expect(deleted).toContainEqual(expect.stringContaining("@hiring.example.eml"));
  const events = await test.database.selectFrom("events").select(["type", "data"]).orderBy("sequence").execute();
  expect(events.map(({ type }) => type)).toEqual(["interview.created", "interview.invited", "candidate.erased"]);
  expect(events[2]?.data).toEqual({ candidateId: receipt?.id, interviewIds: [interviewId] });
  const audit = await test.database.selectFrom("audit_entries").selectAll().orderBy("id").execute();
  expect(audit.map(({ actor_name, ip }) => [actor_name, ip])).toContainEqual(["Olive Owner", "192.0.2.7"]);
  expect(audit.map(({ action }) => action)).toContain("candidate.erased");
});

it("forgets from where somebody applied before anybody knew who they were", async () => {
  const { interviewId } = await fill();
  const visit = { medium: "room", ip: "198.51.100.9", host: "hiring.example", referer: "https://jobs.example/" };
  await test.database
    .insertInto("audit_entries")
    .values({
      ...{
        workspace_id: workspaceId,
        id: newId(),
        at: NOW,
        actor_kind: "system",
        actor_id: null,
        actor_name: "visitor",
      },
      ...{ ...visit, action: "interview.link_mailed", subject_type: "interview", subject_id: interviewId, data: "{}" },
    })
    .execute();
  await eraseRows();
  expect(await tracesOf("198.51.100.9")).toEqual([]);
  expect(await tracesOf("jobs.example")).toEqual([]);
});

it("leaves the same address in another workspace and the others of this one alone", async () => {
  const other = (await createWorkspace(test.database)).id;
  const there = await fill(EMAIL, other);
  const before = await tracesOf(EMAIL, other);
  const { positionId } = await fill();
  await createInterview(test.database, workspaceId, positionId, { email: "joe@example.com" });
  await eraseRows();
  await finish();
  expect(await tracesOf(EMAIL, other)).toEqual(before);
  for (const key of there.keys) expect(await files().head(key)).not.toBeNull();
  expect(await tracesOf("joe@example.com")).toEqual(["candidates", "interviews"]);
});

it("goes on after a crash between the rows and the files", async () => {
  const { keys } = await fill();
  await eraseRows();
  for (const key of keys) expect(await files().head(key)).not.toBeNull();
  expect(await eraseRows()).toBeNull();
  expect(await finish()).toBeGreaterThan(0);
  for (const key of keys) expect(await files().head(key)).toBeNull();
  expect(await finish()).toBe(0);
  expect(await test.database.selectFrom("erasure_leftovers").selectAll().execute()).toEqual([]);
});

it("keeps every row, and every file, when the change does not commit", async () => {
  const { keys } = await fill();
  const before = await tracesOf(EMAIL);
  const failing = changeWorkspace(
    { database: test.database, jobs: noJobs, clock },
    systemActor("test"),
    workspaceId,
    async (change) => {
      await eraseCandidate(change, outbox, EMAIL);
      throw new Error("the power is gone");
    },
  );
  await expect(failing).rejects.toThrow("the power is gone");
  expect(await finish()).toBe(0);
  expect(await tracesOf(EMAIL)).toEqual(before);
  for (const key of keys) expect(await files().head(key)).not.toBeNull();
});

it("waits for a mail that is on its way, unless its sender died", async () => {
  await fill();
  const sending = (secondsAgo: number) =>
    test.database
      .updateTable("mails")
      .set({ state: "sending", sending_at: new Date(Date.now() - secondsAgo * 1000) })
      .execute();
  await sending(5);
  await expect(eraseRows()).rejects.toThrow(/is being sent at this moment/);
  await sending(600);
  expect(await eraseRows()).toMatchObject({ deleted: { mails: 2 } });
});

it("finds a recording that has no row of files yet, and a resume that was replaced", async () => {
  const { interviewId, takeId } = await fill();
  const [segmentId, resumeId] = [newId(), newId()];
  const growing = `${workspaceId}/recordings/${interviewId}/${segmentId}.webm`;
  const replaced = `${workspaceId}/resumes/${resumeId}.pdf`;
  await test.database
    .insertInto("segments")
    .values({
      workspace_id: workspaceId,
      id: segmentId,
      take_id: takeId,
      interview_id: interviewId,
      ordinal: 2,
      fence: 1,
      content_type: "video/webm",
      state: "open",
      file_key: growing,
      started_at: new Date(),
    })
    .execute();
  await test.database
    .insertInto("files")
    .values({
      workspace_id: workspaceId,
      id: resumeId,
      key: replaced,
      content_type: "application/pdf",
      name: "resume.pdf",
      bytes: 4,
      sha256: "",
      created_at: new Date(),
    })
    .execute();
  for (const key of [growing, replaced]) await files().put(key, Buffer.from("half"), { contentType: "" });
  await eraseRows();
  await finish();
  for (const key of [growing, replaced]) expect(await files().head(key)).toBeNull();
});

it("erases an address that was corrected since, and the mistyped one with the person", async () => {
  const { interviewId } = await fill("jnae@example.com");
  const right = newId();
  const now = new Date();
  await test.database
    .insertInto("candidates")
    .values({
      workspace_id: workspaceId,
      id: right,
      email: EMAIL,
      name: "Jane Doe",
      phone: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await test.database
    .updateTable("interviews")
    .set({ email: EMAIL, candidate_id: right })
    .where("id", "=", interviewId)
    .execute();
  expect(await eraseRows()).toMatchObject({ id: right, deleted: { interviews: 1 } });
  expect(await tracesOf("jnae@example.com")).toEqual([]);
  expect(await tracesOf(EMAIL)).toEqual([]);
});
