/** The event feed: append-only, numbered per workspace without gaps. */
import type { Kysely } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";

export interface EventRecord {
  sequence: number;
  id: string;
  type: string;
  at: Date;
  interviewId: string | null;
  data: Record<string, unknown>;
}

/** Events after a sequence number, oldest first; of one interview when it is given. */
export async function listEvents(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  page: { after: number; limit: number; interviewId?: string | undefined },
): Promise<{ rows: EventRecord[]; next: number | null }> {
  let query = database
    .selectFrom("events")
    .leftJoin("event_personal", (join) =>
      join
        .onRef("event_personal.workspace_id", "=", "events.workspace_id")
        .onRef("event_personal.sequence", "=", "events.sequence"),
    )
    .select(["events.sequence", "events.id", "events.type", "events.at", "events.interview_id", "events.data"])
    .select("event_personal.data as personal")
    .where("events.workspace_id", "=", workspaceId)
    .where("events.sequence", ">", page.after);
  if (page.interviewId) query = query.where("events.interview_id", "=", page.interviewId);
  const rows = await query
    .orderBy("events.sequence")
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  return {
    rows: shown.map((row) => ({
      sequence: row.sequence,
      id: row.id,
      type: row.type,
      at: row.at,
      interviewId: row.interview_id,
      data: { ...row.data, ...(row.personal ? { candidate: row.personal } : {}) },
    })),
    next: rows.length > page.limit ? (shown.at(-1)?.sequence ?? null) : null,
  };
}
