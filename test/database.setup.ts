/** Starts one PostgreSQL for a test run, migrates the template database, and removes all of it afterwards. */
import { randomBytes } from "node:crypto";
import { access, chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openPool } from "../server/platform/database/connect.ts";
import { startEmbeddedPostgres } from "../server/platform/database/embedded.ts";
import { migrate } from "../server/platform/database/migrate.ts";
import { urlOfDatabase } from "./database.ts";

/** TEST_DATABASE_URL selects another PostgreSQL, whose user may create databases. Returns the teardown. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer(process.env.TEST_DATABASE_URL);
  const template = `greenroom_test_${randomBytes(4).toString("hex")}`;
  const admin = new pg.Pool({ connectionString: server.url, max: 1 });
  admin.on("error", () => {});
  const removeAll = async () => {
    const made = await admin.query<{ name: string }>(
      "select datname as name from pg_database where starts_with(datname, $1)",
      [template],
    );
    for (const { name } of made.rows) await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    await server.stop();
  };
  try {
    await admin.query(`create database ${template}`);
    const pool = openPool({ url: urlOfDatabase(server.url, template) }, { max: 1 });
    await migrate(pool, { log: () => {} }).finally(() => pool.end());
  } catch (error) {
    await removeAll();
    throw error;
  }
  project.provide("postgres", { url: server.url, template });
  return removeAll;
}

async function startServer(otherUrl: string | undefined): Promise<{ url: string; stop: () => Promise<void> }> {
  if (otherUrl) return { url: otherUrl, stop: async () => {} };
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  await chmod(folder, 0o711);
  const embedded = await startEmbeddedPostgres({
    dataDir: folder,
    log: () => {},
    // A test database need not survive a power cut.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  const { host, database, user } = embedded.connection;
  return {
    url: `postgresql://${user}@localhost:5432/${database}?host=${encodeURIComponent(host)}`,
    stop: async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const prefix = "greenroom-test-";

/** Ends and deletes what a killed test run left behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isProcess(pid)) continue;
    const folder = join(tmpdir(), name);
    const ran = await access(join(folder, "postgres", "postmaster.pid")).then(
      () => true,
      () => false,
    );
    if (ran) await startEmbeddedPostgres({ dataDir: folder, log: () => {} }).then(({ stop }) => stop());
    await rm(folder, { recursive: true, force: true });
  }
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
