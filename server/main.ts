/** The composition root: configuration, platform, core, wires. The only place where adapters are made. */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import type pg from "pg";
import { buildApp } from "./app.ts";
import type { Config } from "./config.ts";
import { hasWorkspace } from "./core/workspaces/index.ts";
import { jobDefinitions, registerJobs } from "./jobs.ts";
import { type DatabaseTarget, openDatabase, openPool } from "./platform/database/connect.ts";
import { holdDataFolder, startEmbeddedPostgres } from "./platform/database/embedded.ts";
import { migrate } from "./platform/database/migrate.ts";
import { openFiles } from "./platform/files/files.ts";
import { createGuardedClient } from "./platform/http/guarded-client.ts";
import { openJobs } from "./platform/jobs/jobs.ts";
import { openKeyring, randomSecret } from "./platform/keyring/keyring.ts";
import type { Log } from "./platform/log.ts";
import { openMail } from "./platform/mail/mail.ts";
import { openMedia } from "./platform/media/media.ts";
import { createRates } from "./platform/rates/rates.ts";
import { openSignIn } from "./platform/sign-in/sign-in.ts";

export const WEB_DIR = resolve(import.meta.dirname, "../dist/web");

/** Others may pass through the data folder, since the database runs as another user when root starts it; what lies in it is closed. */
const DATA_DIR_MODE = 0o711;

export interface OpenedDatabase {
  target: DatabaseTarget;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens the database of the settings, starting the embedded one when none is given. With exclusive, no second server may run on it. */
export async function openConfiguredDatabase(
  config: Config,
  log: Log,
  options: { exclusive: boolean; max: number },
): Promise<OpenedDatabase> {
  const onIdleError = (error: Error) => log.warn({ error: error.message }, "database connection lost");
  if (config.databaseUrl) {
    const target = { url: config.databaseUrl };
    const pool = openPool(target, { max: options.max, onIdleError });
    return { target, pool, close: () => pool.end() };
  }
  await mkdir(config.dataDir, { recursive: true, mode: DATA_DIR_MODE });
  const embedded = await startEmbeddedPostgres({ dataDir: resolve(config.dataDir), log: (message) => log.info(message) });
  const hold = options.exclusive
    ? await holdDataFolder(embedded).catch(async (error: unknown) => {
        await embedded.stop();
        throw error;
      })
    : null;
  const pool = openPool(embedded.connection, { max: options.max, onIdleError });
  return {
    target: embedded.connection,
    pool,
    async close() {
      await pool.end();
      await hold?.release();
      await embedded.stop();
    },
  };
}

/** The deployment's secret key: from the settings, or made once and kept beside the data. */
export async function readSecretKey(config: Config): Promise<string> {
  if (config.secretKey) return config.secretKey;
  await mkdir(config.dataDir, { recursive: true, mode: DATA_DIR_MODE });
  const path = join(config.dataDir, "secret-key");
  try {
    await writeFile(path, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return (await readFile(path, "utf8")).trim();
}

const isLocal = (url: string): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);

/** A setting such as "true", "2" or "10.0.0.0/8" as Fastify takes it. */
function trustProxyOf(setting: string | null): boolean | number | string {
  if (setting === null || setting === "false") return false;
  if (setting === "true") return true;
  return /^\d+$/.test(setting) ? Number(setting) : setting;
}

export interface Serving {
  url: string;
  /** The set-up link while there is no workspace. */
  setupUrl: string | null;
  close(): Promise<void>;
}

/** Starts everything that the roles name; resolves when the server answers. */
export async function serve(config: Config, log: Log, webDir = WEB_DIR): Promise<Serving> {
  const web = config.roles.includes("web");
  const worker = config.roles.includes("worker");
  const secretKey = await readSecretKey(config);
  const opened = await openConfiguredDatabase(config, log, { exclusive: true, max: 20 });
  const closers: (() => Promise<unknown>)[] = [() => opened.close()];
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const { applied } = await migrate(opened.pool, { log: (message) => log.info(message) });
    if (applied.length > 0) log.info({ applied }, "database migrated");
    const database = openDatabase(opened.pool);
    const clock = () => new Date();
    const keyring = openKeyring(secretKey);
    const dataDir = resolve(config.dataDir);
    const jobs = await openJobs(jobsTarget(opened.target), jobDefinitions, log, { worker });
    closers.push(() => jobs.stop(10_000));
    const files = openFiles(config.filesUrl ?? `file:${join(dataDir, "files")}`);
    const mail = openMail({ smtpUrl: config.smtpUrl, outboxDir: join(dataDir, "outbox") });
    closers.push(() => mail.close());
    const media = await openMedia({ ffmpegPath: config.ffmpegPath });
    const guarded = createGuardedClient({ allowPrivateTargets: config.allowPrivateTargets });
    const listening = web ? await reservePort(config) : null;
    const publicUrl = config.publicUrl ?? `http://${config.host === "0.0.0.0" ? "localhost" : config.host}:${listening?.port ?? config.port}`;
    const shared = { database, jobs, clock, keyring, files, media, mail, guarded, publicUrl, log, dataDir, mailFrom: config.mailFrom };
    registerJobs(shared, jobs);
    let url = publicUrl;
    let setupUrl: string | null = null;
    if (web) {
      const setupToken = randomSecret(24);
      const recordings = await shared_recordings(shared, opened.target, config);
      closers.push(() => recordings.close());
      const app = await buildApp({
        ...shared,
        ...recordings.deps,
        rates: createRates(database, config.rateLimit, clock),
        signIn: openSignIn({ pool: opened.pool, secretKey, publicUrl, limitAttempts: config.rateLimit > 0 }),
        setupToken,
        webDir,
        trustProxy: trustProxyOf(config.trustProxy),
        capabilities: {
          smtp: mail.kind === "smtp",
          ffmpeg: media.ffmpeg !== null,
          cameraOnPublicUrl: publicUrl.startsWith("https:") || isLocal(publicUrl),
        },
      });
      closers.push(() => app.close());
      await app.listen({ port: listening?.port ?? config.port, host: config.host });
      const address = app.server.address() as AddressInfo;
      url = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${address.port}`;
      if (!(await hasWorkspace(database))) setupUrl = `${publicUrl}/app/setup?token=${setupToken}`;
    }
    if (worker) await jobs.startWorkers();
    return { url, setupUrl, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
