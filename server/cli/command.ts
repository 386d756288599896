/** What every command shares: settings, logs on standard error, one line of JSON on standard output, a readable failure. */
import { Command } from "commander";
import type { Kysely } from "kysely";
import type pg from "pg";
import { type Config, ConfigError, readConfig } from "../config.ts";
import { jobDefinitions } from "../jobs.ts";
import { jobsTarget, openConfiguredDatabase, readSecretKey } from "../main.ts";
import { openDatabase } from "../platform/database/connect.ts";
import { migrate } from "../platform/database/migrate.ts";
import type { Schema } from "../platform/database/schema.ts";
import { type Jobs, openJobs } from "../platform/jobs/jobs.ts";
import { type Log, openLog } from "../platform/log.ts";
import { SetupError } from "../platform/setup-error.ts";
import { openSignIn, type SignIn } from "../platform/sign-in/sign-in.ts";

/** A command with --json. */
export const jsonCommand = (name: string, description: string): Command =>
  new Command(name).description(description).option("--json", "print one line of JSON on standard output");

/** Prints a result: for scripts as one line of JSON, for people as words. */
export function print(json: boolean | undefined, result: unknown, words: string): void {
  process.stdout.write(`${json ? JSON.stringify(result) : words}\n`);
}

const TOLD_EVERY_MS = 5000;

/** Tells people on standard error how far a long command is, now and then; scripts, which asked for JSON, are told the result only. */
export function progressTeller(json: boolean | undefined): (words: () => string) => void {
  let toldAt = Date.now();
  return (words) => {
    if (json || Date.now() - toldAt < TOLD_EVERY_MS) return;
    toldAt = Date.now();
    process.stderr.write(`${words()}\n`);
  };
}

/** A failure that needs no stack: the message says it all. */
export class CommandError extends Error {}

/** Runs a command; a failure is one readable message and exit code 1. */
export async function run(action: (config: Config, log: Log) => Promise<void>, defaultLevel = "warn"): Promise<void> {
  try {
    const config = readConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? defaultLevel });
    await action(config, openLog(config.logLevel));
  } catch (error) {
    const known =
      error instanceof CommandError ||
      error instanceof ConfigError ||
      error instanceof SetupError ||
      (error instanceof Error && error.name === "RefusedError");
    const words = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`${words}\n`);
    process.exitCode = 1;
  }
}

export interface CommandDatabase {
  pool: pg.Pool;
  database: Kysely<Schema>;
  signIn: SignIn;
  /** Opens the job queue to add to it; what is added runs in the server's workers. */
  withJobs<Value>(action: (jobs: Pick<Jobs, "enqueue">) => Promise<Value>): Promise<Value>;
}

/** Opens the migrated database for one command, beside a running server or without one. */
export async function withDatabase<Value>(
  config: Config,
  log: Log,
  action: (opened: CommandDatabase) => Promise<Value>,
): Promise<Value> {
  const opened = await openConfiguredDatabase(config, log, { exclusive: false, max: 2 });
  try {
    await migrate(opened.pool, { log: (message) => log.info(message) });
    return await action({
      pool: opened.pool,
      database: openDatabase(opened.pool),
      signIn: openSignIn({
        pool: opened.pool,
        secretKey: await readSecretKey(config),
        publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
      }),
      async withJobs(use) {
        const jobs = await openJobs(jobsTarget(opened.target), jobDefinitions, log, { worker: false });
        try {
          return await use(jobs);
        } finally {
          await jobs.stop(0);
        }
      },
    });
  } finally {
    await opened.close();
  }
}
