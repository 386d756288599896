/** The PostgreSQL process of a database folder: whether one runs, joining it, launching one, ending it. */
import { execFile, spawn } from "node:child_process";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import type pg from "pg";
import { SetupError } from "../setup-error.ts";
import { connectTo, isPassing, locks } from "./embedded.session.ts";
import { type DatabaseUser, giveTo, spawnOptions } from "./embedded.user.ts";

export type Joined = { client: pg.Client; socketDir: string };

export const takePresence = `select pg_advisory_lock_shared(${locks.presence})`;

type PidFile = { pid: number; socketDir: string | undefined };

async function readPidFile(databaseDir: string): Promise<PidFile | undefined> {
  const text = await readFile(join(databaseDir, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  return pid > 0 ? { pid, socketDir: lines[4]?.trim() || undefined } : undefined;
}

/**
 * Whether the process of that id is a PostgreSQL on that folder; ids are used again after a restart of the machine. The command
 * line tells, because anyone may read it: root in a container may not see the working folder of another user's process.
 */
async function isPostgresOf(databaseDir: string, pid: number): Promise<boolean> {
  if (process.platform === "linux") {
    const words = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
    return words.includes(databaseDir);
  }
  const shown = await promisify(execFile)("ps", ["-ww", "-o", "command=", "-p", String(pid)]).catch(() => undefined);
  return shown?.stdout.includes(`-D ${databaseDir} `) ?? false;
}

/** The running PostgreSQL of a folder; a note about a dead one whose id another program has now is removed. */
async function findRunning(databaseDir: string): Promise<PidFile | undefined> {
  const found = await readPidFile(databaseDir);
  if (!found) return undefined;
  if (await isPostgresOf(databaseDir, found.pid)) return found;
  // PostgreSQL itself clears away a note about a process that is gone, and checks for its orphans before it does.
  if (isAlive(found.pid) && (await readPidFile(databaseDir))?.pid === found.pid) {
    await rm(join(databaseDir, "postmaster.pid"), { force: true });
  }
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function tryToJoin(socketDir: string): Promise<Joined | undefined> {
  let client: pg.Client | undefined;
  try {
    client = await connectTo(socketDir);
    await client.query(takePresence);
    return { client, socketDir };
  } catch (error) {
    await client?.end().catch(() => undefined);
    if (isPassing(error)) return undefined;
    throw error;
  }
}

/** Joins the PostgreSQL that runs on a folder, waiting while it starts or stops; undefined when none runs. */
export async function joinRunning(databaseDir: string, log: (message: string) => void): Promise<Joined | undefined> {
  const report = progress(log, "Waiting for the PostgreSQL that runs already…");
  for (let waitedMs = 0; ; waitedMs += 50) {
    const running = await findRunning(databaseDir);
    if (!running) return undefined;
    const joined = running.socketDir ? await tryToJoin(running.socketDir) : undefined;
    if (joined) return joined;
    if (waitedMs > 120_000) {
      throw new SetupError(
        `PostgreSQL runs on ${databaseDir} as process ${running.pid} but does not answer in ${running.socketDir}. ` +
          `Stop it with: kill -INT ${running.pid}`,
      );
    }
    report();
    await delay(50);
  }
}

/** Starts PostgreSQL on a folder and joins it; undefined when another start was faster or an old one is still leaving. */
export async function launch(options: {
  program: string;
  databaseDir: string;
  socketDir: string;
  user: DatabaseUser;
  logFile: string;
  settings: Record<string, string>;
  log: (message: string) => void;
}): Promise<Joined | undefined> {
  const { databaseDir, socketDir, logFile } = options;
  if (((await stat(logFile).catch(() => undefined))?.size ?? 0) > 10_000_000) await rename(logFile, `${logFile}.1`);
  const output = await open(logFile, "a", 0o600);
  await giveTo(options.user, logFile);
  const before = (await output.stat()).size;
  const settings = Object.entries({
    listen_addresses: "",
    unix_socket_directories: socketDir,
    unix_socket_permissions: "0700",
    max_connections: "100",
    shared_buffers: "64MB",
    fsync: "on",
    timezone: "UTC",
    log_timezone: "UTC",
    // Statements and the values of failed constraints hold what candidates wrote; they stay out of the log.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    ...options.settings,
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Detached, so that Ctrl-C in a terminal reaches us alone and we can finish before the database does.
  const child = spawn(options.program, ["-D", databaseDir, ...settings], {
    ...spawnOptions(options.user),
    stdio: ["ignore", output.fd, output.fd],
    detached: true,
  });
  let ended: string | undefined;
  child.on("error", (error) => {
    ended = error.message;
  });
  child.on("exit", (code, signal) => {
    ended = `exit code ${code ?? signal}`;
  });
  child.unref();
  try {
    const report = progress(options.log, "PostgreSQL is still starting, it may be recovering from a crash…");
    while (ended === undefined) {
      const running = await readPidFile(databaseDir);
      const joined = running?.pid === child.pid ? await tryToJoin(socketDir) : undefined;
      if (joined) return joined;
      report();
      await delay(20);
    }
  } finally {
    await output.close();
  }
  const said = (await readFile(logFile)).subarray(before).toString("utf8").trim();
  if (/postmaster\.pid|shared memory block|socket lock file/.test(said)) return undefined;
  throw new SetupError(
    `PostgreSQL does not start on ${databaseDir} (${ended}):\n${said.slice(-2000)}\nIts log is ${logFile}.`,
  );
}

/** Ends the PostgreSQL of a folder (fast shutdown: open transactions roll back, all is written) and waits until it is gone. */
export async function shutDown(databaseDir: string, log: (message: string) => void): Promise<void> {
  const running = await findRunning(databaseDir);
  if (!running) return;
  const report = progress(log, "PostgreSQL is still stopping…");
  for (let waitedMs = 0; await isPostgresOf(databaseDir, running.pid); waitedMs += 20) {
    const signal = waitedMs === 0 ? "SIGINT" : waitedMs === 60_000 ? "SIGQUIT" : 0;
    try {
      process.kill(running.pid, signal);
    } catch {
      return;
    }
    report();
    await delay(20);
  }
}

/** Says a sentence after five seconds, and again every five. */
function progress(log: (message: string) => void, sentence: string): () => void {
  let nextAt = Date.now() + 5000;
  return () => {
    if (Date.now() < nextAt) return;
    nextAt += 5000;
    log(sentence);
  };
}
