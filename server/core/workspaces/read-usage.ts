/** What a workspace has used: interviews of a period, and how much there is of everything else. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

interface Usage {
  /** Created in the period, deleted ones too. */
  interviews: number;
  /** Positions that are not archived. */
  positions: number;
  members: number;
}

export async function readUsage(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  period: { from: Date; to: Date },
): Promise<Usage> {
  const { rows } = await sql<Usage>`select
    (select count(*) from interviews where workspace_id = ${workspaceId} and created_at >= ${period.from}
      and created_at < ${period.to} and not preview) as interviews,
    (select count(*) from positions where workspace_id = ${workspaceId} and archived_at is null) as positions,
    (select count(*) from members where workspace_id = ${workspaceId} and removed_at is null) as members`.execute(
    database,
  );
  return rows[0] ?? { interviews: 0, positions: 0, members: 0 };
}
