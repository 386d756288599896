/** Makes rows of sent values storable: finds their fields, defines those that nobody defined, coerces every value. */
import { sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Change } from "../change.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import { coerce, inferType, keyProblem, scalarOf } from "./coerce.ts";
import {
  type FieldDefinition,
  type FieldType,
  type FieldValue,
  MAXIMUM_FIELDS,
  MAXIMUM_KEYS,
  type PreparedFieldValue,
} from "./field.ts";

type Row = ReadonlyMap<string, FieldValue>;

/**
 * Prepares the values of several interviews, one result per row. A field that nobody defined comes into being, unmanaged,
 * with the type of its first value over the rows in their order; a row that is refused defines none. Values that are null
 * or undefined are ignored. A row that would define more fields than a workspace can have is refused. A refusal's path is
 * [key], or empty for the row as a whole.
 *
 * Takes at most four statements, whatever the number of rows. Call it before the change locks or inserts interviews.
 */
export async function prepareFieldValues(
  change: Change,
  rows: readonly Record<string, unknown>[],
): Promise<Result<PreparedFieldValue[]>[]> {
  const read = rows.map(readRow);
  const keys = new Set(read.flatMap((row) => (row.ok ? [...row.value.keys()] : [])));
  if (keys.size === 0) return read.map((row) => (row.ok ? accepted([]) : row));
  const defined = await loadDefinitions(change, [...keys]);
  if (defined.size === keys.size) return read.map((row) => (row.ok ? prepareRow(row.value, defined) : row));
  const undeclared = typesOfUndeclared(read, defined, MAXIMUM_FIELDS - (await countFields(change)));
  if (undeclared.types.size > 0) {
    await defineUnmanaged(change, undeclared.types);
    for (const [key, definition] of await loadDefinitions(change, [...undeclared.types.keys()]))
      defined.set(key, definition);
  }
  return read.map((row) => {
    if (!row.ok) return row;
    if (undeclared.tooMany.has(row.value)) return refused("invalid", TOO_MANY, { path: [] });
    return prepareRow(row.value, defined);
  });
}

const TOO_MANY = `A workspace has at most ${MAXIMUM_FIELDS} fields, those that came in undeclared included.`;

function readRow(row: Record<string, unknown>): Result<Row> {
  const values = new Map<string, FieldValue>();
  for (const [key, sent] of Object.entries(row)) {
    if (sent === null || sent === undefined) continue;
    const problem = keyProblem(key);
    if (problem) return refused("invalid", problem, { path: [key] });
    const scalar = scalarOf(sent);
    if (!scalar.ok) return refused(scalar.refusal.code, scalar.refusal.message, { path: [key] });
    values.set(key, scalar.value);
    if (values.size > MAXIMUM_KEYS)
      return refused("invalid", `At most ${MAXIMUM_KEYS} fields can be given.`, { path: [] });
  }
  return accepted(values);
}

/**
 * The types of the fields to define, in the order of the rows, and the rows that would define more than there is room for.
 * A row that does not fit defines nothing.
 */
function typesOfUndeclared(
  rows: readonly Result<Row>[],
  defined: ReadonlyMap<string, FieldDefinition>,
  room: number,
): { types: Map<string, FieldType>; tooMany: Set<Row> } {
  const types = new Map<string, FieldType>();
  const tooMany = new Set<Row>();
  for (const row of rows) {
    if (!row.ok) continue;
    const added = new Map<string, FieldType>();
    const fits = [...row.value].every(([key, value]) => {
      const type = defined.get(key)?.type ?? types.get(key);
      if (type !== undefined) return coerce(value, type).ok;
      added.set(key, inferType(value));
      return true;
    });
    if (!fits || added.size === 0) continue;
    if (types.size + added.size > room) tooMany.add(row.value);
    else for (const [key, type] of added) types.set(key, type);
  }
  return { types, tooMany };
}

function prepareRow(row: Row, defined: ReadonlyMap<string, FieldDefinition>): Result<PreparedFieldValue[]> {
  const prepared: PreparedFieldValue[] = [];
  let missing: string | null = null;
  for (const [key, value] of row) {
    const field = defined.get(key);
    if (!field) {
      missing = key;
      continue;
    }
    const coerced = coerce(value, field.type);
    if (!coerced.ok) return refused(coerced.refusal.code, coerced.refusal.message, { path: [key] });
    prepared.push({ fieldId: field.id, key, value: coerced.value });
  }
  // A row defines its fields unless another of its values does not fit; that it fits after all means that someone else
  // defined the other field with another type at the same moment.
  if (missing !== null)
    return refused("conflict", "The field was defined at the same moment. Send it again.", { path: [missing] });
  return accepted(prepared);
}

/** How many fields the workspace has. Changes that define fields at the same moment may pass the limit by a little. */
export async function countFields(change: Change): Promise<number> {
  const { count } = await change.transaction
    .selectFrom("custom_fields")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", change.workspaceId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Locked as the foreign key of a value would lock them, so that a definition keeps its type until the values are stored. */
async function loadDefinitions(change: Change, keys: string[]): Promise<Map<string, FieldDefinition>> {
  const rows = await change.transaction
    .selectFrom("custom_fields")
    .select(["id", "key", "type", "managed"])
    .where("workspace_id", "=", change.workspaceId)
    .where("key", "=", (eb) => eb.fn.any(sql<string[]>`${keys}::text[]`))
    .orderBy("key")
    .forKeyShare()
    .execute();
  return new Map(rows.map((row) => [row.key, row]));
}

/** In the order of their keys, so that two changes which define the same fields wait for each other and never deadlock. */
async function defineUnmanaged(change: Change, types: ReadonlyMap<string, FieldType>): Promise<void> {
  const sorted = [...types].sort(([left], [right]) => (left < right ? -1 : 1));
  await change.transaction
    .insertInto("custom_fields")
    .values(
      sorted.map(([key, type]) => ({
        workspace_id: change.workspaceId,
        id: newId(change.now),
        key,
        label: key,
        type,
        managed: false,
        created_at: change.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(["workspace_id", "key"]).doNothing())
    .execute();
}
