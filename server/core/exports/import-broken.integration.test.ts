/** Archives that are cut off, overwritten or made to harm: each is refused in words, and nothing of it is kept. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createWorkspace, testKeyring } from "../../../test/factories.ts";
import { addMember, fillWorkspace } from "../../../test/full-workspace.ts";
import { openFolderFiles } from "../../platform/files/folder-files.ts";
import { type ArchiveSink, readZip, writeZip } from "../../platform/files/zip-files.ts";
import { describeInterviews } from "../../wires/native/describe-interviews.ts";
import { importWorkspace, writeExport } from "./index.ts";

const clock = () => new Date("2026-05-04T03:02:01.000Z");
const OWNER = "owner@example.com";
const MEDIUM = "recorded!";

let test: TestDatabase;
let root: string;
/** The files of a whole export by their paths. */
const files = new Map<string, Buffer>();
let archive: Buffer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "greenroom-broken-"));
  const here = await createTestDatabase();
  try {
    const workspace = await createWorkspace(here.database);
    await addMember(here.database, workspace.id, OWNER);
    const store = openFolderFiles(join(root, "store"));
    await fillWorkspace(here.database, store, workspace.id, "jane@example.com");
    const sink: ArchiveSink = {
      async put(path, body) {
        const held = Buffer.isBuffer(body) ? body : await buffer(body);
        files.set(path, held);
        return await openFolderFiles(join(root, "put")).put("one", held, { contentType: "" });
      },
    };
    const deps = {
      database: here.database,
      stores: [store],
      describeInterviews: describeInterviews(testKeyring, clock, null),
    };
    await writeExport(deps, sink, workspace.id, { kind: "workspace" });
    archive = await zipOf();
  } finally {
    await here.drop();
  }
  test = await createTestDatabase();
}, 120_000);
afterAll(async () => {
  await test?.drop();
  await rm(root, { recursive: true, force: true });
});
beforeEach(() => rm(join(root, "there"), { recursive: true, force: true }));

/** The archive of the files, some of them others than the export wrote. */
async function zipOf(instead: Record<string, Buffer> = {}): Promise<Buffer> {
  return await buffer(
    writeZip(async (sink) => {
      for (const [path, body] of files) await sink.put(path, instead[path] ?? body, { compress: path.endsWith("l") });
    }),
  );
}

async function imported(bytes: Buffer) {
  const path = join(root, "given.zip");
  await writeFile(path, bytes);
  const source = await readZip(path);
  try {
    const store = openFolderFiles(join(root, "there"));
    const jobs = { enqueue: async () => undefined };
    const deps = { database: test.database, jobs, store, source, keyring: testKeyring, clock };
    return await importWorkspace(deps, {
      email: OWNER,
      async userOf(name) {
        const user = { id: "owner", name, email: OWNER, email_verified: false, image: null };
        await test.database.insertInto("sign_in_users").values(user).execute();
        return user.id;
      },
    });
  } finally {
    source.close();
  }
}

/** Neither a workspace nor a file. */
async function expectNothing(): Promise<void> {
  const { rows } = await sql`select from workspaces union all select from files`.execute(test.database);
  expect(rows).toEqual([]);
  const kept = await readdir(join(root, "there"), { recursive: true, withFileTypes: true }).catch(() => []);
  expect(kept.filter((entry) => entry.isFile())).toEqual([]);
}

it("refuses an archive that was cut off", async () => {
  await expect(imported(archive.subarray(0, archive.length - 30))).rejects.toThrow();
  await expect(imported(archive.subarray(0, archive.length / 2))).rejects.toThrow();
  await expectNothing();
}, 120_000);

it("refuses one whose bytes were overwritten, in a recording and in a compressed table, and names the file", async () => {
  const recording = Buffer.from(archive);
  recording.write("overwrote", recording.indexOf(MEDIUM));
  await expect(imported(recording)).rejects.toThrow(/answers\/.* is not what was exported/);
  const table = Buffer.from(archive);
  const name = "tables/interviews.jsonl";
  table.fill(0xff, table.indexOf(name) + name.length, table.indexOf(name) + name.length + 40);
  await expect(imported(table)).rejects.toThrow(/^tables\/interviews\.jsonl can not be read: /);
  await expectNothing();
}, 120_000);

it("refuses what unpacks to more than the manifest says", async () => {
  const bomb = await zipOf({ "tables/interviews.jsonl": Buffer.alloc(64 * 1024 * 1024, " ") });
  expect(bomb.length).toBeLessThan(archive.length + 1_000_000);
  await expect(imported(bomb)).rejects.toThrow(/interviews\.jsonl is not what was exported/);
  await expectNothing();
}, 120_000);

it("refuses names that lead out of the archive, and names that it has twice", async () => {
  /** The writer refuses such names too, so they are put over others of the same length. */
  const named = async (...names: string[]) => {
    const mild = (name: string) => "n".repeat(name.length);
    const written = await buffer(
      writeZip(async (sink) => {
        for (const name of names) await sink.put(mild(name), Buffer.from("x"), { compress: false });
      }),
    );
    return Buffer.from(
      names.reduce((text, name) => text.replaceAll(mild(name), name), written.toString("latin1")),
      "latin1",
    );
  };
  await expect(imported(await named("../../outside"))).rejects.toThrow(/relative path/);
  await expect(imported(await named("/etc/passwd"))).rejects.toThrow(/absolute path/);
  await expect(imported(await named("a\\..\\b"))).rejects.toThrow(/invalid/);
  await expect(imported(await named("a", "a"))).rejects.toThrow(/has a twice/);
  await expectNothing();
}, 120_000);

it("takes the very archive that was not touched, and says so when it is brought again", async () => {
  expect(await imported(archive)).toMatchObject({ interviews: 1, files: 3 });
  await expect(imported(archive)).rejects.toThrow(/has this workspace already/);
  const kept = await readdir(join(root, "there"), { recursive: true, withFileTypes: true });
  const media = kept.filter((entry) => entry.isFile());
  const bodies = await Promise.all(media.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")));
  expect(bodies.sort()).toEqual(["%PDF- jane@example.com", "playable", MEDIUM].sort());
}, 120_000);
