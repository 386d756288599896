/** Positions page by page, counted: for wires that speak of page numbers. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

export interface CountedPosition {
  id: string;
  title: string;
  project_id: string | null;
  created_at: Date;
  archived_at: Date | null;
  description: string;
  duration_minutes: number | null;
}

/** Newest first, archived ones among them, and how many there are in all. page counts from 1. */
export async function pageOfPositions(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { page, limit }: { page: number; limit: number },
): Promise<{ rows: CountedPosition[]; total: number }> {
  const own = database.selectFrom("positions").where("workspace_id", "=", workspaceId);
  const rows = await own
    .select(["id", "title", "project_id", "created_at", "archived_at"])
    .select(sql<string>`coalesce(settings->>'description', '')`.as("description"))
    .select(sql<number | null>`(settings->>'durationMinutes')::int`.as("duration_minutes"))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  const { total } = await own.select((select) => select.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  return { rows, total };
}
