/** One work on an archive in a process of its own, so that its memory is only this work's; prints what it took as a line of JSON. */
import { createWriteStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Kysely, sql } from "kysely";
import * as yauzl from "yauzl";
import * as yazl from "yazl";
import { z } from "zod";
import { workspaceId } from "../server/core/actor.ts";
import { importWorkspace, writeExport } from "../server/core/exports/index.ts";
import { openDatabase, openPool } from "../server/platform/database/connect.ts";
import type { Schema } from "../server/platform/database/schema.ts";
import { openFolderFiles } from "../server/platform/files/folder-files.ts";
import { readZip, writeZip } from "../server/platform/files/zip-files.ts";
import { openKeyring } from "../server/platform/keyring/keyring.ts";
import { describeInterviews } from "../server/wires/native/describe-interviews.ts";

const given = z
  .object({
    work: z.enum(["export", "import", "zip", "unzip"]),
    connection: z.object({ host: z.string(), database: z.string(), user: z.string() }),
    /** Where files lie, or go. */
    folder: z.string(),
    archive: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

const SAMPLES = 20;
const keyring = openKeyring("the secret key of a benchmark, which opens nothing");
const clock = () => new Date();

let statements = 0;
/** Live bytes after a collection, at about equal parts of the work. */
const live: number[] = [];
let spentCollecting = 0;
let looked = 0;

function look(done: number, total: number): void {
  const part = Math.floor((done / total) * SAMPLES);
  if (part === looked || !globalThis.gc) return;
  looked = part;
  const start = performance.now();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  live.push(heapUsed + external);
  spentCollecting += performance.now() - start;
}

function open(): { database: Kysely<Schema>; close: () => Promise<void> } {
  const pool = openPool(given.connection, { max: 2 });
  const database = openDatabase(pool).withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { database, close: () => pool.end() };
}

const works = {
  async export() {
    const { database, close } = open();
    const { rows } = await sql<{ id: string }>`select id from workspaces order by number limit 1`.execute(database);
    const of = workspaceId(rows[0]?.id ?? "");
    const deps = {
      database,
      stores: [openFolderFiles(given.folder)],
      describeInterviews: describeInterviews(keyring, clock, null),
    };
    const archive = writeZip(async (sink) => {
      await writeExport(deps, sink, of, { kind: "workspace" }, async (done, total) => look(done, total));
    });
    await pipeline(archive, createWriteStream(given.archive));
    await close();
  },
  async import() {
    const { database, close } = open();
    const source = await readZip(given.archive);
    const userOf = async (name: string): Promise<string> => {
      const user = { id: "bench-owner", name, email: "owner@example.com", email_verified: false, image: null };
      await database.insertInto("sign_in_users").values(user).execute();
      return user.id;
    };
    const jobs = { enqueue: async () => undefined };
    const deps = { database, jobs, store: openFolderFiles(given.folder), source, keyring, clock };
    await importWorkspace(deps, { email: "owner@example.com", userOf }, (_what, done, total) => look(done, total));
    source.close();
    await close();
  },
  /** The files of a folder by the bare library, texts compressed. */
  async zip() {
    const zip = new yazl.ZipFile();
    for (const entry of await readdir(given.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      zip.addFile(path, relative(given.folder, path), { compress: /\.(jsonl?|vtt)$/.test(path) });
    }
    zip.end();
    await pipeline(Readable.from(zip.outputStream), createWriteStream(given.archive));
  },
  /** The files of an archive by the bare library into a folder, each written as the store writes it. */
  async unzip() {
    const zip = await yauzl.openPromise(given.archive, { autoClose: false });
    const store = openFolderFiles(given.folder);
    for await (const entry of zip.eachEntry()) {
      await store.put(entry.fileName, await zip.openReadStreamPromise(entry), { contentType: "" });
    }
    zip.close();
  },
};

const start = performance.now();
await works[given.work]();
const seconds = (performance.now() - start - spentCollecting) / 1000;
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({ seconds, statements, live, peak })}\n`);
