/** Starts a Greenroom of its own in a fresh data folder, as npm start does, for one benchmark. */
import { readFile } from "node:fs/promises";
import type pg from "pg";
import { z } from "zod";
import { deploy, setUp } from "../test/deployment.ts";

export interface BenchServer {
  url: string;
  key: string;
  dataDir: string;
  pool: pg.Pool;
  /** Resident memory of the server's process in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
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

/** A server with a workspace and a key. */
export async function openBenchServer(settings: NodeJS.ProcessEnv = {}): Promise<BenchServer> {
  const deployment = await deploy(settings);
  const { key } = await setUp(deployment);
  const beside = await openBeside(deployment.dataDir);
  return {
    url: deployment.url,
    key,
    dataDir: deployment.dataDir,
    pool: beside.pool,
    async memory() {
      const status = await readFile(`/proc/${deployment.process.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    },
    async stop() {
      await beside.close();
      await deployment.stop();
    },
  };
}

/** Calls the server as a client with the key; the parsed body. @throws Error on any other status than 2xx. */
export async function call(
  server: Pick<BenchServer, "url" | "key">,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      "x-api-key": server.key,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
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
      answerSeconds: 1800,
      retakes: 1,
    })),
  });
  return z.object({ id: z.string() }).parse(position).id;
}
