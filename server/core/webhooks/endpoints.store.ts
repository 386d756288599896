/** Webhook endpoints of a workspace: list, find, create, change, delete. */
import { type Kysely, type Selectable, sql } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { GuardedClient } from "../../platform/http/guarded-client.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { authorise, type WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { ensureSecret } from "./secrets.ts";
import { isWanted, type WebhookShape, type WebhookShapes } from "./webhook-shape.ts";

export interface EndpointDeps {
  keyring: Keyring;
  webhookShapes: WebhookShapes;
  guarded: Pick<GuardedClient, "whyRefused">;
}

type Row = Selectable<Schema["webhook_endpoints"]>;

export interface EndpointRecord {
  id: string;
  url: string;
  events: string[];
  shape: string;
  active: boolean;
  description: string;
  external: string | null;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  disabledReason: Row["disabled_reason"];
  disabledAt: Date | null;
  failingSince: Date | null;
  lastDeliveredAt: Date | null;
}

const recordOf = (row: Row): EndpointRecord => ({
  id: row.id,
  url: row.url,
  events: row.events,
  shape: row.shape,
  active: row.active,
  description: row.description,
  external: row.external,
  createdBy: row.created_by,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  version: row.version,
  disabledReason: row.disabled_reason,
  disabledAt: row.disabled_at,
  failingSince: row.failing_since,
  lastDeliveredAt: row.last_delivered_at,
});

const MOST_ENDPOINTS = 50;

/** Newest first; of one shape when asked for. */
export async function listEndpoints(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  page: PageRequest & { shape?: string },
): Promise<{ data: EndpointRecord[]; next: string | null }> {
  let query = database.selectFrom("webhook_endpoints").selectAll().where("workspace_id", "=", workspaceId);
  if (page.after) query = query.where(olderThan(page.after));
  if (page.shape !== undefined) query = query.where("shape", "=", page.shape);
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, page.limit);
  return { data: shown.map(recordOf), next };
}

/** @throws RefusedError "not_found" */
export async function findEndpoint(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
): Promise<EndpointRecord> {
  const row = await database
    .selectFrom("webhook_endpoints")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? recordOf(row) : refuse("not_found", "There is no such webhook.");
}

/** Every known name, or what has known names below it. */
function checkEvents(shape: WebhookShape, events: readonly string[]): void {
  const unknown = events.findIndex((event) => !shape.names.some((name) => isWanted([event], name)));
  if (unknown >= 0) {
    refuse(
      "invalid",
      `There is no event ${JSON.stringify(events[unknown])} in this shape. It has: ${shape.names.join(", ")}.`,
      {
        path: ["events", unknown],
      },
    );
  }
}

function checkUrl(deps: EndpointDeps, url: string): void {
  const why = deps.guarded.whyRefused(url, { httpsOnly: true });
  if (why !== null) refuse("invalid", why, { path: ["url"] });
}

export interface NewEndpoint {
  url: string;
  events: string[];
  shape: string;
  active?: boolean | undefined;
  description?: string | undefined;
  /** What a vendor's caller keeps with it. */
  external?: string | null | undefined;
}

/**
 * Creates an endpoint; it is told of what happens from here on.
 * @throws RefusedError "invalid" for an address or an event that can not be; "not_allowed" when there are too many; "forbidden" for
 * a caller who may not read interviews, since it would be sent them.
 */
export async function createEndpoint(
  deps: EndpointDeps,
  change: Change,
  input: NewEndpoint,
): Promise<EndpointRecord & { secret: string }> {
  const { transaction, workspaceId, now } = change;
  authorise(change.actor, "interviews:read");
  const shape = deps.webhookShapes[input.shape];
  if (!shape) refuse("invalid", "There is no such shape.", { path: ["shape"] });
  checkUrl(deps, input.url);
  checkEvents(shape, input.events);
  const { count } = await transaction
    .selectFrom("webhook_endpoints")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  if (count >= MOST_ENDPOINTS) {
    refuse("not_allowed", `A workspace has at most ${MOST_ENDPOINTS} webhooks. Delete one first.`);
  }
  const { id: secretId, secret } = await ensureSecret(change, deps.keyring, shape.oneSecret ? input.shape : null);
  const row = await transaction
    .insertInto("webhook_endpoints")
    .values({
      workspace_id: workspaceId,
      id: newId(now),
      url: input.url,
      events: [...new Set(input.events)],
      shape: input.shape,
      active: input.active ?? true,
      description: input.description ?? "",
      external: input.external ?? null,
      secret_id: secretId,
      created_by: change.actor.name,
      created_at: now,
      updated_at: now,
      disabled_reason: null,
      disabled_at: null,
      failing_since: null,
      last_delivered_at: null,
      planned_sequence: presentSequence(workspaceId),
      next_due_at: null,
      holder: null,
      held_until: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  change.record({ type: "webhook.changed", data: { webhookId: row.id, change: "created" } });
  change.audit({ action: "webhook.created", subjectType: "webhook", subjectId: row.id, data: { shape: row.shape } });
  return { ...recordOf(row), secret };
}

/** What happened before is not told. */
const presentSequence = (workspaceId: WorkspaceId) =>
  sql<number>`(select sequence from event_counters where workspace_id = ${workspaceId})`;

/**
 * Changes an endpoint. One that is switched on again is told of what happens from then on, and of what waited when it was
 * switched off; resending a range brings the time between.
 * @throws RefusedError "not_found", "invalid", "stale"
 */
export async function updateEndpoint(
  deps: EndpointDeps,
  change: Change,
  id: string,
  input: { [Name in keyof Omit<NewEndpoint, "shape">]?: NewEndpoint[Name] | undefined },
  expectedVersion?: number,
): Promise<EndpointRecord> {
  const { transaction, workspaceId, now } = change;
  const before = await lockEndpoint(change, id);
  checkVersion(before.version, expectedVersion, "the webhook");
  if (input.url !== undefined || input.events !== undefined) authorise(change.actor, "interviews:read");
  if (input.url !== undefined) checkUrl(deps, input.url);
  const shape = deps.webhookShapes[before.shape];
  if (input.events !== undefined && shape) checkEvents(shape, input.events);
  const switchedOn = input.active === true && !before.active;
  const row = await transaction
    .updateTable("webhook_endpoints")
    .set({
      ...(input.url === undefined ? {} : { url: input.url }),
      ...(input.events === undefined ? {} : { events: [...new Set(input.events)] }),
      ...(input.description === undefined ? {} : { description: input.description }),
      ...(input.external === undefined ? {} : { external: input.external }),
      ...(input.active === undefined ? {} : { active: input.active }),
      ...(switchedOn
        ? {
            disabled_reason: null,
            disabled_at: null,
            failing_since: null,
            planned_sequence: presentSequence(workspaceId),
            next_due_at: now,
            wakes: sql<number>`wakes + 1`,
          }
        : {}),
      updated_at: now,
      version: before.version + 1,
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  change.record({ type: "webhook.changed", data: { webhookId: id, change: "updated" } });
  change.audit({
    action: "webhook.updated",
    subjectType: "webhook",
    subjectId: id,
    data: { fields: Object.keys(input) },
  });
  return recordOf(row);
}

/** Locks an endpoint until the change commits. @throws RefusedError "not_found" */
export async function lockEndpoint({ transaction, workspaceId }: Change, id: string): Promise<Row> {
  const row = await transaction
    .selectFrom("webhook_endpoints")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? refuse("not_found", "There is no such webhook.");
}

/** Deletes an endpoint with its deliveries and their log. @throws RefusedError "not_found" */
export async function deleteEndpoint(change: Change, id: string, expectedVersion?: number): Promise<void> {
  const { transaction, workspaceId } = change;
  const { secret_id, version } = await lockEndpoint(change, id);
  checkVersion(version, expectedVersion, "the webhook");
  await transaction
    .deleteFrom("webhook_endpoints")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  await transaction
    .deleteFrom("webhook_secrets")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", secret_id)
    .where("shared_by", "is", null)
    .execute();
  change.record({ type: "webhook.changed", data: { webhookId: id, change: "deleted" } });
  change.audit({ action: "webhook.deleted", subjectType: "webhook", subjectId: id });
}
