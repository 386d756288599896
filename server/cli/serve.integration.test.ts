/** What an operator reads when a server can not start (words and exit code 1, never a stack), and how it stops. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../test/database.ts";

const COMMAND = resolve(import.meta.dirname, "greenroom.js");
/** The worker's role needs no pages. */
const SETTINGS = { PORT: "0", ROLES: "worker", LOG_LEVEL: "error" };

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "greenroom-serve-"));
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs `greenroom serve --json` to its end. */
async function serve(settings: Record<string, string>): Promise<{ code: number | null; out: string; errors: string }> {
  const child = spawn(process.execPath, [COMMAND, "serve", "--json"], {
    env: {
      ...process.env,
      ...SETTINGS,
      DATA_DIR: join(folder, "data"),
      DATABASE_URL: database.connection.url,
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise<number | null>((ended) => child.once("close", ended));
  return { code, out, errors };
}

async function expectWords(settings: Record<string, string>, words: RegExp): Promise<void> {
  const { code, out, errors } = await serve(settings);
  expect(errors).toMatch(words);
  expect(errors).not.toMatch(/^\s+at /m);
  expect({ code, out }).toEqual({ code: 1, out: "" });
}

it("says which port is in use, and what to do", async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
  const address = other.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  try {
    await expectWords(
      { PORT: String(port), ROLES: "web" },
      new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use.*PORT`),
    );
  } finally {
    other.close();
  }
});

it("says that the database does not answer, without its password", async () => {
  const url = "postgres://someone:hidden@127.0.0.1:1/greenroom";
  await expectWords({ DATABASE_URL: url }, /^The PostgreSQL of DATABASE_URL can not be used: .*ECONNREFUSED/m);
  expect((await serve({ DATABASE_URL: url })).errors).not.toContain("hidden");
});

it("says that the data folder can not be one", async () => {
  const file = join(folder, "file");
  await writeFile(file, "");
  await expectWords({ DATA_DIR: file }, /can not be the data folder .*DATA_DIR/);
});

it("says that the secret key is lost, and makes no other in its place", async () => {
  await writeFile(join(folder, "secret-key"), "\n");
  await expectWords({ DATA_DIR: folder }, /holds no secret key.*backup/);
});

it("says that the ffmpeg of the settings is none", async () => {
  await expectWords({ FFMPEG_PATH: join(folder, "no-ffmpeg") }, /FFMPEG_PATH names .* can be run/);
});

it("stops when npm start is told to, and leaves no process behind", async () => {
  const npm = spawn("npm", ["start"], {
    cwd: resolve(import.meta.dirname, "../.."),
    env: { ...process.env, ...SETTINGS, DATA_DIR: join(folder, "npm"), DATABASE_URL: database.connection.url },
    stdio: ["ignore", "pipe", "ignore"],
  });
  // The pipe closes when the last process that holds it has ended.
  const closed = new Promise<number | null>((ended) => npm.once("close", ended));
  for await (const line of createInterface({ input: npm.stdout })) {
    if (line.startsWith("Greenroom is ready")) npm.kill("SIGTERM");
  }
  expect(await closed).toBe(0);
});
