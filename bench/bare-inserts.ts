/** Batches of new interviews beside bare multi-row INSERTs of the very rows that they wrote. */
import type pg from "pg";
import { median } from "./result.ts";
import type { BenchServer } from "./server.ts";

/** Rows that a measurement writes, in batches of ROWS unless told otherwise. */
const ALL_ROWS = 10_000;
export const ROWS = 500;
const ROUNDS = 3;
/** Every table that a batch writes, in an order that foreign keys allow. */
const TABLES = [
  "candidates",
  "interviews",
  "interview_questions",
  "custom_field_values",
  "mails",
  "events",
  "event_personal",
  "audit_entries",
  "idempotent_answers",
  "jobs.job",
];

interface TableRows {
  table: string;
  columns: string[];
  rows: unknown[][];
}

/** Takes the rows out of the tables, so that the bare statements can put the very same ones back. */
async function takeRows(pool: pg.Pool, since: Date): Promise<TableRows[]> {
  const taken: TableRows[] = [];
  for (const table of TABLES) {
    const [schema = "public", name = table] = table.includes(".") ? table.split(".") : ["public", table];
    const { rows: columns } = await pool.query<{ column_name: string }>(
      "select column_name from information_schema.columns where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' order by ordinal_position",
      [schema, name],
    );
    const names = columns.map((column) => column.column_name);
    // In the order in which the batches wrote them, so that a part of a table points to rows that are there already.
    const selection = {
      event_personal: "join events using (workspace_id, sequence) where events.at >= $1 order by sequence",
      interview_questions:
        "join interviews on interviews.id = interview_id where interviews.created_at >= $1 order by interviews.created_at",
      events: "where at >= $1 order by sequence",
      audit_entries: "where at >= $1 order by at",
      "jobs.job": "where created_on >= $1 order by created_on",
    }[table];
    const list = names.map((column) => `${table}."${column}"::text`).join(", ");
    const { rows } = await pool.query({
      text: `select ${list} from ${table} ${selection ?? "where created_at >= $1 order by created_at"}`,
      values: [since],
      rowMode: "array",
    });
    taken.push({ table, columns: names, rows });
  }
  return taken;
}

async function bareInserts(pool: pg.Pool, tables: TableRows[], batches: number): Promise<void> {
  for (let number = 0; number < batches; number++) {
    const client = await pool.connect();
    try {
      await client.query("begin");
      for (const { table, columns, rows } of tables) {
        const size = Math.ceil(rows.length / batches);
        const part = rows.slice(number * size, (number + 1) * size);
        // 65,535 parameters are the most that one statement takes.
        const most = Math.floor(60_000 / columns.length);
        for (let start = 0; start < part.length; start += most) {
          const some = part.slice(start, start + most);
          const values = some
            .map(
              (_row, row) => `(${columns.map((_column, column) => `$${row * columns.length + column + 1}`).join(",")})`,
            )
            .join(",");
          await client.query(
            `insert into ${table} (${columns.map((column) => `"${column}"`).join(",")}) values ${values}`,
            some.flat(),
          );
        }
      }
      await client.query("commit");
    } finally {
      client.release();
    }
  }
}

/** Sends rounds of batches and puts their rows in again by bare statements; candidates a second of both, and the ratio, as medians. */
export async function besideBareInserts(
  server: BenchServer,
  send: (round: number, number: number) => Promise<unknown>,
  rowsOfBatch = ROWS,
): Promise<{ ours: number; bare: number; ratio: number }> {
  const batches = ALL_ROWS / rowsOfBatch;
  await send(0, 0);
  const times: number[] = [];
  const bareTimes: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const since = new Date();
    const start = performance.now();
    for (let number = 0; number < batches; number++) await send(round, number);
    times.push(performance.now() - start);
    const tables = await takeRows(server.pool, since);
    for (const { table } of [...tables].reverse()) {
      const column = { events: "at", audit_entries: "at", "jobs.job": "created_on" }[table] ?? "created_at";
      if (table === "event_personal") {
        await server.pool.query(
          "delete from event_personal where (workspace_id, sequence) in (select workspace_id, sequence from events where at >= $1)",
          [since],
        );
      } else if (table === "interview_questions") {
        await server.pool.query(
          "delete from interview_questions where interview_id in (select id from interviews where created_at >= $1)",
          [since],
        );
      } else {
        await server.pool.query(`delete from ${table} where ${column} >= $1`, [since]);
      }
    }
    await server.pool.query("vacuum");
    const bareStart = performance.now();
    await bareInserts(server.pool, tables, batches);
    bareTimes.push(performance.now() - bareStart);
    await server.pool.query("analyze");
  }
  const rate = (ms: number) => (ALL_ROWS * 1000) / ms;
  const ratio = median(times.map((ms, index) => rate(ms) / rate(bareTimes[index] ?? ms)));
  return { ours: rate(median(times)), bare: rate(median(bareTimes)), ratio };
}
