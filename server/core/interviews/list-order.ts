/** The orders of the list of interviews, and its cursors: a page ends at its last row's place in the order that it was read in. */
import { type RawBuilder, type SqlBool, sql } from "kysely";
import { z } from "zod";
import { INTERVIEW_SORTS, type InterviewSort } from "../../../shared/native.ts";
import { isStorable } from "../storable-text.ts";

/** The place after which a page begins. Rows without the time that is sorted by are a part of their own, at the end. */
export interface ListCursor {
  sort: InterviewSort;
  part: "with" | "without";
  /** The last row's value in the order: a moment with microseconds, or a name as names are ordered. */
  value: string;
  id: string;
}

const MOMENT = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const written = z.tuple([
  z.enum(INTERVIEW_SORTS),
  z.enum(["with", "without"]),
  z.string().max(200).refine(isStorable),
  z.guid(),
]);

export const writeListCursor = ({ sort, part, value, id }: ListCursor): string =>
  Buffer.from(JSON.stringify([sort, part, value, id])).toString("base64url");

/** Reads a cursor that a page in this order gave out; null for any other, also for one of another order. */
export function readListCursor(text: string, sort: InterviewSort): ListCursor | null {
  let sent: unknown;
  try {
    sent = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  const read = written.safeParse(sent);
  if (!read.success) return null;
  const [given, part, value, id] = read.data;
  const isMoment = columnOf(sort) !== "name_key" || part === "without";
  if (given !== sort || (isMoment && (!MOMENT.test(value) || Number.isNaN(Date.parse(value))))) return null;
  return { sort, part, value, id: id.toLowerCase() };
}

/** One run through an index: which rows, in which order, and where they begin. */
export interface ListPart {
  part: "with" | "without";
  column: "created_at" | "name_key" | "completed_at" | "expires_at";
  descending: boolean;
  /** Rows that belong to this part, beside the filters. */
  membership: RawBuilder<SqlBool> | null;
  after: { value: string; id: string } | null;
}

const columnOf = (sort: InterviewSort): ListPart["column"] =>
  (({ createdAt: "created_at", name: "name_key", completedAt: "completed_at", expiresAt: "expires_at" }) as const)[
    sort.replace("-", "") as "createdAt" | "name" | "completedAt" | "expiresAt"
  ];

/** The parts that are left after a cursor: one, and for times that a row may lack a second without them, the newest first. */
export function partsOf(sort: InterviewSort, after: ListCursor | null): ListPart[] {
  const column = columnOf(sort);
  const first: ListPart = {
    part: "with",
    column,
    descending: sort.startsWith("-"),
    membership: null,
    after: after?.part === "with" ? after : null,
  };
  if (column === "created_at" || column === "name_key") return [first];
  const without: ListPart = {
    part: "without",
    column: "created_at",
    descending: true,
    membership: sql<SqlBool>`interviews.${sql.ref(column)} is null`,
    after: after?.part === "without" ? after : null,
  };
  const filled: ListPart = { ...first, membership: sql<SqlBool>`interviews.${sql.ref(column)} is not null` };
  return after?.part === "without" ? [without] : [filled, without];
}

/** What comes after the part's beginning, as a condition that its index serves. */
export function isAfter({ column, descending, after }: ListPart): RawBuilder<SqlBool> | null {
  if (!after) return null;
  const value = column === "name_key" ? sql`${after.value}::text` : sql`${after.value}::timestamptz`;
  const place = sql`(interviews.${sql.ref(column)}, interviews.id)`;
  return descending ? sql`${place} < (${value}, ${after.id}::uuid)` : sql`${place} > (${value}, ${after.id}::uuid)`;
}

/** The order of a part over the columns of a query, or of one that has selected them under the same names. */
export function orderOf({ column, descending }: ListPart, from: string): RawBuilder<unknown> {
  const direction = descending ? sql`desc` : sql`asc`;
  return sql`order by ${sql.ref(`${from}.${column}`)} ${direction}, ${sql.ref(`${from}.id`)} ${direction}`;
}

/** A row's place in the order as its cursor writes it: exact to the microsecond, which a JavaScript date is not. */
export const placeOf = ({ column }: ListPart): RawBuilder<string> =>
  column === "name_key"
    ? sql`interviews.name_key`
    : sql`to_char(interviews.${sql.ref(column)}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
