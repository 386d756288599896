/** Gives a test a database of its own, copied from a migrated template in some tens of milliseconds. */
import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import pg from "pg";
import { inject } from "vitest";
import { openDatabase, openPool } from "../server/platform/database/connect.ts";
import type { Schema } from "../server/platform/database/schema.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The PostgreSQL of this test run: a URL that may create databases, and the name of the migrated template. */
    postgres: { url: string; template: string };
  }
}

export type TestDatabase = {
  /** For a process of its own: what DATABASE_URL takes. */
  connection: { url: string };
  pool: pg.Pool;
  database: Kysely<Schema>;
  /** Closes the pool and deletes the database, whoever is still connected to it. */
  drop: () => Promise<void>;
};

/** The same server's URL with another database. */
export function urlOfDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Makes an empty, migrated database; with `migrated: false` one without any table. Call `drop` when the test is over. */
export async function createTestDatabase(
  options: { poolSize?: number; migrated?: boolean } = {},
): Promise<TestDatabase> {
  const { poolSize = 5, migrated = true } = options;
  const { url, template } = inject("postgres");
  const name = `${template}_${randomBytes(5).toString("hex")}`;
  await runOn(url, `create database ${name} template ${migrated ? template : "template0"}`);
  const connection = { url: urlOfDatabase(url, name) };
  const pool = openPool(connection, { max: poolSize });
  return {
    connection,
    pool,
    database: openDatabase(pool),
    drop: async () => {
      await pool.end();
      await runOn(url, `drop database if exists ${name} with (force)`);
    },
  };
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
