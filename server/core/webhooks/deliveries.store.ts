/** What was sent, with its attempts; resending; tests. */
import { type Kysely, type Selectable, sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { refuse } from "../refusal.ts";
import { type EndpointDeps, lockEndpoint } from "./endpoints.store.ts";
import { planAgain } from "./plan-deliveries.ts";
import { messageId } from "./send-delivery.ts";
import { isWanted } from "./webhook-shape.ts";

type Row = Selectable<Schema["webhook_deliveries"]>;
export type DeliveryState = Row["state"];

export interface DeliveryRecord {
  id: string;
  endpointId: string;
  /** The header webhook-id. */
  messageId: string;
  event: string;
  /** Null: a test. */
  sequence: number | null;
  interviewId: string | null;
  state: DeliveryState;
  attempts: number;
  nextAttemptAt: Date | null;
  createdAt: Date;
  doneAt: Date | null;
  /** As it was sent; null until then. */
  body: string | null;
}

export interface AttemptRecord {
  number: number;
  at: Date;
  durationMs: number;
  url: string;
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
  error: string | null;
}

const recordOf = (row: Row): DeliveryRecord => ({
  id: row.id,
  endpointId: row.endpoint_id,
  messageId: messageId(row.id),
  event: row.event_name,
  sequence: row.event_sequence,
  interviewId: row.interview_id,
  state: row.state,
  attempts: row.attempts,
  nextAttemptAt: row.next_attempt_at,
  createdAt: row.created_at,
  doneAt: row.done_at,
  body: row.body,
});

/** An endpoint's deliveries, newest first. */
export async function listDeliveries(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  page: PageRequest & { endpointId: string; state?: DeliveryState | undefined },
): Promise<{ data: DeliveryRecord[]; next: string | null }> {
  let query = database
    .selectFrom("webhook_deliveries")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("endpoint_id", "=", page.endpointId);
  if (page.state) query = query.where("state", "=", page.state);
  if (page.after) query = query.where(olderThan(page.after));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, page.limit);
  return { data: shown.map(recordOf), next };
}

/** @throws RefusedError "not_found" */
export async function findDelivery(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  endpointId: string,
  id: string,
): Promise<DeliveryRecord> {
  const row = await database
    .selectFrom("webhook_deliveries")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("endpoint_id", "=", endpointId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? recordOf(row) : refuse("not_found", "There is no such delivery.");
}

/** The attempts of deliveries, in their order. */
export async function attemptsOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  deliveryIds: readonly string[],
): Promise<Map<string, AttemptRecord[]>> {
  const rows = await database
    .selectFrom("webhook_attempts")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`delivery_id = any(${deliveryIds}::uuid[])`)
    .orderBy("delivery_id")
    .orderBy("number")
    .execute();
  const found = new Map<string, AttemptRecord[]>(deliveryIds.map((id) => [id, []]));
  for (const row of rows) {
    found.get(row.delivery_id)?.push({
      number: row.number,
      at: row.at,
      durationMs: row.duration_ms,
      url: row.url,
      status: row.status,
      headers: row.headers,
      body: row.body,
      error: row.error,
    });
  }
  return found;
}

/** An endpoint that is on, its row held; its worker looks again when this commits. */
async function holdForSending(change: Change, endpointId: string) {
  const endpoint = await lockEndpoint(change, endpointId);
  if (!endpoint.active) refuse("conflict", "This webhook is switched off. Switch it on first.");
  await change.transaction
    .updateTable("webhook_endpoints")
    .set({ next_due_at: change.now, wakes: sql<number>`wakes + 1` })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", endpointId)
    .execute();
  return endpoint;
}

/**
 * Sends one delivery again, with the same id and body, whatever became of it; its attempts begin anew.
 * @throws RefusedError "not_found"; "conflict" while the endpoint is switched off.
 */
export async function resendDelivery(change: Change, endpointId: string, id: string): Promise<DeliveryRecord> {
  await holdForSending(change, endpointId);
  const row = await change.transaction
    .updateTable("webhook_deliveries")
    .set({ state: "waiting", tries: 0, next_attempt_at: change.now, done_at: null })
    .where("workspace_id", "=", change.workspaceId)
    .where("endpoint_id", "=", endpointId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  if (!row) refuse("not_found", "There is no such delivery.");
  change.record({ type: "webhook.changed", data: { webhookId: endpointId, change: "sent" } });
  change.audit({ action: "webhook.resent", subjectType: "webhook", subjectId: endpointId, data: { deliveryId: id } });
  return recordOf(row);
}

/** Which events: by moment or by number, both ends included. */
export interface ResendRange {
  from?: Date | undefined;
  to?: Date | undefined;
  fromSequence?: number | undefined;
  toSequence?: number | undefined;
  /** Only what was given up or was never sent. */
  onlyFailed: boolean;
}

const MOST_RESENT = 10_000;

/**
 * Sends the events of a range again, those included that were never sent since the endpoint did not exist or was switched off.
 * @throws RefusedError "not_found"; "conflict" while the endpoint is switched off; "invalid" for more than 10,000 events.
 */
export async function resendRange(
  deps: Pick<EndpointDeps, "webhookShapes">,
  change: Change,
  endpointId: string,
  range: ResendRange,
): Promise<{ deliveries: number }> {
  const { transaction, workspaceId, now } = change;
  const endpoint = await holdForSending(change, endpointId);
  const shape = deps.webhookShapes[endpoint.shape];
  if (!shape) throw new Error(`There is no shape ${endpoint.shape}.`);
  let query = transaction
    .selectFrom("events")
    .select("sequence")
    .where("workspace_id", "=", workspaceId)
    // What comes after the cursor is planned by itself.
    .where("sequence", "<=", endpoint.planned_sequence);
  if (range.from) query = query.where("at", ">=", range.from);
  if (range.to) query = query.where("at", "<=", range.to);
  if (range.fromSequence !== undefined) query = query.where("sequence", ">=", range.fromSequence);
  if (range.toSequence !== undefined) query = query.where("sequence", "<=", range.toSequence);
  if (range.onlyFailed) {
    query = query.where(
      sql<boolean>`not exists (
        select from webhook_deliveries as delivery
        where delivery.workspace_id = events.workspace_id and delivery.endpoint_id = ${endpointId}
          and delivery.event_sequence = events.sequence and delivery.state <> 'failed')`,
    );
  }
  const rows = await query
    .orderBy("sequence")
    .limit(MOST_RESENT + 1)
    .execute();
  if (rows.length > MOST_RESENT) {
    refuse("invalid", `There are more than ${MOST_RESENT} events in this range. Ask for a shorter one.`, { path: [] });
  }
  const sequences = rows.map(({ sequence }) => sequence);
  const wanted = { workspaceId, id: endpointId, shape, events: endpoint.events };
  const deliveries = sequences.length === 0 ? 0 : await planAgain(transaction, wanted, sequences, now);
  change.record({ type: "webhook.changed", data: { webhookId: endpointId, change: "sent" } });
  change.audit({
    action: "webhook.range_resent",
    subjectType: "webhook",
    subjectId: endpointId,
    data: { from: sequences[0] ?? null, to: sequences.at(-1) ?? null, deliveries },
  });
  return { deliveries };
}

/**
 * Sends a message that tells of nobody, once, marked as a test where the shape can say so.
 * @param name one of the shape's; the first that the endpoint asks for unless given
 * @throws RefusedError "not_found"; "invalid" for an unknown name; "conflict" while the endpoint is switched off.
 */
export async function sendTest(
  deps: Pick<EndpointDeps, "webhookShapes">,
  change: Change,
  endpointId: string,
  name?: string,
): Promise<DeliveryRecord> {
  const endpoint = await holdForSending(change, endpointId);
  const names = deps.webhookShapes[endpoint.shape]?.names ?? [];
  const chosen = name ?? names.find((one) => isWanted(endpoint.events, one));
  if (chosen === undefined || !names.includes(chosen)) {
    refuse("invalid", `There is no such event in this shape. It has: ${names.join(", ")}.`, { path: ["event"] });
  }
  const row = await change.transaction
    .insertInto("webhook_deliveries")
    .values({
      workspace_id: change.workspaceId,
      id: newId(change.now),
      endpoint_id: endpointId,
      event_sequence: null,
      event_name: chosen,
      interview_id: null,
      state: "waiting",
      next_attempt_at: change.now,
      body: null,
      created_at: change.now,
      done_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  change.record({ type: "webhook.changed", data: { webhookId: endpointId, change: "sent" } });
  change.audit({ action: "webhook.tested", subjectType: "webhook", subjectId: endpointId, data: { event: chosen } });
  return recordOf(row);
}
