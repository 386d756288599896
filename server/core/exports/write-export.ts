/** Writes a workspace, a position or a candidate into an archive: rows from one snapshot, media byte for byte, the manifest last. */
import { Readable } from "node:stream";
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import { FileMissingError, type Files } from "../../platform/files/files.ts";
import type { ArchiveSink } from "../../platform/files/zip-files.ts";
import type { WorkspaceId } from "../actor.ts";
import { refuse } from "../refusal.ts";
import { captionsOf, type TranscriptRecord, transcriptsOf } from "../transcripts/index.ts";
import { FORMAT, FORMAT_VERSION, MANIFEST_PATH, type Manifest, type ManifestFile, MEDIA_FOLDER } from "./manifest.ts";
import { interviewFolder, type MediaRow, mediaPaths, mediaQuery } from "./media-paths.ts";
import { rowsOf, type Subject } from "./rows-of-subject.ts";
import { columnsOf, pathOfTable, TABLES } from "./tables.ts";

const ROWS_AT_A_TIME = 200;
/** Each may have hundreds of facts and the words of an hour. */
const INTERVIEWS_AT_A_TIME = 100;

/**
 * Gives some interviews by their ids as the API answers them, with addresses of files as /media/{id}/… that no signature opens; as many
 * statements for one as for all. Their transcripts are known already.
 */
export type DescribeInterviews = (
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  ids: readonly string[],
  transcripts: ReadonlyMap<string, TranscriptRecord>,
) => Promise<ReadonlyMap<string, unknown>>;

export interface ExportDeps {
  database: Kysely<Schema>;
  /** Where media lie: the store, and where recordings grow when that is another place. The first that has a file gives it. */
  stores: readonly Files[];
  describeInterviews: DescribeInterviews;
}

export interface ExportReceipt {
  workspaceId: string;
  interviews: number;
  /** Media files. */
  files: number;
  /** Bytes of the media files. */
  bytes: number;
}

/** Told after each file; what it throws ends the export. */
export type OnProgress = (done: number, total: number) => Promise<void>;

interface Medium {
  key: string;
  path: string;
  bytes: number;
  sha256: string;
}

interface Writing {
  put(path: string, body: Readable | Buffer, options: { compress: boolean; key?: string }): Promise<ManifestFile>;
  expect(files: number): void;
}

/**
 * Exports beside a running server. Rows come from one snapshot and memory holds some of them at a time; of media it keeps a line each.
 * API keys, passwords, sessions and links that open rooms stay behind. Equal content gives equal bytes.
 * @throws RefusedError "conflict" when a file that a row names is missing in the store or not what the row says; "not_found".
 */
export async function writeExport(
  deps: ExportDeps,
  sink: ArchiveSink,
  workspaceId: WorkspaceId,
  subject: Subject,
  onProgress: OnProgress = async () => undefined,
): Promise<ExportReceipt> {
  const written: ManifestFile[] = [];
  let total = TABLES.length + 1;
  const writing: Writing = {
    expect(files) {
      total += files;
    },
    async put(path, body, { compress, key }) {
      const stored = await sink.put(path, body, { compress });
      const file = { path, ...stored, ...(key === undefined ? {} : { key }) };
      written.push(file);
      await onProgress(written.length, total);
      return file;
    },
  };
  const snapshot = await deps.database
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute((transaction) => writeRows(deps, writing, transaction, workspaceId, subject));
  const first = written.length;
  for (const medium of snapshot.media.values()) await copyMedium(deps, writing, medium);
  for (const key of snapshot.growing) await copyGrowing(deps, writing, key);
  const media = written.slice(first);
  const manifest: Manifest = {
    format: FORMAT,
    version: FORMAT_VERSION,
    of: { kind: subject.kind, id: subject.kind === "workspace" ? workspaceId : subject.id },
    workspace: snapshot.workspace,
    tables: snapshot.tables,
    files: written.slice(),
  };
  await writing.put(MANIFEST_PATH, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), { compress: true });
  return {
    workspaceId,
    interviews: snapshot.tables.interviews?.rows ?? 0,
    files: media.length,
    bytes: media.reduce((sum, file) => sum + file.bytes, 0),
  };
}

async function writeRows(
  deps: ExportDeps,
  writing: Writing,
  transaction: Transaction<Schema>,
  workspaceId: WorkspaceId,
  subject: Subject,
) {
  const workspace = await workspaceOf(transaction, workspaceId);
  await requireSubject(transaction, workspaceId, subject);
  const media = await mediaOf(transaction, workspaceId, subject);
  const growing = await growingOf(transaction, workspaceId, subject);
  writing.expect(media.size + growing.length);
  const tables = await writeTables(writing, transaction, workspaceId, subject);
  await writeInterviews(deps, writing, transaction, workspaceId, subject, media);
  return { workspace, media, growing, tables };
}

async function workspaceOf(transaction: Transaction<Schema>, id: WorkspaceId): Promise<Manifest["workspace"]> {
  return await transaction
    .selectFrom("workspaces")
    .select(["id", "number", "name", "settings"])
    // As PostgreSQL writes it: a Date would lose the microseconds.
    .select(sql<string>`to_jsonb(created_at) #>> '{}'`.as("createdAt"))
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

async function requireSubject(transaction: Transaction<Schema>, workspaceId: WorkspaceId, subject: Subject) {
  if (subject.kind === "workspace") return;
  const table = subject.kind === "position" ? "positions" : "candidates";
  const row = await transaction
    .selectFrom(table)
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", subject.id)
    .executeTakeFirst();
  if (!row) refuse("not_found", `There is no such ${subject.kind}.`);
}

async function writeTables(
  writing: Writing,
  transaction: Transaction<Schema>,
  workspaceId: WorkspaceId,
  subject: Subject,
): Promise<Manifest["tables"]> {
  const tables: Manifest["tables"] = {};
  for (const rule of TABLES) {
    const columns = await columnsOf(transaction, rule);
    const order = rule.order.map((column) => sql.ref(column));
    const query = sql<{ line: string }>`
      select row_to_json(picked)::text as line
      from (select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(rule.name)}
            where ${rowsOf(rule.name, workspaceId, subject)} order by ${sql.join(order)}) picked`;
    let rows = 0;
    const lines = async function* () {
      for await (const page of pagesOf(transaction, query)) {
        rows += page.length;
        // A json column keeps the line breaks that it came with; between tokens they are blanks.
        yield Buffer.from(page.map(({ line }) => `${line.replace(/[\r\n]/g, " ")}\n`).join(""));
      }
    };
    await writing.put(pathOfTable(rule.name), Readable.from(lines(), { objectMode: false }), { compress: true });
    tables[rule.name] = { columns, rows };
  }
  return tables;
}

/** The rows of a query, some at a time through a cursor. */
async function* pagesOf<Row>(
  transaction: Transaction<Schema>,
  query: RawBuilder<Row>,
  size = ROWS_AT_A_TIME,
): AsyncGenerator<Row[]> {
  await sql`declare exported_rows no scroll cursor for ${query}`.execute(transaction);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(size)} from exported_rows`.execute(transaction);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close exported_rows`.execute(transaction);
}

/** Of each file a line, by its id. */
async function mediaOf(transaction: Transaction<Schema>, workspaceId: WorkspaceId, subject: Subject) {
  const media = new Map<string, Medium>();
  const pathOf = mediaPaths();
  for await (const rows of pagesOf<MediaRow>(transaction, mediaQuery(workspaceId, subject))) {
    for (const row of rows) {
      media.set(row.id, { key: row.key, path: pathOf(row), bytes: row.bytes, sha256: row.sha256 });
    }
  }
  return media;
}

/** Recordings that have no row in files yet: they are being made, or were never finished. */
async function growingOf(
  transaction: Transaction<Schema>,
  workspaceId: WorkspaceId,
  subject: Subject,
): Promise<string[]> {
  const { rows } = await sql<{ file_key: string }>`
    select file_key from segments where ${rowsOf("segments", workspaceId, subject)} and state = 'open'
    order by id`.execute(transaction);
  return rows.map((row) => row.file_key);
}

/** Each interview for people to read, beside its media. */
async function writeInterviews(
  deps: ExportDeps,
  writing: Writing,
  transaction: Transaction<Schema>,
  workspaceId: WorkspaceId,
  subject: Subject,
  media: ReadonlyMap<string, Medium>,
): Promise<void> {
  const readable = sql`${rowsOf("interviews", workspaceId, subject)} and interviews.deleted_at is null`;
  const { rows } = await sql<{ count: number }>`select count(*) from interviews where ${readable}`.execute(transaction);
  writing.expect(rows[0]?.count ?? 0);
  const query = sql<Interview>`
    select interviews.id, interviews.candidate_id as "candidateId", candidates.name from interviews
    join candidates on candidates.workspace_id = interviews.workspace_id and candidates.id = interviews.candidate_id
    where ${readable} order by interviews.id`;
  for await (const page of pagesOf(transaction, query, INTERVIEWS_AT_A_TIME)) {
    await writePage(deps, writing, transaction, workspaceId, page, media);
  }
}

interface Interview {
  id: string;
  candidateId: string;
  name: string;
}

async function writePage(
  { describeInterviews }: ExportDeps,
  writing: Writing,
  transaction: Transaction<Schema>,
  workspaceId: WorkspaceId,
  page: readonly Interview[],
  media: ReadonlyMap<string, Medium>,
): Promise<void> {
  const ids = page.map(({ id }) => id);
  const transcripts = await transcriptsOf(transaction, workspaceId, ids);
  const described = await describeInterviews(transaction, workspaceId, ids, transcripts);
  const spoken = new Map<string, TranscriptRecord[]>(ids.map((id) => [id, []]));
  for (const transcript of transcripts.values()) spoken.get(transcript.interviewId)?.push(transcript);
  for (const interview of page) {
    const captions = new Map<string, string>();
    const inOrder = spoken.get(interview.id)?.sort((left, right) => (left.takeId < right.takeId ? -1 : 1)) ?? [];
    for (const transcript of inOrder) {
      const text = transcript.state === "done" ? captionsOf(transcript) : null;
      if (text === null) continue;
      const path = `${interviewFolder(interview)}/captions-${transcript.takeId}.vtt`;
      writing.expect(1);
      await writing.put(path, Buffer.from(text), { compress: true });
      captions.set(transcript.takeId, path);
    }
    const pathOf = (id: string) => captions.get(id) ?? media.get(id)?.path ?? null;
    const whole = described.get(interview.id);
    if (whole === undefined) throw new Error("The interview is not in the snapshot.");
    const text = JSON.stringify(whole, (_name, value: unknown) => withoutAddress(value, pathOf), 2);
    await writing.put(`${interviewFolder(interview)}/interview.json`, Buffer.from(`${text}\n`), { compress: true });
  }
}

const MEDIA_ADDRESS = /^\/media\/([0-9a-f-]{36})\/\d+\/[^/]+\/[^/]+$/;

/** Instead of a signed address, where the file lies in the archive. */
function withoutAddress(value: unknown, pathOf: (id: string) => string | null): unknown {
  const id = typeof value === "string" ? MEDIA_ADDRESS.exec(value)?.[1] : undefined;
  return id === undefined ? value : pathOf(id);
}

async function copyMedium({ stores }: ExportDeps, writing: Writing, medium: Medium): Promise<void> {
  const store = await holderOf(stores, medium.key);
  if (!store) {
    refuse("conflict", `The file store does not have ${medium.key}. If it was erased a moment ago, export again.`);
  }
  const { stream } = await store.get(medium.key);
  const copy = await writing.put(medium.path, stream, { compress: false, key: medium.key });
  if (copy.bytes !== medium.bytes || copy.sha256 !== medium.sha256) {
    refuse("conflict", `${medium.key} is not what was stored: it has other bytes than its row says.`);
  }
}

/** What a recording in the making has now; it only grows, so the first bytes are whole. */
async function copyGrowing({ stores }: ExportDeps, writing: Writing, key: string): Promise<void> {
  const store = await holderOf(stores, key);
  const bytes = (await store?.head(key))?.bytes ?? 0;
  if (!store || bytes === 0) return;
  const opened = await store.get(key, { start: 0, end: bytes - 1 }).catch((error: unknown) => {
    // Its upload moved to the store, or its candidate was erased, in between: the row says that it is open, and no more.
    if (error instanceof FileMissingError) return null;
    throw error;
  });
  if (opened) await writing.put(MEDIA_FOLDER + key, opened.stream, { compress: false, key });
}

async function holderOf(stores: readonly Files[], key: string): Promise<Files | null> {
  for (const store of stores) if ((await store.head(key)) !== null) return store;
  return null;
}
