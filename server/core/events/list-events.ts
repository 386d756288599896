/** Reads the event feed in pages. */
import { type Kysely, type SqlBool, sql } from "kysely";
import type { EventType } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { notHidden } from "../not-hidden.ts";

export interface EventRecord {
  sequence: number;
  interviewSequence: number | null;
  id: string;
  type: EventType;
  at: Date;
  interviewId: string | null;
  positionId: string | null;
  data: Record<string, unknown>;
  /** Names, addresses, words; null when there are none, or when they were erased. */
  personal: Record<string, unknown> | null;
}

/** What a reader wants of the feed. */
export interface EventFilter {
  interviewId?: string | undefined;
  positionId?: string | undefined;
  types?: readonly EventType[] | undefined;
  /** Positions that the reader may not see. */
  hidden: readonly string[];
}

/** Events after a sequence number, oldest first. */
export async function listEvents(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  page: { after: number; limit: number },
  filter: EventFilter,
): Promise<{ rows: EventRecord[]; next: number | null }> {
  let query = database
    .selectFrom("events")
    .leftJoin("event_personal", (join) =>
      join
        .onRef("event_personal.workspace_id", "=", "events.workspace_id")
        .onRef("event_personal.sequence", "=", "events.sequence"),
    )
    .selectAll("events")
    .select("event_personal.data as personal")
    .where("events.workspace_id", "=", workspaceId)
    .where("events.sequence", ">", page.after)
    .where(notHidden(filter.hidden, "events.position_id"));
  if (filter.interviewId) query = query.where("events.interview_id", "=", filter.interviewId);
  if (filter.positionId) query = query.where("events.position_id", "=", filter.positionId);
  if (filter.types) query = query.where(sql<SqlBool>`events.type = any(${filter.types}::text[])`);
  const rows = await query
    .orderBy("events.sequence")
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  return {
    rows: shown.map((row) => ({
      sequence: row.sequence,
      interviewSequence: row.interview_sequence,
      id: row.id,
      type: row.type,
      at: row.at,
      interviewId: row.interview_id,
      positionId: row.position_id,
      data: row.data,
      personal: row.personal,
    })),
    next: rows.length > page.limit ? (shown.at(-1)?.sequence ?? null) : null,
  };
}

/** The number of the newest event of each workspace. */
export async function newestSequence(
  database: Kysely<Schema>,
  workspaceIds: readonly WorkspaceId[],
): Promise<Map<WorkspaceId, number>> {
  const { rows } = await sql<{ workspace_id: WorkspaceId; sequence: number }>`
    select workspace_id, sequence from event_counters where workspace_id = any(${workspaceIds}::uuid[])`.execute(
    database,
  );
  return new Map(rows.map((row) => [row.workspace_id, row.sequence]));
}
