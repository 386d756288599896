/** Opens the pool of PostgreSQL connections and the query builder on it. */
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Schema } from "./schema.ts";

/** A URL of any PostgreSQL, or the socket folder of the embedded one. */
export type DatabaseTarget = { url: string } | { host: string; database: string; user: string };

/** How values come back: whole numbers and decimals as numbers, days as `YYYY-MM-DD`, instants as Date (pg's default). */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, parseWhole],
  [pg.types.builtins.NUMERIC, Number],
  [pg.types.builtins.DATE, String],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) => {
    const parser = format === "binary" ? undefined : parsers.get(id);
    return parser ?? (format === "binary" ? pg.types.getTypeParser(id, "binary") : pg.types.getTypeParser(id, "text"));
  },
};

/** Parses a bigint; throws RangeError beyond 2^53, where a number would silently be another one. */
function parseWhole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The whole number ${text} is too large to be exact.`);
  return value;
}

/**
 * Opens a pool of at most `max` connections, lazily. Connections that PostgreSQL closes while idle are reported to
 * `onIdleError` and replaced at the next query; they never end the process.
 */
export function openPool(
  target: DatabaseTarget,
  options: { max: number; onIdleError?: (error: Error) => void },
): pg.Pool {
  const where =
    "url" in target
      ? { connectionString: target.url }
      : { host: target.host, port: 5432, database: target.database, user: target.user, ssl: false };
  const pool = new pg.Pool({
    ...where,
    types,
    max: options.max,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: "greenroom",
    onConnect: async (client) => {
      await client.query("set time zone 'UTC'");
    },
  });
  pool.on("error", (error) => options.onIdleError?.(error));
  return pool;
}

/** The query builder on a pool; ending the pool stays with whoever opened it. */
export function openDatabase(pool: pg.Pool): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

/** Does the database answer? @throws the driver's error when it does not. */
export async function pingDatabase(database: Kysely<Schema>): Promise<void> {
  await sql`select 1`.execute(database);
}
