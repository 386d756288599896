/** The composition root: configuration, platform, core, wires. The only place where adapters are made. */
import { randomBytes } from "node:crypto";
import { access, constants, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import type { FastifyInstance } from "fastify";
import pg from "pg";
import { buildApp, type TrustProxy } from "./app.ts";
import { robotPlayer } from "./cli/robot-player.ts";
import type { Config } from "./config.ts";
import { type LiveHub, openLiveHub } from "./core/events/index.ts";
import { startCourier } from "./core/webhooks/index.ts";
import { hasWorkspace } from "./core/workspaces/index.ts";
import { jobDefinitions, registerJobs } from "./jobs.ts";
import { openBell } from "./platform/database/bell.ts";
import { type DatabaseTarget, openDatabase, openPool } from "./platform/database/connect.ts";
import { holdDataFolder, startEmbeddedPostgres } from "./platform/database/embedded.ts";
import { migrate } from "./platform/database/migrate.ts";
import { createDocumentReader } from "./platform/documents/document-reader.ts";
import { openFolderFiles } from "./platform/files/folder-files.ts";
import { openFiles } from "./platform/files/open-files.ts";
import { openGeo } from "./platform/geo/geo.ts";
import { createGuardedClient } from "./platform/http/guarded-client.ts";
import { type JobsTarget, openJobs } from "./platform/jobs/jobs.ts";
import { openKeyring } from "./platform/keyring/keyring.ts";
import type { Log } from "./platform/log.ts";
import { openOutboxFolder, openOutboxMail } from "./platform/mail/outbox-mail.ts";
import { openSmtpMail } from "./platform/mail/smtp-mail.ts";
import { openMedia } from "./platform/media/media.ts";
import { createRates } from "./platform/rates/rates.ts";
import { reasonOf, SetupError } from "./platform/setup-error.ts";
import { openSignIn } from "./platform/sign-in/sign-in.ts";
import { openSpeech } from "./platform/speech/open-speech.ts";
import { openUploads } from "./platform/uploads/uploads.ts";
import { webhookShapes } from "./webhook-shapes.ts";
import { describeInterviews } from "./wires/native/describe-interviews.ts";

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
    try {
      await checkDatabase(pool);
    } catch (error) {
      await pool.end();
      throw new SetupError(`The PostgreSQL of DATABASE_URL can not be used: ${reasonOf(error)}`, { cause: error });
    }
    return { target, pool, close: () => pool.end() };
  }
  await makeDataDir(config);
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

/** Is this a PostgreSQL that Greenroom runs on? @throws Error that says what is wrong with it. */
async function checkDatabase(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  const [found] = rows;
  if (found && found.number < 140_000) throw new Error(`it is version ${found.version}, and 14 or later is needed.`);
}

/** @throws SetupError when the data folder can not be made or written. */
async function makeDataDir({ dataDir }: Config): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: DATA_DIR_MODE });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SetupError(
      `${resolve(dataDir)} can not be the data folder (${reasonOf(error)}). Set DATA_DIR to a folder that you can write.`,
      { cause: error },
    );
  }
}

/** The deployment's secret key: from the settings, or made once and kept beside the data. */
export async function readSecretKey(config: Config): Promise<string> {
  if (config.secretKey) return config.secretKey;
  await makeDataDir(config);
  const path = join(config.dataDir, "secret-key");
  try {
    await writeFile(path, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const kept = await readFile(path, "utf8").catch((error: unknown) => {
    throw new SetupError(
      `The secret key can not be read (${reasonOf(error)}). Start Greenroom as the user that made it, or set SECRET_KEY.`,
      { cause: error },
    );
  });
  if (kept.trim().length >= 16) return kept.trim();
  throw new SetupError(
    `${resolve(path)} holds no secret key. Put the one of your backup there, or delete the file to make a new one.`,
  );
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

/** What went wrong in listening, in words where the operator can change it. */
function unlistenable({ host, port }: { host: string; port: number }, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const advice: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use. Stop the program that listens there, or set PORT to another; PORT=0 takes a free one.`,
    EACCES: `Port ${port} on ${host} is reserved for root. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host} to listen on. Set HOST to one that it has; 0.0.0.0 is all of them.`,
    ENOTFOUND: `This machine does not know the name ${host} to listen on. Set HOST to an address that it has.`,
  };
  const words = advice[code];
  return words ? new SetupError(words, { cause: error }) : error;
}

/** The port to listen on. PORT=0 asks the system for a free one now, since links are made with it before the server listens. */
async function reservePort({ port, host }: Config): Promise<number> {
  if (port !== 0) return port;
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(unlistenable({ host, port }, error)));
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolvePort(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
}

/** A connection of its own, for what must outlive a query: advisory locks, and listening. */
async function connectFor(target: DatabaseTarget): Promise<pg.Client> {
  const client = new pg.Client({
    ...("url" in target ? { connectionString: target.url } : target),
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
  });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** The same database for the job queue, which keeps connections of its own. */
export const jobsTarget = (target: DatabaseTarget): JobsTarget =>
  "url" in target
    ? { connectionString: target.url }
    : { host: target.host, database: target.database, user: target.user };

/** How long a stopping server waits for the answers that it is giving. */
const CLOSE_MS = 5_000;

/** Live connections end first. What browsers opened for later and never used would hold a closing server up, so it is cut off at the end. */
async function closeApp(app: FastifyInstance, live: LiveHub): Promise<void> {
  live.close();
  const timer = setTimeout(() => app.server.closeAllConnections(), CLOSE_MS);
  await app.close().finally(() => clearTimeout(timer));
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
    const bell = openBell({ pool: opened.pool, connect: () => connectFor(opened.target), listen: true, log });
    closers.push(() => bell.close());
    const filesUrl = config.filesUrl ?? `file:${join(dataDir, "files")}`;
    const files = await openFiles(filesUrl);
    files.check().catch((error: unknown) => {
      log.error({ error: reasonOf(error) }, "the file store does not work; check FILES_URL with: greenroom doctor");
    });
    const uploads = openUploads({ filesUrl, dataDir, files, connect: () => connectFor(opened.target) });
    closers.push(() => uploads.close());
    const mail = config.smtpUrl ? openSmtpMail(config.smtpUrl) : openOutboxMail(join(dataDir, "outbox"));
    closers.push(() => mail.close());
    const media = await openMedia({ ffmpegPath: config.ffmpegPath });
    const geo = await openGeo(config.geoDatabase);
    const speech = config.speech && openSpeech(config.speech);
    closers.push(async () => speech?.close());
    const guarded = createGuardedClient({ allowPrivateTargets: config.allowPrivateTargets });
    closers.push(() => guarded.close());
    const port = web ? await reservePort(config) : config.port;
    const publicUrl = config.publicUrl ?? addressOf(config.host, port);
    const platform = {
      database,
      bell,
      jobs,
      clock,
      keyring,
      files,
      uploads,
      media,
      speech,
      mail,
      guarded,
      documents: createDocumentReader({ timeoutMs: 20_000, memoryMb: 256 }),
      publicUrl,
      stores: filesUrl.startsWith("file:") ? [files] : [files, openFolderFiles(join(dataDir, "uploads"))],
      outbox: openOutboxFolder(join(dataDir, "outbox")),
      describeInterviews: describeInterviews(keyring, clock, speech),
      webhookShapes: webhookShapes({ keyring, publicUrl }),
      log,
      dataDir,
      from: config.mailFrom,
      tracking: { returnPath: config.mailReturnPath, openPixel: config.mailOpenPixel },
      mailHookSecret: config.mailHookSecret,
      // A process that serves the web plays on itself; a worker alone reaches the web as everybody does.
      playRoom: robotPlayer(web ? addressOf(config.host, port) : publicUrl),
    };
    registerJobs(platform);
    if (!web && config.publicUrl === null) {
      log.warn(
        { publicUrl },
        "PUBLIC_URL is not set: links in mail lead to this address; give all processes the same one",
      );
    }
    let url = publicUrl;
    let setupUrl: string | null = null;
    if (web) {
      // The same in every process and after a restart: a link that was printed before still works.
      const live = openLiveHub({ database, bell, log });
      const setupToken = keyring.sign("set-up", "the first workspace").slice(0, 32);
      const app = await buildApp({
        ...platform,
        tus: uploads,
        geo,
        live,
        rates: createRates(database, config.rateLimit, clock),
        signIn: openSignIn({ pool: opened.pool, secretKey, publicUrl }),
        setupToken,
        openRegistration: config.openRegistration,
        webDir,
        trustProxy: trustProxyOf(config.trustProxy),
        capabilities: {
          smtp: mail.kind === "smtp",
          ffmpeg: media.ffmpeg !== null,
          cameraOnPublicUrl: publicUrl.startsWith("https:") || isLocal(publicUrl),
        },
      });
      closers.push(() => closeApp(app, live));
      await app.listen({ port, host: config.host }).catch((error: unknown) => {
        throw unlistenable({ host: config.host, port }, error);
      });
      url = addressOf(config.host, port);
      if (!(await hasWorkspace(database))) setupUrl = `${publicUrl}/app/setup?token=${setupToken}`;
    }
    if (worker) {
      await jobs.startWorkers();
      // Requests to one endpoint are bounded by its run, so that endpoints on one origin do not wait for each other.
      const toReceivers = createGuardedClient({ allowPrivateTargets: config.allowPrivateTargets, connections: null });
      const courier = startCourier({ ...platform, guarded: toReceivers });
      closers.push(async () => {
        await courier.stop();
        await toReceivers.close();
      });
    }
    return { url, setupUrl, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
