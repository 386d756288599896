/** Puts the rows of an export's tables into the database, as they were. */
import { sql, type Transaction } from "kysely";
import { z } from "zod";
import type { Schema } from "../../platform/database/schema.ts";
import type { ArchiveSource } from "../../platform/files/zip-files.ts";
import { hashSecret, type Keyring } from "../../platform/keyring/keyring.ts";
import { refuse } from "../refusal.ts";
import type { OnImport } from "./check-export.ts";
import { linesOf, parseLine } from "./lines.ts";
import type { Manifest } from "./manifest.ts";
import { pathOfTable, TABLES, type TableRule } from "./tables.ts";

const ROWS_AT_A_TIME = 500;
const CHARACTERS_AT_A_TIME = 4_000_000;

interface InsertDeps {
  transaction: Transaction<Schema>;
  source: ArchiveSource;
  keyring: Keyring;
}

const room = z.object({ id: z.guid(), code_generation: z.int() });
const anyRow = z.record(z.string(), z.unknown());

/** Every table but those of members, who sign in and are made anew. @throws RefusedError "invalid" when a file has other rows than it should. */
export async function insertRows(deps: InsertDeps, manifest: Manifest, onProgress: OnImport): Promise<void> {
  for (const [index, rule] of TABLES.entries()) {
    const held = manifest.tables[rule.name];
    if (rule.imported === false || !held) continue;
    const rows = await insertTable(deps, manifest.workspace.id, rule, held.columns);
    if (rows !== held.rows) refuse("invalid", `${pathOfTable(rule.name)} has ${rows} rows instead of ${held.rows}.`);
    onProgress("tables", index + 1, TABLES.length);
  }
}

async function insertTable(
  { transaction, source, keyring }: InsertDeps,
  workspaceId: string,
  { name: table, beyond = [] }: TableRule,
  columns: readonly string[],
): Promise<number> {
  const path = pathOfTable(table);
  const target = table === "interviews" ? [...columns, "code_hash"] : columns;
  const names = sql.join(target.map((column) => sql.ref(column)));
  const values = sql.join(
    target.map((column) => {
      const link = beyond.find(({ by }) => by === column);
      if (!link) return sql`given.${sql.ref(column)}`;
      return sql`(select id from ${sql.table(link.to)} held where held.workspace_id = ${workspaceId} and held.id = given.${sql.ref(column)})`;
    }),
  );
  let batch: string[] = [];
  let characters = 0;
  let rows = 0;
  const flush = async () => {
    if (batch.length === 0) return;
    await sql`
      insert into ${sql.table(table)} (workspace_id, ${names})
      select ${workspaceId}::uuid, ${values}
      from json_populate_recordset(null::${sql.table(table)}, ${`[${batch.join(",")}]`}::json) given
    `.execute(transaction);
    rows += batch.length;
    batch = [];
    characters = 0;
  };
  for await (const line of linesOf(source, path)) {
    // The text of the row goes on as it is, because a parsed one would lose the order of keys and the digits of numbers.
    const text = table === "interviews" ? withCode(keyring, line, parseLine(path, line, room)) : line;
    if (table !== "interviews") parseLine(path, line, anyRow);
    batch.push(text);
    characters += text.length;
    if (batch.length >= ROWS_AT_A_TIME || characters >= CHARACTERS_AT_A_TIME) await flush();
  }
  await flush();
  return rows;
}

/** Codes are derived under the deployment's secret key: here the same interview has another code than where it came from. */
function withCode(keyring: Keyring, line: string, { id, code_generation }: z.infer<typeof room>): string {
  const hash = hashSecret(keyring.roomCode(id, code_generation)).toString("hex");
  return `${line.trimEnd().slice(0, -1)},"code_hash":"\\\\x${hash}"}`;
}
