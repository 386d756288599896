/** From the event table to deliveries: an endpoint's cursor moves on in batches, and what its events become waits to be sent. */
import { type Kysely, sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { isWanted, type ToldEvent, type WebhookShape } from "./webhook-shape.ts";

/** Events that are looked at in one step. */
const BATCH = 1_000;

type EventRow = Pick<ToldEvent, "type" | "data"> & { sequence: number; interview_id: string | null };

/** The deliveries that events become for one endpoint. */
function deliveriesOf(shape: WebhookShape, wanted: readonly string[], events: readonly EventRow[], now: Date) {
  return events.flatMap((event) =>
    shape.namesOf(event).flatMap((name, part) =>
      isWanted(wanted, name)
        ? [
            {
              id: newId(now),
              event_sequence: event.sequence,
              event_name: name,
              part,
              interview_id: event.interview_id,
            },
          ]
        : [],
    ),
  );
}

export interface PlannedFor {
  workspaceId: WorkspaceId;
  id: string;
  shape: WebhookShape;
  events: readonly string[];
  /** The worker that holds the endpoint: one that has lost it plans nothing. */
  holder: string;
}

/**
 * Plans what came after the cursor, at most a batch; the rows and the cursor are there together or not at all, and an event is
 * planned once. Gives whether there may be more, and the cursor; null when the endpoint is held by somebody else by now.
 */
export async function planDeliveries(
  database: Kysely<Schema>,
  endpoint: PlannedFor,
  now: Date,
): Promise<{ more: boolean; cursor: number } | null> {
  const { workspaceId, id } = endpoint;
  return database.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom("webhook_endpoints")
      .select("planned_sequence")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .where("holder", "=", endpoint.holder)
      .forUpdate()
      .executeTakeFirst();
    if (!held) return null;
    const events = await transaction
      .selectFrom("events")
      .select(["sequence", "type", "data", "interview_id"])
      .where("workspace_id", "=", workspaceId)
      .where("sequence", ">", held.planned_sequence)
      .orderBy("sequence")
      .limit(BATCH)
      .execute();
    const last = events.at(-1);
    if (!last) return { more: false, cursor: held.planned_sequence };
    const rows = deliveriesOf(endpoint.shape, endpoint.events, events, now);
    if (rows.length > 0) {
      await sql`
        insert into webhook_deliveries
          (workspace_id, id, endpoint_id, event_sequence, event_name, part, interview_id, state, next_attempt_at, created_at)
        select ${workspaceId}, planned.id, ${id}, planned.event_sequence, planned.event_name, planned.part, planned.interview_id,
          'waiting', ${now}, ${now}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as planned (id uuid, event_sequence bigint, event_name text, part smallint, interview_id uuid)
        on conflict (workspace_id, endpoint_id, event_sequence, part) do nothing`.execute(transaction);
    }
    await transaction
      .updateTable("webhook_endpoints")
      .set({ planned_sequence: last.sequence })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
    return { more: events.length === BATCH, cursor: last.sequence };
  });
}

/**
 * Plans a range of events again: what was never planned is added, what is done begins anew. Gives how many wait now.
 * The caller holds the endpoint's row.
 */
export async function planAgain(
  database: Kysely<Schema>,
  endpoint: Omit<PlannedFor, "holder">,
  sequences: readonly number[],
  now: Date,
): Promise<number> {
  const { workspaceId, id } = endpoint;
  const events = await sql<EventRow>`
    select sequence, type, data, interview_id from events
    where workspace_id = ${workspaceId} and sequence = any(${sequences}::bigint[]) order by sequence`.execute(database);
  const rows = deliveriesOf(endpoint.shape, endpoint.events, events.rows, now);
  const { numAffectedRows } = await sql`
    insert into webhook_deliveries
      (workspace_id, id, endpoint_id, event_sequence, event_name, part, interview_id, state, next_attempt_at, created_at)
    select ${workspaceId}, planned.id, ${id}, planned.event_sequence, planned.event_name, planned.part, planned.interview_id,
      'waiting', ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as planned (id uuid, event_sequence bigint, event_name text, part smallint, interview_id uuid)
    on conflict (workspace_id, endpoint_id, event_sequence, part)
      do update set state = 'waiting', tries = 0, next_attempt_at = ${now}, done_at = null`.execute(database);
  return Number(numAffectedRows ?? 0n);
}
