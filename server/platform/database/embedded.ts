/** Starts the embedded PostgreSQL of a data folder, or joins the one that runs there already. */
import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, readFile, realpath, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { SetupError } from "../setup-error.ts";
import { type Binaries, findBinaries } from "./embedded.binaries.ts";
import { choosePlace, isDatabase, makeSocketDir, type Place, systemShelters } from "./embedded.place.ts";
import { type Joined, joinRunning, launch, shutDown, takePresence } from "./embedded.postmaster.ts";
import { connectTo, keepSession, locks, superuser } from "./embedded.session.ts";
import { giveTo, runAs } from "./embedded.user.ts";

export type EmbeddedPostgres = {
  /** Where the application's database is; `host` is the folder of the Unix socket. */
  connection: { host: string; database: string; user: string };
  /** True when it was running before we came: beside another process, or left behind by a killed one. */
  attached: boolean;
  /** The data folder it belongs to (real path), and the folder with its files. */
  dataDir: string;
  databaseDir: string;
  /** Leaves; the last process to leave stops PostgreSQL. Never throws twice, may be called again. */
  stop: () => Promise<void>;
};

const applicationDatabase = "greenroom";

/**
 * Starts PostgreSQL on a data folder, making the database at the first start. All processes that use it (a server, a command
 * beside it) hold a shared lock in it, which dies with them even on SIGKILL: so whoever leaves last knows to stop it, and what
 * a killed process left running is joined by the next. `settings` adds PostgreSQL settings. Throws a readable error when it
 * can not start.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: (message: string) => void;
  /** Folders to try when the database user can not enter the data folder. */
  shelters?: string[];
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres> {
  const { log, shelters = systemShelters, settings = {} } = options;
  if (await mkdir(options.dataDir, { recursive: true })) await chmod(options.dataDir, 0o711);
  const dataDir = await realpath(options.dataDir);
  const place = await choosePlace({ dataDir, shelters, log });
  const { databaseDir, user } = place;

  const enter = async (): Promise<Joined & { attached: boolean }> => {
    for (;;) {
      const running = await joinRunning(databaseDir, log);
      if (running) return { ...running, attached: true };
      const binaries = await findBinaries({ user, besideDatabase: dirname(databaseDir), log });
      await prepareDatabase({ place, binaries, log });
      const launched = await launch({
        program: binaries.postgres,
        databaseDir,
        socketDir: await makeSocketDir(dataDir, user),
        user,
        logFile: `${dataDir}/postgres.log`,
        settings,
        log,
      });
      if (launched) return { ...launched, attached: false };
      await delay(100);
    }
  };
  const { client, socketDir, attached } = await enter();
  const presence = keepSession(client, socketDir, takePresence);
  await makeApplicationDatabase(client);

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await presence.ask(`select pg_advisory_unlock_shared(${locks.presence})`);
    if (await presence.ask(`select pg_try_advisory_lock(${locks.presence})`)) {
      // The lock is kept to the end: a process that comes now waits for it, loses its connection, and starts PostgreSQL anew.
      presence.expectEnd();
      await shutDown(databaseDir, log);
      await rmdir(socketDir).catch(() => undefined);
    }
    await presence.close();
  };
  return {
    connection: { host: socketDir, database: applicationDatabase, user: superuser },
    attached,
    dataDir,
    databaseDir,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/** What this process is making now: in a container the killed process before it may have had the same id. */
const making = new Set<string>();

/** Makes the files of a new database under another name first: what a killed start leaves half made never gets the real one. */
async function prepareDatabase(options: {
  place: Place;
  binaries: Binaries;
  log: (message: string) => void;
}): Promise<void> {
  const { binaries, log } = options;
  const { databaseDir, user, remember } = options.place;
  if (await isDatabase(databaseDir)) {
    const major = (await readFile(join(databaseDir, "PG_VERSION"), "utf8")).trim();
    if (major !== binaries.version.split(".")[0]) {
      throw new SetupError(
        `The database in ${databaseDir} was made by PostgreSQL ${major}, and this Greenroom brings ${binaries.version}. ` +
          "Export it with the Greenroom that made it, and import it into a new DATA_DIR.",
      );
    }
    await giveTo(user, databaseDir);
    return;
  }
  const folder = dirname(databaseDir);
  await removeUnfinished(folder, basename(databaseDir));
  log(`First start: creating the database in ${databaseDir}…`);
  const unfinished = `${databaseDir}.${process.pid}-${randomBytes(3).toString("hex")}.unfinished`;
  making.add(basename(unfinished));
  await mkdir(unfinished, { mode: 0o700 });
  await giveTo(user, unfinished);
  await runAs(user, binaries.initdb, [
    ...["-D", unfinished, "-U", superuser, "-A", "trust", "--encoding=UTF8", "--no-instructions"],
    ...["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
  ]).catch(async (error: Error) => {
    await rm(unfinished, { recursive: true, force: true });
    const advice = error.message.includes("could not look up effective user ID")
      ? "\nStart Greenroom as a user that the system has a name for, or set DATABASE_URL to a PostgreSQL of your own."
      : "";
    throw new SetupError(`The database can not be made: ${error.message}${advice}`, { cause: error });
  });
  const first = await rename(unfinished, databaseDir).then(
    () => true,
    async (error: NodeJS.ErrnoException) => {
      await rm(unfinished, { recursive: true, force: true });
      // Another process made the same database meanwhile.
      if (error.code === "ENOTEMPTY" || error.code === "EEXIST") return false;
      throw error;
    },
  );
  if (first) await remember();
  log("The database is ready.");
}

async function removeUnfinished(folder: string, name: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const match = /^(.+)\.(\d+)-\w+\.unfinished$/.exec(entry);
    if (match?.[1] !== name || making.has(entry) || isOtherProcess(Number(match[2]))) continue;
    // Its initdb may still be running and writing; a second try finds less.
    await rm(join(folder, entry), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }).catch(
      () => undefined,
    );
  }
}

function isOtherProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

async function makeApplicationDatabase(client: pg.Client): Promise<void> {
  const found = await client.query("select from pg_database where datname = $1", [applicationDatabase]);
  if (found.rowCount !== 0) return;
  await client.query(`create database ${applicationDatabase}`).catch((error: Error) => {
    // Two first starts at one moment: the other one made it.
    if (!("code" in error) || (error.code !== "42P04" && error.code !== "23505")) throw error;
  });
}

/** A second server was started on a data folder. */
export class DataFolderInUseError extends SetupError {
  override name = "DataFolderInUseError";
  /** Names the data folder in the message. */
  constructor(dataDir: string) {
    super(
      `Another Greenroom server is running on ${dataDir}. Stop it first, or choose another DATA_DIR; ` +
        "to run several processes on one database, set DATABASE_URL.",
    );
  }
}

/**
 * Claims a data folder for this server process, until it is released or the process dies (the claim is a lock on a connection
 * of its own, so SIGKILL ends it too). Throws DataFolderInUseError when another server has it.
 */
export async function holdDataFolder(
  embedded: Pick<EmbeddedPostgres, "connection" | "dataDir">,
): Promise<{ release: () => Promise<void> }> {
  const socketDir = embedded.connection.host;
  const client = await connectTo(socketDir);
  const take = `select pg_try_advisory_lock(${locks.folder})`;
  // PostgreSQL needs a moment to notice that a killed server is gone.
  for (let attempt = 0; attempt < 20; attempt++) {
    const answer = await client.query<boolean[]>({ text: take, rowMode: "array" });
    if (answer.rows[0]?.[0]) {
      const session = keepSession(client, socketDir, take);
      return { release: () => session.close() };
    }
    await delay(100);
  }
  await client.end();
  throw new DataFolderInUseError(embedded.dataDir);
}
