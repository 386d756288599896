/** greenroom export, import and erase as an operator runs them, on databases and data folders of their own. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "../../test/database.ts";
import { createWorkspace } from "../../test/factories.ts";
import { addMember, fillWorkspace } from "../../test/full-workspace.ts";
import { openFolderFiles } from "../platform/files/folder-files.ts";

const COMMAND = join(import.meta.dirname, "greenroom.js");
const importedSchema = z.object({
  workspaceId: z.string(),
  workspaceNumber: z.number(),
  files: z.number(),
  password: z.string().nullable(),
  membersLeft: z.array(z.string()),
});

let root: string;
let here: TestDatabase;
let there: TestDatabase;
let workspaceId: string;
let keys: string[];

const dataDir = (database: TestDatabase) => join(root, database === here ? "here" : "there");

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "greenroom-cli-"));
  [here, there] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const workspace = await createWorkspace(here.database);
  workspaceId = workspace.id;
  await addMember(here.database, workspace.id, "olive@example.com");
  const store = openFolderFiles(join(dataDir(here), "files"));
  ({ keys } = await fillWorkspace(here.database, store, workspace.id, "jane@example.com"));
});

afterAll(async () => {
  await Promise.all([here?.drop(), there?.drop()]);
  await rm(root, { recursive: true, force: true });
});

function greenroom(on: TestDatabase, ...words: string[]): Promise<{ code: number; output: string; errors: string }> {
  const env = { ...process.env, DATABASE_URL: on.connection.url, DATA_DIR: dataDir(on) };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...words], { env }, (error, output, errors) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output, errors }),
    );
  });
}

it("moves a workspace to another deployment and says what the owner needs to know", async () => {
  const folder = join(root, "out");
  const exported = await greenroom(here, "export", "--output", folder, "--json");
  expect(exported.errors).toBe("");
  expect(JSON.parse(exported.output)).toEqual({ workspaceId, interviews: 1, files: 3, bytes: 39 });
  expect((await readdir(folder)).sort()).toEqual(["candidates", "manifest.json", "tables"]);
  const again = await greenroom(here, "export", "--output", folder, "--json");
  expect([again.code, again.errors]).toEqual([1, expect.stringContaining("is not empty")]);
  const imported = await greenroom(there, "import", folder, "--owner", "New.Owner@example.com", "--json");
  expect(imported.errors).toBe("");
  const receipt = importedSchema.parse(JSON.parse(imported.output));
  expect(receipt).toMatchObject({ workspaceId, workspaceNumber: 1, files: 3, membersLeft: ["olive@example.com"] });
  expect(receipt.password).toHaveLength(16);
  const members = await there.database.selectFrom("members").select(["email", "role"]).execute();
  expect(members).toEqual([{ email: "new.owner@example.com", role: "owner" }]);
  const store = openFolderFiles(join(dataDir(there), "files"));
  for (const key of keys) expect(await store.head(key)).not.toBeNull();
  const twice = await greenroom(there, "import", folder, "--owner", "new.owner@example.com");
  expect([twice.code, twice.errors]).toEqual([1, expect.stringContaining("has this workspace already")]);
}, 240_000);

it("writes one archive that can be imported, and one of a position, which meets its workspace there", async () => {
  const file = join(root, "workspace.zip");
  const written = await greenroom(here, "export", "--to", file, "--json");
  expect(written.errors).toBe("");
  expect(JSON.parse(written.output)).toEqual({ workspaceId, interviews: 1, files: 3, bytes: 39 });
  const twice = await greenroom(there, "import", file, "--owner", "new.owner@example.com");
  expect([twice.code, twice.errors]).toEqual([1, expect.stringContaining("has this workspace already")]);
  const { id } = await here.database.selectFrom("positions").select("id").executeTakeFirstOrThrow();
  const position = join(root, "position.zip");
  expect((await greenroom(here, "export", "--position", id, "--to", position)).errors).toBe("");
  const refused = await greenroom(there, "import", position, "--owner", "new.owner@example.com");
  expect([refused.code, refused.errors]).toEqual([1, expect.stringContaining("has this workspace already")]);
  const nothing = await greenroom(here, "export", "--candidate", id, "--to", join(root, "none.zip"));
  expect([nothing.code, nothing.errors]).toEqual([1, expect.stringContaining("no such candidate")]);
  expect(await readdir(root)).not.toContain("none.zip");
  const both = await greenroom(here, "export", "--to", file, "--output", file);
  expect([both.code, both.errors]).toEqual([1, expect.stringContaining("--to FILE or --output FOLDER")]);
}, 240_000);

it("erases after it was asked twice, the message in the outbox included", async () => {
  const mail = await here.database
    .selectFrom("mails")
    .select("outbox_file")
    .where("outbox_file", "is not", null)
    .executeTakeFirstOrThrow();
  const outbox = join(dataDir(here), "outbox");
  await mkdir(outbox, { recursive: true });
  await writeFile(join(outbox, mail.outbox_file ?? ""), "To: jane@example.com");
  await writeFile(join(outbox, "another@hiring.example.eml"), "To: joe@example.com");
  const asked = await greenroom(here, "erase", "--email", "jane@example.com", "--json");
  expect(asked.code).toBe(1);
  const deleted = expect.objectContaining({ interviews: 1, mails: 2 });
  const counts = { id: expect.any(String), erasedAt: expect.any(String), deleted, files: 3, bytes: 39 };
  expect(JSON.parse(asked.output)).toEqual(counts);
  expect(await readdir(outbox)).toHaveLength(2);
  const erased = await greenroom(here, "erase", "--email", "jane@example.com", "--yes", "--json");
  expect([erased.code, erased.errors]).toEqual([0, ""]);
  expect(JSON.parse(erased.output)).toEqual(counts);
  expect(await readdir(outbox)).toEqual(["another@hiring.example.eml"]);
  const store = openFolderFiles(join(dataDir(here), "files"));
  for (const key of keys) expect(await store.head(key)).toBeNull();
  const again = await greenroom(here, "erase", "--email", "jane@example.com", "--yes");
  expect([again.code, again.output]).toEqual([0, expect.stringContaining("keeps nothing about jane@example.com")]);
}, 240_000);
