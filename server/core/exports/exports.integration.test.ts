/** A workspace that leaves one deployment and comes back in another: nothing is lost, changed or half done. */
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace, testKeyring } from "../../../test/factories.ts";
import { addMember, fillWorkspace } from "../../../test/full-workspace.ts";
import { openFolderFiles } from "../../platform/files/folder-files.ts";
import { hashSecret, openKeyring } from "../../platform/keyring/keyring.ts";
import { describeInterviews } from "../../wires/native/describe-interviews.ts";
import { importWorkspace, writeExport } from "./index.ts";
import { TABLES } from "./tables.ts";

const manifestSchema = z.object({ files: z.array(z.object({ path: z.string(), key: z.string().optional() })) });
const OWNER = "owner@example.com";
const NOW = new Date("2026-05-04T03:02:01.000Z");
const clock = () => NOW;
const otherKeyring = openKeyring("the secret key of another deployment of the same product");

let here: TestDatabase;
let there: TestDatabase;
let root: string;
const enqueued: string[] = [];
const jobs = {
  async enqueue(_transaction: unknown, { name }: { name: string }, given: readonly unknown[]): Promise<void> {
    for (const _job of given) enqueued.push(name);
  },
};

beforeEach(async () => {
  [here, there] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  root = await mkdtemp(join(tmpdir(), "greenroom-exports-"));
  enqueued.length = 0;
});

afterEach(async () => {
  await Promise.all([here?.drop(), there?.drop()]);
  await rm(root, { recursive: true, force: true });
});

const filesIn = (name: string) => openFolderFiles(join(root, name));

async function exported(
  from: TestDatabase,
  store: string,
  folder: string,
  workspaceId: Parameters<typeof writeExport>[2],
  subject: Parameters<typeof writeExport>[3] = { kind: "workspace" },
) {
  const files = filesIn(folder);
  return writeExport(
    {
      database: from.database,
      stores: [filesIn(store)],
      describeInterviews: describeInterviews(testKeyring, clock, null),
    },
    { put: (path, body) => files.put(path, body, { contentType: "" }) },
    workspaceId,
    subject,
  );
}

const imported = (folder: string, to = there) =>
  importWorkspace(
    {
      database: to.database,
      jobs,
      store: filesIn("store-there"),
      source: filesIn(folder),
      keyring: otherKeyring,
      clock,
    },
    { email: OWNER, userOf: async (name) => addUser(to, name) },
  );

async function addUser({ database }: TestDatabase, name: string): Promise<string> {
  await database
    .insertInto("sign_in_users")
    .values({ id: "the-owner-there", name, email: OWNER, email_verified: false, image: null })
    .execute();
  return "the-owner-there";
}

async function shaOfAll(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const hashes: Record<string, string> = {};
  for (const entry of entries.filter((one) => one.isFile() && one.name !== "manifest.json")) {
    const path = join(entry.parentPath, entry.name);
    hashes[path.slice(join(root, folder).length + 1)] = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  }
  return hashes;
}

async function rowsIn({ database }: TestDatabase): Promise<number> {
  let rows = 0;
  for (const table of [...TABLES.map(({ name }) => name), "workspaces", "event_counters", "sign_in_users"]) {
    const counted = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(database);
    rows += counted.rows[0]?.rows ?? 0;
  }
  return rows;
}

async function fullWorkspace() {
  const workspace = await createWorkspace(here.database, { settings: { retention: "a year" } });
  await addMember(here.database, workspace.id, OWNER);
  const full = await fillWorkspace(here.database, filesIn("store"), workspace.id, "jane@example.com");
  return { workspace, ...full };
}

it("carries every table of a workspace or says why not", async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id'`.execute(here.database);
  const stays = [
    "api_calls",
    "api_keys",
    "erasure_leftovers",
    "event_counters",
    "exports",
    "idempotent_answers",
    "member_invitations",
    "sandbox_robots",
    "sandboxes",
    "webhook_attempts",
    "webhook_deliveries",
    "webhook_endpoints",
    "webhook_secrets",
  ];
  expect([...TABLES.map(({ name }) => name as string), ...stays].sort()).toEqual(rows.map(({ name }) => name).sort());
});

it("comes back byte for byte: a second export of the imported workspace is the same", async () => {
  const { workspace, interviewId, keys } = await fullWorkspace();
  await createWorkspace(there.database, { name: "Already here" });
  const receipt = await exported(here, "store", "out", workspace.id);
  expect(receipt).toMatchObject({ workspaceId: workspace.id, interviews: 1, files: keys.length });
  const back = await imported("out");
  expect(back).toMatchObject({ workspaceId: workspace.id, workspaceNumber: 2, interviews: 1, bytes: receipt.bytes });
  expect(back.membersLeft).toEqual([]);
  expect(await exported(there, "store-there", "again", workspace.id)).toEqual(receipt);
  const first = await shaOfAll("out");
  // Beside tables and media: the interview for people to read, and its captions.
  expect(Object.keys(first)).toHaveLength(TABLES.length + keys.length + 2);
  const captions = Object.keys(first).find((path) => path.endsWith(".vtt"));
  expect(await readFile(join(root, "out", captions ?? ""), "utf8")).toMatch(/^WEBVTT\n\n00:00:00\.000 --> /);
  expect(await shaOfAll("again")).toEqual(first);
  const { code_hash } = await there.database
    .selectFrom("interviews")
    .select("code_hash")
    .where("id", "=", interviewId)
    .executeTakeFirstOrThrow();
  expect(code_hash).toEqual(hashSecret(otherKeyring.roomCode(interviewId, 1)));
});

it.each(["position", "candidate"] as const)(
  "comes back from the archive of one %s, and holds nothing of the others",
  async (kind) => {
    const { workspace, interviewId, positionId } = await fullWorkspace();
    const other = await createPosition(here.database, workspace.id);
    await createInterview(here.database, workspace.id, other.id, { email: "other@example.com" });
    const { candidate_id } = await here.database
      .selectFrom("interviews")
      .select("candidate_id")
      .where("id", "=", interviewId)
      .executeTakeFirstOrThrow();
    const subject = { kind, id: kind === "position" ? positionId : candidate_id };
    const receipt = await exported(here, "store", "out", workspace.id, subject);
    expect(receipt).toMatchObject({ interviews: 1, files: 3 });
    const back = await imported("out");
    expect(back).toMatchObject({ workspaceId: workspace.id, interviews: 1, files: 3, bytes: receipt.bytes });
    expect(await exported(there, "store-there", "again", workspace.id, subject)).toEqual(receipt);
    expect(await shaOfAll("again")).toEqual(await shaOfAll("out"));
    const people = await there.database.selectFrom("candidates").select("email").execute();
    expect(people).toEqual([{ email: "jane@example.com" }]);
  },
);

it("leaves a job post's position empty where the archive of a candidate does not hold it", async () => {
  const { workspace, interviewId } = await fullWorkspace();
  const { candidate_id } = await here.database
    .selectFrom("interviews")
    .select("candidate_id")
    .where("id", "=", interviewId)
    .executeTakeFirstOrThrow();
  const other = await createPosition(here.database, workspace.id);
  const { projectId, jobPostId, stageId } = { projectId: newId(), jobPostId: newId(), stageId: newId() };
  const of = { workspace_id: workspace.id };
  const times = { created_at: NOW, updated_at: NOW };
  await here.database
    .insertInto("projects")
    .values({ ...of, id: projectId, title: "Autumn", created_at: NOW, archived_at: null })
    .execute();
  await here.database
    .insertInto("job_posts")
    .values({ ...of, id: jobPostId, project_id: projectId, position_id: other.id, title: "Nurse", ...times })
    .execute();
  await here.database
    .insertInto("stages")
    .values({ ...of, id: stageId, job_post_id: jobPostId, ordinal: 1, name: "Applied", kind: "applied" })
    .execute();
  await here.database
    .insertInto("applications")
    .values({ ...of, id: newId(), job_post_id: jobPostId, candidate_id, stage_id: stageId, source: "native", ...times })
    .execute();
  await exported(here, "store", "out", workspace.id, { kind: "candidate", id: candidate_id });
  await imported("out");
  const posts = await there.database.selectFrom("job_posts").select(["id", "title", "position_id"]).execute();
  expect(posts).toEqual([{ id: jobPostId, title: "Nurse", position_id: null }]);
  const applications = await there.database.selectFrom("applications").select("job_post_id").execute();
  expect(applications).toEqual([{ job_post_id: jobPostId }]);
});

it("goes on with the next event number and keeps text that JSON could change", async () => {
  const { workspace, interviewId } = await fullWorkspace();
  await here.database
    .updateTable("interviews")
    .set({ metadata: '{"b": 1.0,\n "a": 12345678901234567890, "b": "\\u2028 twice"}' })
    .where("id", "=", interviewId)
    .execute();
  await exported(here, "store", "out", workspace.id);
  await imported("out");
  const { rows } = await sql<{ metadata: string }>`select metadata::text from interviews`.execute(there.database);
  expect(rows[0]?.metadata).toBe('{"b": 1.0,  "a": 12345678901234567890, "b": "\\u2028 twice"}');
  const counter = await there.database.selectFrom("event_counters").select("sequence").executeTakeFirst();
  expect(counter?.sequence).toBe(2);
});

it("sends nothing because of an import, lists who was not imported, and closes what was being recorded", async () => {
  const { workspace, takeId } = await fullWorkspace();
  await addMember(here.database, workspace.id, "reviewer@example.com");
  await here.database.updateTable("mails").set({ state: "scheduled" }).execute();
  await here.database
    .updateTable("segments")
    .set({ state: "open", bytes: null, sha256: null, ended_at: null })
    .where("take_id", "=", takeId)
    .execute();
  await sql`delete from files where id in (select id from segments where take_id = ${takeId})`.execute(here.database);
  await here.database.updateTable("takes").set({ state: "recording" }).where("id", "=", takeId).execute();
  await here.database.updateTable("interviews").set({ questions_ready: false, resume_status: "pending" }).execute();
  await exported(here, "store", "out", workspace.id);
  const back = await imported("out");
  expect(back).toMatchObject({ cancelledMails: 2, interruptedRecordings: 1, membersLeft: ["reviewer@example.com"] });
  const mails = await there.database.selectFrom("mails").select("state").execute();
  expect(mails.map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
  const segment = await there.database.selectFrom("segments").selectAll().executeTakeFirstOrThrow();
  expect(segment).toMatchObject({ state: "interrupted", bytes: 9 });
  expect((await there.database.selectFrom("files").selectAll().where("id", "=", segment.id).execute()).length).toBe(1);
  expect(enqueued.sort()).toEqual(["draw-skill-questions", "fetch-resume"]);
});

it("refuses a changed, a missing and an unlisted file before anything is written", async () => {
  const { workspace, keys } = await fullWorkspace();
  await exported(here, "store", "out", workspace.id);
  const before = await rowsIn(there);
  const manifestPath = join(root, "out", "manifest.json");
  const manifest = await readFile(manifestPath, "utf8");
  const listed = manifestSchema.parse(JSON.parse(manifest)).files.find(({ key }) => key === keys[0]);
  const media = join(root, "out", listed?.path ?? "");
  const bytes = await readFile(media);
  await writeFile(media, Buffer.concat([bytes.subarray(0, -1), Buffer.from("!")]));
  await expect(imported("out")).rejects.toThrow(/is not what was exported/);
  await rm(media);
  await expect(imported("out")).rejects.toThrow(/is missing from the export/);
  await writeFile(media, bytes);
  await writeFile(manifestPath, manifest.replace(`"key": "${keys[0]}"`, '"key": "../../elsewhere"'));
  await expect(imported("out")).rejects.toThrow(/no file of this workspace/);
  await writeFile(manifestPath, manifest.replace('"version": 2', '"version": 3'));
  await expect(imported("out")).rejects.toThrow(/format version 3/);
  await rm(manifestPath);
  await expect(imported("out")).rejects.toThrow(/no finished export/);
  expect(await rowsIn(there)).toBe(before);
  await writeFile(manifestPath, manifest);
  await imported("out");
  await expect(imported("out")).rejects.toThrow(/has this workspace already/);
});

it("leaves neither rows nor media when the rows do not fit", async () => {
  const { workspace, keys } = await fullWorkspace();
  await exported(here, "store", "out", workspace.id);
  const other = await createWorkspace(there.database);
  const [key = ""] = keys;
  await there.database
    .insertInto("files")
    .values({
      workspace_id: other.id,
      id: workspace.id,
      key,
      content_type: "a/b",
      name: "a",
      bytes: 1,
      sha256: "",
      created_at: NOW,
    })
    .execute();
  const before = await rowsIn(there);
  await expect(imported("out")).rejects.toThrow(/has records of this export already/);
  expect(await rowsIn(there)).toBe(before);
  for (const one of keys) expect(await filesIn("store-there").head(one)).toBeNull();
});

it("refuses to export what the store has lost, and leaves no manifest", async () => {
  const { workspace, keys } = await fullWorkspace();
  await filesIn("store").delete(keys[1] ?? "");
  await expect(exported(here, "store", "out", workspace.id)).rejects.toThrow(/does not have/);
  expect(await filesIn("out").head("manifest.json")).toBeNull();
});
