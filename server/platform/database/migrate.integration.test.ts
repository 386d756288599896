/** Migrations on a real database: order, concurrency, failure, and databases that do not fit the checkout. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { openPool } from "./connect.ts";
import { MigrationError, migrate } from "./migrate.ts";

let folder: string;
let made: TestDatabase;
let pool: pg.Pool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "greenroom-migrations-"));
  made = await createTestDatabase({ migrated: false });
  pool = made.pool;
});

afterEach(async () => {
  await made.drop();
  await rm(folder, { recursive: true });
});

const write = (name: string, sql: string): Promise<void> => writeFile(join(folder, name), sql);
const run = (on: pg.Pool = pool) => migrate(on, { log: () => {}, folder });

test("files are applied in the order of their numbers, once", async () => {
  await write("0002-fill.sql", "insert into a values (1); insert into a values (2);");
  await write("0001-make.sql", "create table a (b int);");
  expect(await run()).toEqual({ applied: ["0001-make.sql", "0002-fill.sql"] });
  expect(await run()).toEqual({ applied: [] });
  expect((await pool.query("select count(*) as n from a")).rows).toEqual([{ n: 2 }]);
});

test("of two at one moment one applies and the other waits", async () => {
  await write("0001-make.sql", "create table a (b int); select pg_sleep(0.2);");
  const other = openPool(made.connection, { max: 1 });
  const applied = await Promise.all([run(), run(other)]).finally(() => other.end());
  expect(applied.flatMap((result) => result.applied)).toEqual(["0001-make.sql"]);
});

test("a failing migration leaves nothing of itself, and those before it stay", async () => {
  await write("0001-make.sql", "create table a (b int);");
  await write("0002-break.sql", "insert into a values (1); create table c (d int); select 1 / 0;");
  await expect(run()).rejects.toThrow(/0002-break\.sql failed and was rolled back: division by zero/);
  expect((await pool.query("select to_regclass('c') as c, (select count(*) from a) as n")).rows).toEqual([
    { c: null, n: 0 },
  ]);
  await write("0002-break.sql", "insert into a values (1);");
  expect(await run()).toEqual({ applied: ["0002-break.sql"] });
});

test("a database that a newer version has changed is refused", async () => {
  await write("0001-make.sql", "create table a (b int);");
  await write("0002-new.sql", "create table c (d int);");
  await run();
  await rm(join(folder, "0002-new.sql"));
  await expect(run()).rejects.toThrow(/newer than this Greenroom: it has 0002-new\.sql/);
});

test("an applied file that was edited is refused", async () => {
  await write("0001-make.sql", "create table a (b int);");
  await run();
  await write("0001-make.sql", "create table a (b bigint);");
  await expect(run()).rejects.toThrow(MigrationError);
});

test("a file that comes before an applied one is refused", async () => {
  await write("0002-make.sql", "create table a (b int);");
  await run();
  await write("0001-late.sql", "create table c (d int);");
  await expect(run()).rejects.toThrow(/0001-late\.sql comes before/);
});

test("the lock is free again after a refusal", async () => {
  await write("0001-break.sql", "select 1 / 0;");
  await expect(run()).rejects.toThrow(MigrationError);
  await write("0001-break.sql", "select 1;");
  expect(await run()).toEqual({ applied: ["0001-break.sql"] });
});
