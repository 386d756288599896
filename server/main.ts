/** The composition root: configuration, platform, core, wires. The only place where adapters are made. */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import pg from "pg";
import { buildApp, type TrustProxy } from "./app.ts";
import type { Config } from "./config.ts";
import { hasWorkspace } from "./core/workspaces/index.ts";
import { jobDefinitions, registerJobs } from "./jobs.ts";
import { type DatabaseTarget, openDatabase, openPool } from "./platform/database/connect.ts";
import { holdDataFolder, startEmbeddedPostgres } from "./platform/database/embedded.ts";
import { migrate } from "./platform/database/migrate.ts";
import { openFiles } from "./platform/files/open-files.ts";
import { createGuardedClient } from "./platform/http/guarded-client.ts";
import { type JobsTarget, openJobs } from "./platform/jobs/jobs.ts";
import { openKeyring, randomSecret } from "./platform/keyring/keyring.ts";
import type { Log } from "./platform/log.ts";
import { openOutboxMail } from "./platform/mail/outbox-mail.ts";
import { openSmtpMail } from "./platform/mail/smtp-mail.ts";
import { openMedia } from "./platform/media/media.ts";
import { createRates } from "./platform/rates/rates.ts";
import { openSignIn } from "./platform/sign-in/sign-in.ts";
import { openUploads } from "./platform/uploads/uploads.ts";

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
  const embedded = await startEmbeddedPostgres({
    dataDir: resolve(config.dataDir),
    log: (message) => log.info(message),
  });
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
function trustProxyOf(setting: string | null): TrustProxy {
  if (setting === null || setting === "false") return false;
  if (setting === "true") return true;
  if (!/^\d+$/.test(setting)) return setting;
  const hops = Number(setting);
  return (_address, hop) => hop < hops;
}

/** The address to reach a listening server at: one that listens everywhere is reached as localhost. */
function addressOf(host: string, port: number): string {
  const name = ["0.0.0.0", "::"].includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** The port to listen on. PORT=0 asks the system for a free one now, since links are made with it before the server listens. */
async function reservePort({ port, host }: Config): Promise<number> {
  if (port !== 0) return port;
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolvePort(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
}

/** A connection of its own, for what must outlive a query: advisory locks. */
async function connectFor(target: DatabaseTarget): Promise<pg.Client> {
  const client = new pg.Client("url" in target ? { connectionString: target.url } : target);
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** The same database for the job queue, which keeps connections of its own. */
export const jobsTarget = (target: DatabaseTarget): JobsTarget =>
  "url" in target
    ? { connectionString: target.url }
    : { host: target.host, database: target.database, user: target.user };

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
    const filesUrl = config.filesUrl ?? `file:${join(dataDir, "files")}`;
    const files = await openFiles(filesUrl);
    const uploads = openUploads({ filesUrl, dataDir, files, connect: () => connectFor(opened.target) });
    closers.push(() => uploads.close());
    const mail = config.smtpUrl ? openSmtpMail(config.smtpUrl) : openOutboxMail(join(dataDir, "outbox"));
    closers.push(() => mail.close());
    const media = await openMedia({ ffmpegPath: config.ffmpegPath });
    const guarded = createGuardedClient({ allowPrivateTargets: config.allowPrivateTargets });
    closers.push(() => guarded.close());
    const port = web ? await reservePort(config) : config.port;
    const publicUrl = config.publicUrl ?? addressOf(config.host, port);
    const platform = {
      database,
      jobs,
      clock,
      keyring,
      files,
      uploads,
      media,
      mail,
      guarded,
      publicUrl,
      log,
      dataDir,
      from: config.mailFrom,
    };
    registerJobs(platform);
    let url = publicUrl;
    let setupUrl: string | null = null;
    if (web) {
      const setupToken = randomSecret(24);
      const app = await buildApp({
        ...platform,
        tus: uploads,
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
      await app.listen({ port, host: config.host });
      url = addressOf(config.host, port);
      if (!(await hasWorkspace(database))) setupUrl = `${publicUrl}/app/setup?token=${setupToken}`;
    }
    if (worker) await jobs.startWorkers();
    return { url, setupUrl, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
