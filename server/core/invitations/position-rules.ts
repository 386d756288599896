/** What the positions of a set of interviews say about their mail, in one statement. */
import { sql } from "kysely";
import { positionSettingsSchema } from "../../../shared/position.ts";
import type { Change } from "../change.ts";

export interface PositionMailRules {
  archivedAt: Date | null;
  reminderHoursBefore: readonly number[];
}

/** By the positions' ids. */
export async function mailRulesOf(
  change: Change,
  interviews: readonly { position_id: string }[],
): Promise<Map<string, PositionMailRules>> {
  const ids = [...new Set(interviews.map((interview) => interview.position_id))];
  const rows = await change.transaction
    .selectFrom("positions")
    .select(["id", "archived_at", "settings"])
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", (select) => select.fn.any(sql<string[]>`${ids}::uuid[]`))
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        archivedAt: row.archived_at,
        reminderHoursBefore: positionSettingsSchema.parse(row.settings).reminderHoursBefore,
      },
    ]),
  );
}
