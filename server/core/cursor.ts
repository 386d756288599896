/** Pages of lists that are ordered newest first: a page ends at the creation time and id of its last row, in one opaque text. */
import { type SqlBool, sql } from "kysely";
import { readId } from "../../shared/ids.ts";

export interface Cursor {
  at: Date;
  id: string;
}

export const cursorOf = (at: Date, id: string): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");

/** Reads a cursor that an earlier page gave out; null when it is not one of ours. */
export function readCursor(text: string): Cursor | null {
  const [time, id] = Buffer.from(text, "base64url").toString("utf8").split(" ");
  const at = new Date(time ?? "");
  const known = readId(id ?? "");
  return known && !Number.isNaN(at.getTime()) ? { at, id: known } : null;
}

export interface PageRequest {
  limit: number;
  after: Cursor | null;
}

/** What comes after a cursor in a list by (created_at, id) from the newest; table names whose columns are meant in a join. */
export function olderThan({ at, id }: Cursor, table?: string) {
  const column = (name: string) => sql.ref(table === undefined ? name : `${table}.${name}`);
  return sql<SqlBool>`(${column("created_at")}, ${column("id")}) < (${at}::timestamptz, ${id}::uuid)`;
}

/** Of limit + 1 rows the page, and the cursor of the next one when the last row says that there is more. */
export function cutPage<Row extends { created_at: Date; id: string }>(rows: readonly Row[], limit: number) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { shown, next: rows.length > limit && last ? cursorOf(last.created_at, last.id) : null };
}
