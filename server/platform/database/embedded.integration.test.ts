/** The embedded PostgreSQL with real processes: first start, kills, two at once, folders that its user can not enter. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPool } from "./connect.ts";
import { DataFolderInUseError, type EmbeddedPostgres, holdDataFolder, startEmbeddedPostgres } from "./embedded.ts";

const isRoot = process.getuid?.() === 0;
const log = () => {};
const settings = { fsync: "off" };

let folder: string;
let dataDir: string;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "greenroom-embedded-"));
  await chmod(folder, 0o711);
  dataDir = join(folder, "data");
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  for (const databaseDir of [join(dataDir, "postgres"), ...(await sheltered())]) {
    const pid = await pidOf(databaseDir);
    if (pid === process.pid) continue;
    if (pid && (await isRunning(pid))) process.kill(pid, "SIGQUIT");
    while (pid && (await isRunning(pid))) await delay(20);
  }
  await rm(folder, { recursive: true, force: true });
});

const sheltered = async (): Promise<string[]> => {
  const shelter = join(folder, "shelter");
  return (await readdir(shelter).catch(() => [])).map((name) => join(shelter, name, "postgres"));
};

const start = (): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir, log, settings, shelters: [join(folder, "shelter")] });

const pidOf = async (databaseDir: string): Promise<number | undefined> =>
  Number.parseInt(await readFile(join(databaseDir, "postmaster.pid"), "utf8").catch(() => ""), 10) || undefined;

/** A process that has ended and was not yet collected by its parent counts as gone. */
async function isRunning(pid: number | undefined): Promise<boolean> {
  if (process.platform === "linux") return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")) !== "";
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function query(embedded: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const pool = openPool(embedded.connection, { max: 1 });
  try {
    return (await pool.query(sql)).rows;
  } finally {
    await pool.end();
  }
}

const serverCode = `
  const { startEmbeddedPostgres, holdDataFolder } = await import(process.argv[1]);
  const log = (message) => console.log("log " + message);
  try {
    const embedded = await startEmbeddedPostgres({ dataDir: process.argv[2], log, settings: { fsync: "off" } });
    const hold = await holdDataFolder(embedded).catch(async (error) => { await embedded.stop(); throw error; });
    process.on("SIGTERM", async () => { await hold.release(); await embedded.stop(); process.exit(0); });
    console.log("ready " + embedded.attached);
  } catch (error) {
    console.log("refused " + error.message);
    process.exit(3);
  }
  setInterval(() => {}, 1000);
`;

/** Starts a server process; `until` resolves with the first line that begins so. */
function server(): { child: ChildProcess; until: (word: string) => Promise<string> } {
  const module = fileURLToPath(new URL("./embedded.ts", import.meta.url));
  const words = ["--import", "tsx", "--input-type=module", "-e", serverCode, module, dataDir];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  return {
    child,
    until: (word) =>
      new Promise((resolve, reject) => {
        lines.on("line", (line) => line.startsWith(word) && resolve(line));
        lines.on("close", () => reject(new Error(`the server ended without saying "${word}"`)));
      }),
  };
}

async function kill(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

test("the first start makes a database, and the next one finds what was written", async () => {
  const first = await start();
  expect(first.attached).toBe(false);
  await query(first, "create table kept as select 'é' as word");
  await first.stop();
  expect(await pidOf(first.databaseDir)).toBeUndefined();

  const second = await start();
  expect(second.attached).toBe(false);
  expect(
    await query(second, "select word, pg_encoding_to_char(encoding) as encoding from kept, pg_database limit 1"),
  ).toEqual([{ word: "é", encoding: "UTF8" }]);
  await second.stop();
});

test("it listens on a socket that only its owner reaches, and on no network", async () => {
  const embedded = await start();
  expect(await query(embedded, "select current_setting('listen_addresses') as addresses")).toEqual([{ addresses: "" }]);
  expect(embedded.connection.host.length).toBeLessThan(90);
  const { mode } = await stat(embedded.connection.host);
  expect(mode & 0o77).toBe(0);
  await embedded.stop();
});

test("what a killed server leaves running is joined by the next one, which then stops it", async () => {
  const killed = server();
  await killed.until("ready false");
  const pid = await pidOf(join(dataDir, "postgres"));
  await kill(killed.child, "SIGKILL");
  expect(await isRunning(pid)).toBe(true);

  const next = server();
  await next.until("ready true");
  expect(await pidOf(join(dataDir, "postgres"))).toBe(pid);
  await kill(next.child, "SIGTERM");
  expect(await isRunning(pid)).toBe(false);
});

test("a start that is killed while it makes the database is made good by the next one", async () => {
  const killed = server();
  await killed.until("log First start");
  await delay(150);
  await kill(killed.child, "SIGKILL");
  const next = server();
  await next.until("ready");
  await kill(next.child, "SIGTERM");
  expect((await readdir(dataDir)).filter((name) => name.startsWith("postgres")).sort()).toEqual([
    "postgres",
    "postgres.log",
  ]);
});

test("a second server on the same folder is refused by name, until the first is gone", async () => {
  const first = server();
  await first.until("ready");
  expect(await server().until("refused")).toContain(dataDir);
  await kill(first.child, "SIGKILL");
  const third = server();
  await third.until("ready true");
  await kill(third.child, "SIGTERM");
});

test("the claim on a folder is one within a process too, and ends with its release", async () => {
  const embedded = await start();
  const claim = await holdDataFolder(embedded);
  await expect(holdDataFolder(embedded)).rejects.toThrow(DataFolderInUseError);
  await claim.release();
  await (await holdDataFolder(embedded)).release();
  await embedded.stop();
});

test("SIGTERM leaves no PostgreSQL behind", async () => {
  const { child, until } = server();
  await until("ready");
  const pid = await pidOf(join(dataDir, "postgres"));
  await kill(child, "SIGTERM");
  expect(await isRunning(pid)).toBe(false);
});

test("a command beside a server leaves PostgreSQL running, and stops it when the server has left before", async () => {
  const running = server();
  await running.until("ready");
  const beside = await start();
  expect(beside.attached).toBe(true);
  await beside.stop();
  const longer = await start();
  await kill(running.child, "SIGTERM");
  const pid = await pidOf(longer.databaseDir);
  expect(await query(longer, "select 1 as one")).toEqual([{ one: 1 }]);
  await longer.stop();
  expect(await isRunning(pid)).toBe(false);
});

test("two first starts at one moment share one database", async () => {
  const [one, two] = await Promise.all([start(), start()]);
  await query(one, "create table shared as select 7 as seven");
  expect(await query(two, "select seven from shared")).toEqual([{ seven: 7 }]);
  await Promise.all([one.stop(), two.stop()]);
  expect(await pidOf(one.databaseDir)).toBeUndefined();
});

test("a process that comes while the last one stops PostgreSQL gets a working one", async () => {
  const first = await start();
  const [, second] = await Promise.all([first.stop(), start()]);
  expect(await query(second, "select 1 as one")).toEqual([{ one: 1 }]);
  await second.stop();
});

test("the claim survives a crash of PostgreSQL's backends", async () => {
  const embedded = await start();
  const claim = await holdDataFolder(embedded);
  const client = new pg.Client({ ...embedded.connection, port: 5432 });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  process.kill(rows[0]?.pid ?? 0, "SIGKILL");
  await client.end().catch(() => undefined);
  await expect
    .poll(() => query(embedded, "select count(*) as held from pg_locks where locktype = 'advisory'").catch(String), {
      timeout: 10_000,
    })
    .toEqual([{ held: 2 }]);
  await expect(holdDataFolder(embedded)).rejects.toThrow(DataFolderInUseError);
  await claim.release();
  await embedded.stop();
});

test("a note of a process id that another program has now does not stop the start", async () => {
  const first = await start();
  await first.stop();
  await writeFile(
    join(first.databaseDir, "postmaster.pid"),
    `${process.pid}\n${first.databaseDir}\n1\n5432\n/nowhere\n`,
  );
  const second = await start();
  expect(second.attached).toBe(false);
  await second.stop();
});

test.runIf(isRoot)("root's closed folder: the database is kept in a shelter, and found there again", async () => {
  dataDir = join(folder, "closed", "data");
  await mkdir(join(folder, "closed"), { mode: 0o700 });
  const said: string[] = [];
  const options = { dataDir, settings, shelters: [join(folder, "shelter")], log: (line: string) => said.push(line) };
  const first = await startEmbeddedPostgres(options);
  expect(first.databaseDir.startsWith(join(folder, "shelter"))).toBe(true);
  expect(said.join("\n")).toContain(first.databaseDir);
  await query(first, "create table kept as select 1 as one");
  await first.stop();

  const second = await startEmbeddedPostgres(options);
  expect(second.databaseDir).toBe(first.databaseDir);
  expect(await query(second, "select one from kept")).toEqual([{ one: 1 }]);
  await second.stop();

  await rm(first.databaseDir, { recursive: true });
  await expect(startEmbeddedPostgres(options)).rejects.toThrow(first.databaseDir);
});

test.runIf(isRoot)("a database in a folder that is closed later is moved with its data", async () => {
  dataDir = join(folder, "closed", "data");
  await mkdir(join(folder, "closed"), { mode: 0o711 });
  const before = await start();
  await query(before, "create table kept as select 1 as one");
  await before.stop();
  await chmod(join(folder, "closed"), 0o700);

  const after = await start();
  expect(after.databaseDir).not.toBe(before.databaseDir);
  expect(await query(after, "select one from kept")).toEqual([{ one: 1 }]);
  await expect(access(before.databaseDir)).rejects.toThrow();
  await after.stop();
});
