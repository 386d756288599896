/** Brings a database to the shape of this checkout: numbered SQL files, forward only, one at a time. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { SetupError } from "../setup-error.ts";

/** The database and the migrations of this checkout do not fit, or a migration failed. */
export class MigrationError extends SetupError {
  override name = "MigrationError";
}

type Migration = { name: string; sql: string; checksum: string };

const advisoryLock = "71717, 3";

/**
 * Applies the migrations that the database lacks, in the order of their numbers, each in a transaction. Concurrent callers wait
 * for each other. Throws MigrationError when the database is newer than this checkout, when an applied file has changed, or
 * when a migration fails (it is rolled back; those before it stay).
 */
export async function migrate(
  pool: pg.Pool,
  options: { log: (message: string) => void; folder?: string },
): Promise<{ applied: string[] }> {
  const folder = options.folder ?? fileURLToPath(new URL("./migrations", import.meta.url));
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  let healthy = true;
  try {
    await client.query(`select pg_advisory_lock(${advisoryLock})`);
    try {
      return { applied: await applyMissing(client, migrations, options.log) };
    } finally {
      await client.query(`select pg_advisory_unlock(${advisoryLock})`);
    }
  } catch (error) {
    healthy = error instanceof MigrationError;
    throw error;
  } finally {
    client.release(!healthy);
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".sql")).sort();
  const numbers = new Set<number>();
  const migrations: Migration[] = [];
  for (const name of names) {
    const number = Number.parseInt(name, 10);
    if (Number.isNaN(number) || numbers.has(number)) {
      throw new MigrationError(`The migration ${name} needs a number of its own at the start of its name.`);
    }
    numbers.add(number);
    const sql = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
    migrations.push({ name, sql, checksum: createHash("sha256").update(sql).digest("hex") });
  }
  return migrations;
}

async function applyMissing(
  client: pg.PoolClient,
  migrations: Migration[],
  log: (message: string) => void,
): Promise<string[]> {
  await client.query(
    `create table if not exists schema_migrations (
       name text primary key,
       applied_at timestamptz not null default now(),
       checksum text not null
     )`,
  );
  const known = await client.query<{ name: string; checksum: string }>("select name, checksum from schema_migrations");
  const done = new Map(known.rows.map((row) => [row.name, row.checksum]));
  refuseMismatch(migrations, done);

  const missing = migrations.filter((migration) => !done.has(migration.name));
  for (const migration of missing) {
    log(`Applying the migration ${migration.name}…`);
    await applyOne(client, migration);
  }
  return missing.map((migration) => migration.name);
}

function refuseMismatch(migrations: Migration[], done: Map<string, string>): void {
  const here = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = [...done.keys()].filter((name) => !here.has(name)).sort();
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database is newer than this Greenroom: it has ${unknown.join(", ")}, which this version does not know. ` +
        "Start the newer version, or restore a backup that was made before it.",
    );
  }
  const changed = migrations.find(({ name, checksum }) => done.has(name) && done.get(name) !== checksum);
  if (changed) {
    throw new MigrationError(
      `The migration ${changed.name} was applied to this database and has been edited since. ` +
        "Restore the file, and put the change into a new migration.",
    );
  }
  const lastDone = migrations.findLastIndex(({ name }) => done.has(name));
  const late = migrations.slice(0, Math.max(lastDone, 0)).find(({ name }) => !done.has(name));
  if (late) {
    throw new MigrationError(
      `The migration ${late.name} comes before one that the database already has. Give it the next free number.`,
    );
  }
}

async function applyOne(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into schema_migrations (name, checksum) values ($1, $2)", [
      migration.name,
      migration.checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`The migration ${migration.name} failed and was rolled back: ${reason}`, { cause: error });
  }
}
