/** What becomes of a CV that came without an address: fetched, read in a thread of its own, kept; and what hostile ones do not do. */
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createWorkspace } from "../../../test/factories.ts";
import { pdfOf } from "../../../test/job-posts.ts";
import { createDocumentReader } from "../../platform/documents/document-reader.ts";
import type { Files } from "../../platform/files/files.ts";
import { openFiles } from "../../platform/files/open-files.ts";
import { createGuardedClient } from "../../platform/http/guarded-client.ts";
import { systemActor, type WorkspaceId } from "../actor.ts";
import { changeWorkspace } from "../change.ts";
import { finishErasures } from "../files/index.ts";
import { discardEntry } from "./discard-entry.ts";
import { queueEntries } from "./queue-entries.ts";
import { readEntry } from "./read-entry.job.ts";
import { retryEntry } from "./retry-entry.ts";

let db: TestDatabase;
let workspaceId: WorkspaceId;
let folder: string;
let files: Files;
const bodies = new Map<string, Buffer>();
const server = createServer((request, response) => response.end(bodies.get(request.url ?? "") ?? Buffer.from("")));

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 4 });
  workspaceId = (await createWorkspace(db.database)).id;
  folder = await mkdtemp(join(tmpdir(), "greenroom-cvs-"));
  files = await openFiles(`file:${folder}`);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  server.close();
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

const changing = () => ({ database: db.database, jobs: { enqueue: async () => {} }, clock: () => new Date() });

function docxOf(paragraphs: readonly string[]): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(`<?xml version="1.0"?>${xml}`), name);
  add(
    "[Content_Types].xml",
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  );
  add(
    "_rels/.rels",
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  );
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
  add(
    "word/document.xml",
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  );
  zip.end();
  return buffer(zip.outputStream);
}

/** An entry that waits for its CV to be fetched. */
async function queue(body: Buffer): Promise<string> {
  const path = `/${bodies.size}`;
  bodies.set(path, body);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const cvUrl = `http://127.0.0.1:${address.port}${path}`;
  const [queued] = await changeWorkspace(changing(), systemActor("test"), workspaceId, (change) =>
    queueEntries(change, { positionId: null, jobPostId: null }, [{ name: null, email: null, cvUrl, externalId: null }]),
  );
  return queued?.id ?? "";
}

const rowOf = (entryId: string) =>
  db.database.selectFrom("candidate_entries").selectAll().where("id", "=", entryId).executeTakeFirstOrThrow();

async function read(body: Buffer, limits = { timeoutMs: 20_000, memoryMb: 256 }, isPublic = true) {
  const entryId = await queue(body);
  const guarded = createGuardedClient({ allowPrivateTargets: false, ...(isPublic ? { isPublic: () => true } : {}) });
  const deps = { ...changing(), guarded, files, documents: createDocumentReader(limits) };
  await readEntry(deps, { workspaceId, entryId }, { lastAttempt: true });
  await guarded.close();
  return rowOf(entryId);
}

test("a PDF is stored and read, and the address in it proposed", async () => {
  const entry = await read(pdfOf("Jane Doe Jane@Example.com"));
  expect(entry).toMatchObject({ state: "read", error: null, proposed_email: "jane@example.com" });
  const file = await db.database
    .selectFrom("files")
    .selectAll()
    .where("id", "=", entry.cv_file_id)
    .executeTakeFirstOrThrow();
  expect(file).toMatchObject({ content_type: "application/pdf", name: "cv.pdf" });
});

test("so is a DOCX, with a name from its first lines", async () => {
  const entry = await read(await docxOf(["Curriculum Vitae", "Jane van Doe-Smith", "Jane Doe", "jane@example.com"]));
  expect(entry).toMatchObject({ state: "read", proposed_name: "Jane Doe", proposed_email: "jane@example.com" });
});

test("what is neither fails, and says so", async () => {
  expect(await read(Buffer.from("<html>"))).toMatchObject({ state: "failed", cv_file_id: null });
});

test("a broken document is kept for a person to open", async () => {
  expect(await read(Buffer.from("%PDF-1.7\nnothing"))).toMatchObject({
    state: "read",
    cv_text: null,
    error: "The document can not be read.",
  });
});

test("one that would take too long or too much memory ends with its process", async () => {
  expect(await read(pdfOf("Slow"), { timeoutMs: 1, memoryMb: 256 })).toMatchObject({
    state: "read",
    error: "The document took too long to read.",
  });
  const bomb = await docxOf(Array.from({ length: 200_000 }, () => "a".repeat(50)));
  expect(await read(bomb, { timeoutMs: 20_000, memoryMb: 24 })).toMatchObject({ state: "read", cv_text: null });
});

test("a private address is not asked", async () => {
  expect(await read(pdfOf("Jane"), undefined, false)).toMatchObject({
    state: "failed",
    error: "The address is not on the public network.",
  });
});

test("one that is put away takes its row along at once, and its file however often the store fails", async () => {
  const entry = await read(pdfOf("Nobody"));
  const stored = await db.database
    .selectFrom("files")
    .select("key")
    .where("id", "=", entry.cv_file_id)
    .executeTakeFirstOrThrow();
  await changeWorkspace(changing(), systemActor("test"), workspaceId, (change) => discardEntry(change, entry.id));
  const outbox = { fileOf: (id: string) => id, delete: async () => undefined };
  const down = {
    ...files,
    delete: async () => {
      throw new Error("The store is down.");
    },
  };
  const finish = (store: Files) => finishErasures({ database: db.database, stores: [store], outbox }, workspaceId);
  // However often the store fails, the bytes are asked for again.
  for (let run = 0; run < 12; run += 1) await expect(finish(down)).rejects.toThrow("The store is down.");
  expect(await files.head(stored.key)).not.toBeNull();
  expect(await finish(files)).toBe(1);
  expect(await files.head(stored.key)).toBeNull();
  for (const [table, id] of [
    ["candidate_entries", entry.id],
    ["files", entry.cv_file_id ?? ""],
  ] as const) {
    expect(await db.database.selectFrom(table).select("id").where("id", "=", id).execute()).toEqual([]);
  }
});

test("one that waits in a sandbox that is full is not fetched, and says why; a live workspace is not bound", async () => {
  const held = {
    workspace_id: workspaceId,
    id: randomUUID(),
    key: `${workspaceId}/held`,
    content_type: "application/pdf",
    name: "held.pdf",
    bytes: 1024 ** 3,
    sha256: "0".repeat(64),
    created_at: new Date(),
  };
  await db.database.insertInto("files").values(held).execute();
  const { id: live } = await createWorkspace(db.database);
  const sandbox = { workspace_id: workspaceId, live_workspace_id: live, created_at: new Date() };
  const read = async (entryId: string) => {
    const guarded = createGuardedClient({ allowPrivateTargets: false, isPublic: () => true });
    const documents = createDocumentReader({ timeoutMs: 20_000, memoryMb: 256 });
    await readEntry({ ...changing(), guarded, files, documents }, { workspaceId, entryId }, { lastAttempt: false });
    await guarded.close();
    return rowOf(entryId);
  };
  const waiting = await queue(pdfOf("Jane"));
  await db.database.insertInto("sandboxes").values(sandbox).execute();
  try {
    expect(await read(waiting)).toMatchObject({
      state: "failed",
      cv_file_id: null,
      error: "A sandbox holds at most 1 GiB of files. Empty it first.",
    });
    await expect(queue(pdfOf("Joe"))).rejects.toMatchObject({ refusal: { code: "not_allowed" } });
  } finally {
    await db.database.deleteFrom("sandboxes").execute();
  }
  expect(await read(await queue(pdfOf("Joe")))).toMatchObject({ state: "read" });
  await db.database.deleteFrom("files").where("id", "=", held.id).execute();
});

test("one that can not be stored waits for the last attempt, and then fails and says so", async () => {
  const entryId = await queue(pdfOf("Jane"));
  const guarded = createGuardedClient({ allowPrivateTargets: false, isPublic: () => true });
  const documents = createDocumentReader({ timeoutMs: 20_000, memoryMb: 256 });
  const attempt = (store: Files, lastAttempt: boolean) =>
    readEntry({ ...changing(), guarded, files: store, documents }, { workspaceId, entryId }, { lastAttempt });
  const full = join(folder, "full");
  await mkdir(full);
  const down = await openFiles(`file:${full}`);
  // A file where the workspace's folder would be.
  await writeFile(join(full, workspaceId), "");
  await expect(attempt(down, false)).rejects.toThrow();
  expect(await rowOf(entryId)).toMatchObject({ state: "processing" });
  await expect(attempt(down, true)).rejects.toThrow();
  expect(await rowOf(entryId)).toMatchObject({ state: "failed", error: "The CV could not be stored." });
  await guarded.close();
});

test.each(["queued", "processing"] as const)(
  "one that is %s is fetched again once nobody reads it any more",
  async (state) => {
    const entryId = await queue(pdfOf("Jane"));
    const leave = (updatedAt: Date) =>
      db.database
        .updateTable("candidate_entries")
        .set({ state, updated_at: updatedAt })
        .where("id", "=", entryId)
        .execute();
    const retry = () =>
      changeWorkspace(changing(), systemActor("test"), workspaceId, (change) => retryEntry(change, entryId));
    await leave(new Date());
    await expect(retry()).rejects.toThrow("Only a CV");
    await leave(new Date(Date.now() - 3_600_000));
    expect(await retry()).toMatchObject({ state: "queued", version: 2 });
  },
);
