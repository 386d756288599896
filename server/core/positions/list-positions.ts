/** Pages of positions: filtered, by time or by title, each along an index. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { readId } from "../../../shared/ids.ts";
import type { PositionOrder } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { refuse } from "../refusal.ts";

export interface PositionListRecord {
  id: string;
  title: string;
  role: string;
  visibility: "public" | "private";
  projectId: string | null;
  access: "team" | "chosen";
  version: number;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
  questionCount: number;
}

export interface PositionsFilter {
  archived: boolean;
  sort: PositionOrder;
  /** Part of a title or of a role, in any letter case. */
  search?: string | undefined;
  projectId?: string | undefined;
  visibility?: "public" | "private" | undefined;
  /** Positions that are left out (hiddenFrom of actor.ts). */
  hidden: readonly string[];
}

interface Row {
  id: string;
  title: string;
  role: string | null;
  visibility: "public" | "private";
  project_id: string | null;
  access: "team" | "chosen";
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
  question_count: number;
  place: string;
}

/** What a position is ordered by, as the indexes have it. */
const PLACES = {
  created: { value: sql`created_at`, type: sql`timestamptz` },
  title: { value: sql`lower(title) collate "C"`, type: sql`text` },
} as const;

/** One page of a workspace's positions. The cursor is a place in the order, so what is added meanwhile repeats nothing. */
export async function listPositions(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  filter: PositionsFilter,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ rows: PositionListRecord[]; next: string | null }> {
  const { rows } = await pageOfPositions(workspaceId, filter, page).execute(database);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(recordOf),
    next: rows.length > page.limit && last ? placeOf(filter.sort, last) : null,
  };
}

/** The statement of a page, with one row more than it shows. */
export function pageOfPositions(
  workspaceId: WorkspaceId,
  filter: PositionsFilter,
  page: { limit: number; cursor?: string | undefined },
): RawBuilder<Row> {
  const descending = filter.sort.startsWith("-");
  const by = filter.sort.endsWith("title") ? "title" : "created";
  const { value, type } = PLACES[by];
  const direction = descending ? sql`desc` : sql`asc`;
  const after = page.cursor === undefined ? null : readPlace(page.cursor, filter.sort);
  const conditions: RawBuilder<unknown>[] = [
    sql`workspace_id = ${workspaceId}`,
    filter.archived ? sql`archived_at is not null` : sql`archived_at is null`,
  ];
  if (filter.hidden.length > 0) conditions.push(sql`id <> all(${filter.hidden}::uuid[])`);
  if (filter.projectId) conditions.push(sql`project_id = ${filter.projectId}::uuid`);
  if (filter.visibility) conditions.push(sql`visibility = ${filter.visibility}`);
  if (filter.search) conditions.push(contains(filter.search));
  if (after) {
    conditions.push(
      sql`(${value}, id) ${descending ? sql`<` : sql`>`} (${after.place}::${type}${by === "title" ? sql` collate "C"` : sql``}, ${after.id}::uuid)`,
    );
  }
  return sql<Row>`
    select id, title, settings->>'role' as role, visibility, project_id, access, version, created_at, updated_at, archived_at,
      (${value})::text as place, (
        select count(*) from position_questions
        where position_questions.workspace_id = ${workspaceId} and position_questions.position_id = positions.id
      ) as question_count
    from positions where ${sql.join(conditions, sql` and `)}
    order by ${value} ${direction}, id ${direction} limit ${page.limit + 1}`;
}

/** A workspace's positions are read along the order's index until the page is full; their titles and roles lie in those rows. */
function contains(search: string): RawBuilder<SqlBool> {
  const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql<SqlBool>`(title ilike ${pattern} or settings->>'role' ilike ${pattern})`;
}

const recordOf = (row: Row): PositionListRecord => ({
  id: row.id,
  title: row.title,
  role: row.role ?? "",
  visibility: row.visibility,
  projectId: row.project_id,
  access: row.access,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  archivedAt: row.archived_at,
  questionCount: row.question_count,
});

const placeOf = (order: PositionOrder, { id, place }: { id: string; place: string }): string =>
  Buffer.from(`${order} ${id} ${place}`).toString("base64url");

/** @throws RefusedError "invalid" for a cursor of another list or order. */
function readPlace(cursor: string, order: PositionOrder): { id: string; place: string } {
  const [given, text, ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const id = readId(text ?? "");
  const place = rest.join(" ");
  const wrong = given !== order || !id || (order.endsWith("created") && Number.isNaN(Date.parse(place)));
  if (wrong || !id) refuse("invalid", "This cursor was not given out by this list.", { path: ["cursor"] });
  return { id, place };
}
