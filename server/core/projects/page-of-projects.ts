/** Projects page by page, counted: for wires that speak of page numbers. */
import type { Kysely } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

/** Newest first, archived ones among them, and how many there are in all. page counts from 1. */
export async function pageOfProjects(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { page, limit }: { page: number; limit: number },
): Promise<{ rows: { id: string; title: string; created_at: Date; archived_at: Date | null }[]; total: number }> {
  const own = database.selectFrom("projects").where("workspace_id", "=", workspaceId);
  const rows = await own
    .select(["id", "title", "created_at", "archived_at"])
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  const { total } = await own.select((select) => select.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  return { rows, total };
}
