/** Opens the pool of PostgreSQL connections and the query builder on it. */
import { createHash } from "node:crypto";
import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPoolClient,
  type PostgresQueryResult,
  sql,
} from "kysely";
import pg from "pg";
import type { Schema } from "./schema.ts";

/** A URL of any PostgreSQL, or the socket folder of the embedded one. */
export type DatabaseTarget = { url: string } | { host: string; database: string; user: string };

/** How values come back: whole numbers and decimals as numbers, days as `YYYY-MM-DD`, instants as Date (pg's default). */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, parseWhole],
  [pg.types.builtins.NUMERIC, Number],
  [pg.types.builtins.DATE, String],
  [pg.types.builtins.TIMESTAMPTZ, parseInstant],
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

const parseAnyInstant = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ, "text");

/** An instant as connections write it, in UTC. Answers carry thousands of them; other years than those of four digits go the driver's slower way. */
function parseInstant(text: string): unknown {
  const usual = text.length >= 22 && text.charAt(4) === "-" && text.endsWith("+00");
  return usual ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : parseAnyInstant(text);
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

/**
 * Begins a statement that is run most of all and whose best plan does not depend on its values: each connection has PostgreSQL read
 * and plan it once and knows it by name from then on.
 */
export const PREPARED = "/* prepared */";

/** The query builder on a pool; ending the pool stays with whoever opened it. */
export function openDatabase(pool: pg.Pool): Kysely<Schema> {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: {
        async connect() {
          const client = await pool.connect();
          // The same object for the same connection: the query builder knows connections by it.
          const known = clients.get(client) ?? preparing(client);
          clients.set(client, known);
          return known;
        },
        end: () => pool.end(),
        options: pool.options,
      },
    }),
  });
}

/** A connection that names the statements which ask for it. */
function preparing(client: pg.PoolClient): PostgresPoolClient {
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== "string") throw new Error("There are no cursors of the query builder here.");
    const name = text.startsWith(PREPARED) ? nameOf(text) : undefined;
    return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
  }
  return { query, release: (destroy) => client.release(destroy) };
}

/** A connection keeps the plans of its named statements; what comes after so many different ones goes without a name. */
const MOST_NAMES = 100;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = createHash("sha1").update(text).digest("hex");
  names.set(text, name);
  return name;
}

/** Does the database answer? @throws the driver's error when it does not. */
export async function pingDatabase(database: Kysely<Schema>): Promise<void> {
  await sql`select 1`.execute(database);
}
