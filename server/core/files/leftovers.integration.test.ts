/** Bytes that have to go while the store fails: they stay noted until they are gone, and keep nothing else back. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createWorkspace } from "../../../test/factories.ts";
import type { Files } from "../../platform/files/files.ts";
import { openFolderFiles } from "../../platform/files/folder-files.ts";
import type { WorkspaceId } from "../actor.ts";
import { dropBytes } from "./drop-bytes.ts";
import { finishErasures } from "./leftovers.ts";

let db: TestDatabase;
let folder: string;
let files: Files;
let workspaceId: WorkspaceId;
/** What the store does not give up. */
const stuck = new Set<string>();

beforeAll(async () => {
  db = await createTestDatabase();
  workspaceId = (await createWorkspace(db.database)).id;
  folder = await mkdtemp(join(tmpdir(), "greenroom-leftovers-"));
  const store = openFolderFiles(folder);
  files = {
    ...store,
    async delete(key) {
      if (stuck.has(key)) throw new Error("The store is down.");
      await store.delete(key);
    },
  };
});
afterAll(async () => {
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

const outbox = { fileOf: (id: string) => id, delete: async () => undefined };
const finish = () => finishErasures({ database: db.database, stores: [files], outbox }, workspaceId);
const noted = async () =>
  (await db.database.selectFrom("erasure_leftovers").select("name").orderBy("name").execute()).map(({ name }) => name);

test("what the store keeps is noted and asked for again until it is gone, and what comes after it goes meanwhile", async () => {
  const keys = ["a", "b", "c"].map((name) => `${workspaceId}/cvs/${name}.pdf`);
  const deps = { database: db.database, files, clock: () => new Date() };
  for (const key of keys) {
    await files.put(key, Buffer.from("bytes"), { contentType: "application/pdf" });
    stuck.add(key);
    await dropBytes(deps, workspaceId, key);
  }
  expect(await noted()).toEqual(keys);
  const [first = "", ...others] = keys;
  for (const key of others) stuck.delete(key);
  await expect(finish()).rejects.toThrow("The store is down.");
  expect(await noted()).toEqual([first]);
  for (const key of others) expect(await files.head(key)).toBeNull();
  stuck.clear();
  expect(await finish()).toBe(1);
  expect([await noted(), await files.head(first)]).toEqual([[], null]);
  await files.put(first, Buffer.from("bytes"), { contentType: "application/pdf" });
  await dropBytes(deps, workspaceId, first);
  expect([await noted(), await files.head(first)]).toEqual([[], null]);
});
