/** Starts a Greenroom of its own in a fresh data folder, as npm start does, for one benchmark. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import type pg from "pg";
import { z } from "zod";

const ROOT = resolve(import.meta.dirname, "..");
const COMMAND = join(ROOT, "server/cli/greenroom.js");
const run = promisify(execFile);

export interface BenchServer {
  url: string;
  key: string;
  dataDir: string;
  pool: pg.Pool;
  process: ChildProcess;
  /** Resident memory of the server's process in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const environment = (dataDir: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PORT: "0",
  DATA_DIR: dataDir,
  RATE_LIMIT: "0",
  LOG_LEVEL: "error",
});

/** Starts a server child and waits for its line of JSON. */
export async function startServer(
  dataDir: string,
  overrides: NodeJS.ProcessEnv = {},
): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [COMMAND, "serve", "--json"], {
    env: { ...environment(dataDir), ...overrides },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const parsed = z.object({ url: z.string() }).safeParse(JSON.parse(line));
    if (parsed.success) return { url: parsed.data.url, child };
  }
  throw new Error("The server ended before it was ready.");
}

export async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolveEnd) => child.once("exit", resolveEnd));
  child.kill("SIGTERM");
  await ended;
}

/** A pool on the embedded database of a data folder; its socket is found the way the command line finds it. */
async function openBeside(dataDir: string): Promise<{ pool: pg.Pool; close(): Promise<void> }> {
  const { startEmbeddedPostgres } = await import("../server/platform/database/embedded.ts");
  const { openPool } = await import("../server/platform/database/connect.ts");
  const embedded = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const pool = openPool(embedded.connection, { max: 8 });
  return {
    pool,
    close: async () => {
      await pool.end();
      await embedded.stop();
    },
  };
}

async function command<Shape extends z.ZodType>(
  dataDir: string,
  shape: Shape,
  ...parts: string[]
): Promise<z.infer<Shape>> {
  const { stdout } = await run(process.execPath, [COMMAND, ...parts, "--json"], { env: environment(dataDir) });
  return shape.parse(JSON.parse(stdout));
}

/** A server with a workspace and a key. */
export async function openBenchServer(overrides: NodeJS.ProcessEnv = {}): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "greenroom-bench-"));
  const { url, child } = await startServer(dataDir, overrides);
  await command(dataDir, z.object({}), "setup", "--workspace", "Bench", "--owner", "bench@example.com");
  const { key } = await command(dataDir, z.object({ key: z.string() }), "keys", "create", "--name", "bench");
  const beside = await openBeside(dataDir);
  return {
    url,
    key,
    dataDir,
    pool: beside.pool,
    process: child,
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    },
    async stop() {
      await beside.close();
      await stopServer(child);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Calls the server as a client with the key; the parsed body. @throws Error on any other status than 2xx. */
export async function call(server: BenchServer, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { "x-api-key": server.key, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

/** A position with five questions. */
export async function createBenchPosition(server: BenchServer): Promise<string> {
  const position = await call(server, "POST", "/api/v1/positions", {
    title: "Bench engineer",
    visibility: "public",
    questions: Array.from({ length: 5 }, (_none, index) => ({
      text: `Question ${index + 1}: tell us of something you have built.`,
      thinkSeconds: 0,
      answerSeconds: 600,
      retakes: 1,
    })),
  });
  return z.object({ id: z.string() }).parse(position).id;
}
