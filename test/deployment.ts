/** A Greenroom as an operator runs it: a process of its own on a data folder, and the command line beside it. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { z } from "zod";

const COMMAND = resolve(import.meta.dirname, "../server/cli/greenroom.js");
const run = promisify(execFile);

export interface Deployment {
  dataDir: string;
  url: string;
  process: ChildProcess;
  /** What the server has written on standard error so far. */
  errors(): string;
  /** Runs a command beside the server and reads the line of JSON that it prints. */
  command<Shape extends z.ZodType>(shape: Shape, ...parts: string[]): Promise<z.infer<Shape>>;
  /** Kills the server with SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** Starts a killed server again, at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server child and waits for its line of JSON. @throws Error when it ends before. */
export async function startServer(
  dataDir: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<{ url: string; child: ChildProcess; errors: () => string }> {
  const child = spawn(process.execPath, [COMMAND, "serve", "--json"], {
    env: { ...process.env, PORT: "0", DATA_DIR: dataDir, RATE_LIMIT: "0", LOG_LEVEL: "error", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-20_000);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = z.object({ url: z.string() }).parse(JSON.parse(line));
    return { url, child, errors: () => errors };
  }
  throw new Error(`The server ended before it was ready:\n${errors}`);
}

/** Ends a server child and waits for its end. */
export async function endServer(child: ChildProcess, signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolveEnd) => child.once("exit", resolveEnd));
  child.kill(signal);
  await ended;
}

/** Runs one command of greenroom on a data folder and reads what it prints with --json. */
async function runCommand<Shape extends z.ZodType>(
  dataDir: string,
  shape: Shape,
  ...parts: string[]
): Promise<z.infer<Shape>> {
  const { stdout } = await run(process.execPath, [COMMAND, ...parts, "--json"], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: "error" },
  });
  return shape.parse(JSON.parse(stdout));
}

/** An empty data folder for one test. */
export async function createDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "greenroom-deployment-"));
  // Under root the database runs as another user; in a closed folder it would be kept elsewhere, and stay there after the test.
  await chmod(dataDir, 0o711);
  return dataDir;
}

/** Starts a deployment in a fresh data folder, which is deleted when it stops. */
export async function deploy(settings: NodeJS.ProcessEnv = {}): Promise<Deployment> {
  const dataDir = await createDataDir();
  const first = await startServer(dataDir, settings);
  const deployment: Deployment = {
    dataDir,
    url: first.url,
    process: first.child,
    errors: first.errors,
    command: (shape, ...parts) => runCommand(dataDir, shape, ...parts),
    kill: () => endServer(deployment.process, "SIGKILL"),
    async restart() {
      const again = await startServer(dataDir, { ...settings, PORT: new URL(deployment.url).port });
      deployment.process = again.child;
      deployment.errors = again.errors;
    },
    async stop() {
      await endServer(deployment.process);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return deployment;
}

/** A workspace and a key of it, made on the command line. */
export async function setUp(deployment: Deployment): Promise<{ key: string; password: string; email: string }> {
  const email = "owner@example.com";
  const { password } = await deployment.command(
    z.object({ password: z.string() }),
    "setup",
    "--workspace",
    "Acme",
    "--owner",
    email,
  );
  const { key } = await deployment.command(z.object({ key: z.string() }), "keys", "create", "--name", "journeys");
  return { key, password, email };
}
