/** Values and lost connections as the pool hands them over. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { openPool } from "./connect.ts";

let made: TestDatabase;

beforeEach(async () => {
  made = await createTestDatabase();
});

afterEach(() => made.drop());

test("whole numbers and decimals are numbers, instants are dates, days are text", async () => {
  const { rows } = await made.pool.query(
    "select 9007199254740991::bigint as whole, 1.25::numeric as decimal, '2026-03-01T10:00:00+02'::timestamptz as at, '2026-03-01'::date as day",
  );
  expect(rows).toEqual([
    { whole: 9007199254740991, decimal: 1.25, at: new Date("2026-03-01T08:00:00Z"), day: "2026-03-01" },
  ]);
});

test("a whole number that would lose digits is an error", async () => {
  await expect(made.pool.query("select 9007199254740993::bigint")).rejects.toThrow(RangeError);
});

test("the session counts time in UTC", async () => {
  expect((await made.pool.query("show time zone")).rows).toEqual([{ TimeZone: "UTC" }]);
});

test("an idle connection that PostgreSQL closes is reported, and the next query works", async () => {
  const errors: Error[] = [];
  const pool = openPool(made.connection, { max: 1, onIdleError: (error) => errors.push(error) });
  const { rows } = await pool.query<{ pid: number }>("select pg_backend_pid() as pid");
  await made.pool.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
  await expect.poll(() => errors.length).toBe(1);
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await pool.end();
});

test("every test's database has the migrations and is its own", async () => {
  const other = await createTestDatabase();
  await other.pool.query("create table only_here (a int)");
  expect((await made.pool.query("select to_regclass('only_here') as found")).rows).toEqual([{ found: null }]);
  expect((await made.pool.query("select to_regclass('schema_migrations')::text as found")).rows).toEqual([
    { found: "schema_migrations" },
  ]);
  await other.drop();
});
