/** Which worker delivers to which endpoint: a lease in the database, so that order holds and a worker that died is replaced. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { type WorkspaceId, workspaceId } from "../actor.ts";

/** A worker that did not renew for so long is presumed dead. Longer than an attempt may take. */
const LEASE_MS = 45_000;

type Row = Selectable<Schema["webhook_endpoints"]>;

export interface HeldEndpoint {
  workspaceId: WorkspaceId;
  id: string;
  holder: string;
}

/** What a run needs of its endpoint, read anew as it goes on: people change it meanwhile. */
export interface EndpointState extends Pick<Row, "url" | "shape" | "events"> {
  workspaceNumber: number;
  /** Whatever a sandbox tells of is a test. */
  sandbox: boolean;
  secret: string;
  previousSecret: { secret: string; until: Date } | null;
  /** Events up to this number are planned; newest is the workspace's last. */
  planned: number;
  newest: number;
  wakes: number;
}

/**
 * Takes endpoints that have something to do and that nobody holds, the longest waiting first. Whoever died holding one left
 * something to do, and nothing that says so.
 */
export async function takeEndpoints(
  database: Kysely<Schema>,
  holder: string,
  now: Date,
  limit: number,
): Promise<HeldEndpoint[]> {
  const { rows } = await sql<{ workspace_id: string; id: string }>`
    update webhook_endpoints as held set holder = ${holder}, held_until = ${new Date(now.getTime() + LEASE_MS)}
    from (
      select endpoint.workspace_id, endpoint.id from webhook_endpoints as endpoint
      join event_counters on event_counters.workspace_id = endpoint.workspace_id
      where endpoint.active and (
        endpoint.held_until < ${now} or endpoint.held_until is null
          and (endpoint.planned_sequence < event_counters.sequence or endpoint.next_due_at <= ${now}))
      order by endpoint.next_due_at nulls first limit ${limit}
      for update of endpoint skip locked
    ) as free
    where held.workspace_id = free.workspace_id and held.id = free.id
    returning held.workspace_id, held.id`.execute(database);
  return rows.map((row) => ({ workspaceId: workspaceId(row.workspace_id), id: row.id, holder }));
}

/** When an endpoint that nobody holds has its next attempt, or the lease of one ends; null when none has. */
export async function nextDueAt(database: Kysely<Schema>): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(coalesce(held_until, next_due_at)) as at from webhook_endpoints where active`.execute(database);
  return rows[0]?.at ?? null;
}

/** Renews the lease and reads the endpoint; null when it is lost, switched off or deleted. */
export async function renewEndpoint(
  deps: { database: Kysely<Schema>; keyring: Keyring },
  { workspaceId, id, holder }: HeldEndpoint,
  now: Date,
): Promise<EndpointState | null> {
  const { rows } = await sql<{
    url: string;
    shape: string;
    events: string[];
    planned_sequence: number;
    wakes: number;
    number: number;
    sandbox: boolean;
    sequence: number;
    secret: Buffer;
    previous_secret: Buffer | null;
    previous_until: Date | null;
  }>`
    update webhook_endpoints as endpoint set held_until = ${new Date(now.getTime() + LEASE_MS)}
    from webhook_secrets as secret, workspaces, event_counters
    where endpoint.workspace_id = ${workspaceId} and endpoint.id = ${id} and endpoint.holder = ${holder} and endpoint.active
      and secret.workspace_id = endpoint.workspace_id and secret.id = endpoint.secret_id
      and workspaces.id = endpoint.workspace_id and event_counters.workspace_id = endpoint.workspace_id
    returning endpoint.url, endpoint.shape, endpoint.events, endpoint.planned_sequence, endpoint.wakes, workspaces.number,
      exists (select from sandboxes where sandboxes.workspace_id = endpoint.workspace_id) as sandbox,
      event_counters.sequence, secret.secret, secret.previous_secret, secret.previous_until`.execute(deps.database);
  const [row] = rows;
  if (!row) return null;
  const { previous_secret: previous, previous_until: until } = row;
  return {
    url: row.url,
    shape: row.shape,
    events: row.events,
    workspaceNumber: row.number,
    sandbox: row.sandbox,
    secret: deps.keyring.decrypt(row.secret),
    previousSecret: previous !== null && until !== null ? { secret: deps.keyring.decrypt(previous), until } : null,
    planned: row.planned_sequence,
    newest: row.sequence,
    wakes: row.wakes,
  };
}

/**
 * Lets an endpoint go, with the moment when it has something to do again. Gives false when somebody made something due since wakes was
 * read: then there is more to do. What waits behind another delivery of its interview is due when that one is.
 */
export async function releaseEndpoint(
  database: Kysely<Schema>,
  { workspaceId, id, holder }: HeldEndpoint,
  wakes: number,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update webhook_endpoints set holder = null, held_until = null, next_due_at = (
      select min(next_attempt_at) from webhook_deliveries
      where workspace_id = ${workspaceId} and endpoint_id = ${id} and state = 'waiting' and next_attempt_at > ${now})
    where workspace_id = ${workspaceId} and id = ${id} and holder = ${holder} and wakes = ${wakes}`.execute(database);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Lets go at once of an endpoint that has more to do, so that another worker goes on with it; of one that is switched off too. */
export async function dropEndpoint(
  database: Kysely<Schema>,
  { workspaceId, id, holder }: HeldEndpoint,
  now: Date,
): Promise<void> {
  await sql`
    update webhook_endpoints set holder = null, held_until = null, next_due_at = least(next_due_at, ${now})
    where workspace_id = ${workspaceId} and id = ${id} and holder = ${holder}`.execute(database);
}
