/** Searches the interviews of positions by a tree of conditions, in an order of several keys, page by page both ways. */
import { type Kysely, type QueryResult, type RawBuilder, type SqlBool, sql } from "kysely";
import { z } from "zod";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { refuse } from "../refusal.ts";
import { INTERVIEW_COLUMNS, type InterviewHead, type Stage } from "./interview-heads.ts";
import { type InterviewShape, type WrittenInterview, writtenAs } from "./interview-json.ts";
import { GIVEN_NAME, REST_OF_NAME, STAGE } from "./interview-sql.ts";

export type InterviewCondition =
  | { all: readonly InterviewCondition[] }
  | { any: readonly InterviewCondition[] }
  | { field: "id"; is: "equal" | "notEqual"; value: string }
  | { field: TextField; is: "equal" | "notEqual" | "matches"; value: string }
  | { field: "stage"; is: "equal" | "notEqual"; value: Stage }
  | { field: "score"; is: keyof typeof COMPARISONS; value: number };

type TextField = keyof typeof TEXTS;

const TEXTS = {
  email: sql`interviews.email`,
  firstName: GIVEN_NAME,
  lastName: REST_OF_NAME,
  externalId: sql`interviews.external_id`,
} as const;

const COMPARISONS = {
  equal: sql`=`,
  notEqual: sql`is distinct from`,
  greaterThan: sql`>`,
  greaterThanOrEqual: sql`>=`,
  lessThan: sql`<`,
  lessThanOrEqual: sql`<=`,
} as const;

/** Keys are never null, so that a place in the order can be compared: what is not there yet comes first, upwards. */
const KEYS = {
  createdAt: { value: sql`interviews.created_at`, type: sql`timestamptz` },
  updatedAt: { value: sql`interviews.updated_at`, type: sql`timestamptz` },
  completedAt: { value: sql`coalesce(interviews.completed_at, '-infinity')`, type: sql`timestamptz` },
  score: { value: sql`coalesce(interviews.review_average, 0)`, type: sql`double precision` },
} as const;

export interface InterviewOrder {
  field: keyof typeof KEYS;
  descending: boolean;
}

export interface InterviewSearch {
  condition: InterviewCondition | null;
  order: readonly InterviewOrder[];
  limit: number;
  /** As an earlier page gave it; undefined begins at the end that the direction comes from. */
  cursor: string | undefined;
  backward: boolean;
  withTotal: boolean;
}

export interface InterviewSearchPage<Row> {
  /** Null where there is no such position. */
  positionTitle: string | null;
  /** In the order asked for, whichever way the pages go. */
  rows: Row[];
  /** Where the next page of the same direction begins: of an empty page where it began itself. */
  cursor: string | null;
  /** Of all pages; null unless asked for. */
  total: number | null;
}

interface OfPosition {
  wanted_id: string;
  wanted_title: string;
  total: number | null;
}

/** A position without interviews, or with none on this page, has one row that names none. */
type FoundRow<Row> = OfPosition & ((Row & { place: string }) | { id: null });

const MOST_MS = 5_000;
const writtenCursor = z.tuple([z.string(), z.array(z.string().max(60)), z.guid()]);

/**
 * One page of each of these positions, and the number of all when it is asked for, in one statement.
 * @throws RefusedError "invalid" for a cursor of another order, and for an expression that is none or takes too long.
 */
export function searchInterviews(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionIds: readonly string[],
  search: InterviewSearch,
): Promise<Map<string, InterviewSearchPage<InterviewHead>>> {
  const told = { begin: sql.raw(PREPARED), columns: INTERVIEW_COLUMNS };
  return pagesOf<InterviewHead>(database, workspaceId, positionIds, search, told);
}

/** The same, each interview written as JSON of this shape. */
export async function searchWritten(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionIds: readonly string[],
  search: InterviewSearch,
  shape: readonly InterviewShape[],
): Promise<Map<string, InterviewSearchPage<WrittenInterview>>> {
  const writing = writtenAs(shape);
  const pages = await pagesOf<WrittenInterview>(database, workspaceId, positionIds, search, writing);
  for (const { rows } of pages.values()) writing.finish(rows);
  return pages;
}

async function pagesOf<Row extends { id: string }>(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  positionIds: readonly string[],
  search: InterviewSearch,
  { begin, columns }: { begin: RawBuilder<unknown>; columns: RawBuilder<unknown> },
): Promise<Map<string, InterviewSearchPage<Row>>> {
  const order: readonly InterviewOrder[] =
    search.order.length > 0 ? search.order : [{ field: "createdAt", descending: true }];
  const matching = sql<SqlBool>`interviews.workspace_id = ${workspaceId} and interviews.deleted_at is null
    and ${search.condition ? conditionOf(search.condition) : sql`true`}`;
  const place = search.cursor === undefined ? null : readCursor(search.cursor, order);
  const keys = sql.join(order.map(({ field }) => sql`${KEYS[field].value}::text`));
  const sorting = sql.join([
    ...order.map(({ field, descending }) => sql`${KEYS[field].value} ${direction(descending !== search.backward)}`),
    sql`interviews.id ${direction((order[0]?.descending ?? true) !== search.backward)}`,
  ]);
  // What is filtered comes in too many forms to be kept by the connections.
  const kept = search.condition === null ? begin : sql``;
  const counting = sql`select count(*) as total from interviews where ${matching} and interviews.position_id = positions.id`;
  const page = sql<FoundRow<Row>>`${kept}
    select positions.id as wanted_id, positions.title as wanted_title, counted.total, ${columns}, json_build_array(${keys})::text as place
    from positions
    cross join lateral (${search.withTotal ? counting : sql`select null::bigint as total`}) as counted
    left join lateral (
      select interviews.* from interviews
      where ${matching} and interviews.position_id = positions.id and ${place ? beyond(order, place, search.backward) : sql`true`}
      order by ${sorting} limit ${search.limit}
    ) as interviews on true
    where positions.workspace_id = ${workspaceId} and positions.id = any(${positionIds}::uuid[])
    order by positions.id, ${sorting}`;
  const asked = search.condition && matches(search.condition) ? bounded(database, page) : page.execute(database);
  const { rows } = await asked.catch((error: unknown) => {
    // A moment or a number that only looked like one, which nothing but a cursor brings in as text.
    if (place && NO_VALUE.has(codeOf(error))) return wrongCursor();
    throw error;
  });
  return new Map(
    positionIds.map((id) => {
      const ofPosition = rows.filter((row) => row.wanted_id === id);
      const own = ofPosition.filter((row) => row.id !== null);
      const last = own.at(-1);
      const cursor = last ? writeCursor(order, last.place, last.id) : (search.cursor ?? null);
      const { wanted_title: positionTitle = null, total = null } = ofPosition[0] ?? {};
      return [id, { positionTitle, rows: search.backward ? own.reverse() : own, cursor, total }] as const;
    }),
  );
}

const direction = (descending: boolean) => (descending ? sql`desc` : sql`asc`);

function conditionOf(condition: InterviewCondition): RawBuilder<SqlBool> {
  if ("all" in condition) return joined(condition.all, sql` and `, sql<SqlBool>`true`);
  if ("any" in condition) return joined(condition.any, sql` or `, sql<SqlBool>`false`);
  if (condition.field === "id") {
    const sign = condition.is === "equal" ? sql`=` : sql`<>`;
    return sql<SqlBool>`interviews.id ${sign} ${condition.value}::uuid`;
  }
  if (condition.field === "score") {
    return sql<SqlBool>`interviews.review_average ${COMPARISONS[condition.is]} ${condition.value}::double precision`;
  }
  const column = condition.field === "stage" ? STAGE : TEXTS[condition.field];
  if (condition.is === "matches") return sql<SqlBool>`${column} ~* ${condition.value}`;
  const value = condition.field === "email" ? condition.value.trim().toLowerCase() : condition.value;
  return condition.is === "equal"
    ? sql<SqlBool>`${column} = ${value}`
    : sql<SqlBool>`${column} is distinct from ${value}`;
}

const joined = (parts: readonly InterviewCondition[], by: RawBuilder<unknown>, none: RawBuilder<SqlBool>) =>
  parts.length === 0 ? none : sql<SqlBool>`(${sql.join(parts.map(conditionOf), by)})`;

const matches = (condition: InterviewCondition): boolean => {
  if ("all" in condition) return condition.all.some(matches);
  if ("any" in condition) return condition.any.some(matches);
  return condition.is === "matches";
};

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : null);

/** PostgreSQL's codes for a text that is no moment, is out of its range, or is no number. */
const NO_VALUE: ReadonlySet<unknown> = new Set(["22007", "22008", "22P02", "22003", "22009"]);

/** An expression is a stranger's program: it gets a few seconds. */
async function bounded<Row>(database: Kysely<Schema>, search: RawBuilder<Row>): Promise<QueryResult<Row>> {
  try {
    return await database.transaction().execute(async (transaction) => {
      await sql`select set_config('statement_timeout', ${String(MOST_MS)}, true)`.execute(transaction);
      return search.execute(transaction);
    });
  } catch (error) {
    const code = codeOf(error);
    if (code === "2201B") refuse("invalid", "This is no regular expression that can be searched by.");
    if (code === "57014") refuse("invalid", "Searching by this regular expression takes too long.");
    throw error;
  }
}

interface Place {
  values: readonly string[];
  id: string;
}

/** Rows after a place in the order, or before it. Of one direction throughout, it is a comparison that an index answers. */
function beyond(order: readonly InterviewOrder[], { values, id }: Place, backward: boolean): RawBuilder<SqlBool> {
  const keys = [
    ...order.map(({ field, descending }, index) => ({
      value: KEYS[field].value,
      at: sql`${values[index] ?? null}::${KEYS[field].type}`,
      descending: descending !== backward,
    })),
    { value: sql`interviews.id`, at: sql`${id}::uuid`, descending: (order[0]?.descending ?? true) !== backward },
  ];
  const sign = (descending: boolean) => (descending ? sql`<` : sql`>`);
  const down = keys[0]?.descending ?? true;
  if (keys.every((key) => key.descending === down)) {
    return sql<SqlBool>`(${sql.join(keys.map(({ value }) => value))}) ${sign(down)} (${sql.join(keys.map(({ at }) => at))})`;
  }
  const steps = keys.map((key, index) => {
    const equal = keys.slice(0, index).map(({ value, at }) => sql`${value} = ${at}`);
    return sql`(${sql.join([...equal, sql`${key.value} ${sign(key.descending)} ${key.at}`], sql` and `)})`;
  });
  return sql<SqlBool>`(${sql.join(steps, sql` or `)})`;
}

const nameOf = (order: readonly InterviewOrder[]): string =>
  order.map(({ field, descending }) => `${descending ? "-" : ""}${field}`).join(",");

/** The values of the place come as JSON. */
const writeCursor = (order: readonly InterviewOrder[], values: string, id: string): string =>
  Buffer.from(`["${nameOf(order)}",${values},"${id}"]`).toString("base64url");

const wrongCursor = (): never => refuse("invalid", "This lastCursor was not given out by this list in this order.");

function readCursor(text: string, order: readonly InterviewOrder[]): Place {
  let sent: unknown;
  try {
    sent = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return wrongCursor();
  }
  const read = writtenCursor.safeParse(sent);
  if (!read.success) return wrongCursor();
  const [name, values, id] = read.data;
  const fits = order.every(({ field }, index) => {
    const value = values[index] ?? "";
    if (field === "score") return Number.isFinite(Number(value));
    return value === "-infinity" || !Number.isNaN(Date.parse(value));
  });
  if (name !== nameOf(order) || values.length !== order.length || !fits) return wrongCursor();
  return { values, id };
}
