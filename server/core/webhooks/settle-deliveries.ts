/** What attempts came to is written in batches: done, to be tried again, or given up; and what that says about the endpoint. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import { systemActor, type WorkspaceId } from "../actor.ts";
import { type Change, type ChangeDeps, changeWorkspace } from "../change.ts";
import { planMails } from "../invitations/index.ts";
import { isAccepted, isGone, nextAttemptAt } from "./retry-schedule.ts";
import type { Attempted } from "./send-delivery.ts";

/** So long nothing but failures: the endpoint is switched off. */
const GIVEN_UP_AFTER_MS = 5 * 86_400_000;

/**
 * Writes a batch of attempts in one statement. A delivery that was deleted meanwhile, with its endpoint or its candidate, leaves nothing.
 */
async function writeAttempts(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  attempts: readonly Attempted[],
): Promise<void> {
  const rows = attempts.map(({ delivery, at, durationMs, body, url, outcome }) => {
    const done = isAccepted(outcome);
    const test = delivery.event === null;
    const gaveNothing = body === null;
    const next = done || test || gaveNothing ? null : nextAttemptAt(delivery.tries + 1, outcome, at, Math.random());
    return {
      id: delivery.id,
      number: delivery.attempts + 1,
      tries: delivery.tries + 1,
      state: done ? "delivered" : next ? "waiting" : "failed",
      next_attempt_at: next,
      done_at: next ? null : at,
      message: body,
      at,
      duration_ms: durationMs,
      url,
      status: outcome.status,
      headers: outcome.headers,
      answer: outcome.body,
      error: outcome.error,
    };
  });
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as attempt (
        id uuid, number int, tries int, state text, next_attempt_at timestamptz, done_at timestamptz, message text, at timestamptz,
        duration_ms int, url text, status int, headers jsonb, answer text, error text)
    ), settled as (
      update webhook_deliveries as delivery
      set state = given.state, tries = given.tries, attempts = given.number, next_attempt_at = given.next_attempt_at,
        done_at = given.done_at, body = given.message
      from given
      where delivery.workspace_id = ${workspaceId} and delivery.id = given.id and delivery.attempts = given.number - 1
      returning delivery.id
    )
    insert into webhook_attempts (workspace_id, delivery_id, number, at, duration_ms, url, status, headers, body, error)
    select ${workspaceId}, given.id, given.number, given.at, given.duration_ms, given.url, given.status, given.headers, given.answer,
      given.error
    from given join settled on settled.id = given.id
    on conflict do nothing`.execute(database);
}

/** Writes a batch and gives whether the endpoint goes on. */
export async function settleDeliveries(
  deps: ChangeDeps,
  endpoint: { workspaceId: WorkspaceId; id: string; holder: string },
  attempts: readonly Attempted[],
): Promise<{ goesOn: boolean }> {
  const { workspaceId, id, holder } = endpoint;
  await writeAttempts(deps.database, workspaceId, attempts);
  // A test says nothing about the endpoint's health, unless it is gone.
  const real = attempts.filter(({ delivery, body }) => delivery.event !== null && body !== null);
  const accepted = real.filter(({ outcome }) => isAccepted(outcome)).map(({ at }) => at);
  const failures = real.filter(({ outcome }) => !isAccepted(outcome)).map(({ at }) => at);
  if (accepted.length > 0) {
    await sql`
      update webhook_endpoints set failing_since = null, last_delivered_at = ${latest(accepted)}
      where workspace_id = ${workspaceId} and id = ${id} and holder = ${holder}`.execute(deps.database);
  } else if (failures.length > 0) {
    await sql`
      update webhook_endpoints set failing_since = ${earliest(failures)}
      where workspace_id = ${workspaceId} and id = ${id} and holder = ${holder} and failing_since is null`.execute(
      deps.database,
    );
  }
  if (attempts.some(({ outcome }) => isGone(outcome))) {
    await disableEndpoint(deps, workspaceId, id, "gone");
    return { goesOn: false };
  }
  if (accepted.length === 0 && failures.length > 0) {
    const since = new Date(latest(failures).getTime() - GIVEN_UP_AFTER_MS);
    if (await disableEndpoint(deps, workspaceId, id, "failing", since)) return { goesOn: false };
  }
  return { goesOn: true };
}

const latest = (moments: readonly Date[]): Date => new Date(Math.max(...moments.map((at) => at.getTime())));
const earliest = (moments: readonly Date[]): Date => new Date(Math.min(...moments.map((at) => at.getTime())));

/** Switches an endpoint off and mails the owners, once; with a moment only when it has been failing since before then. */
async function disableEndpoint(
  deps: ChangeDeps,
  workspaceId: WorkspaceId,
  id: string,
  reason: "gone" | "failing",
  failingBefore?: Date,
): Promise<boolean> {
  return changeWorkspace(deps, systemActor("webhooks"), workspaceId, async (change) => {
    let update = change.transaction
      .updateTable("webhook_endpoints")
      .set({ active: false, disabled_reason: reason, disabled_at: change.now, version: sql<number>`version + 1` })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .where("active", "=", true);
    if (failingBefore) update = update.where("failing_since", "<=", failingBefore);
    const row = await update.returning("id").executeTakeFirst();
    if (!row) return false;
    change.record({ type: "webhook.changed", data: { webhookId: id, change: "disabled" } });
    change.audit({ action: "webhook.disabled", subjectType: "webhook", subjectId: id, data: { reason } });
    await mailOwners(change, id);
    return true;
  });
}

async function mailOwners(change: Change, webhookEndpointId: string): Promise<void> {
  const owners = await change.transaction
    .selectFrom("members")
    .select(["name", "email"])
    .where("workspace_id", "=", change.workspaceId)
    .where("role", "=", "owner")
    .where("removed_at", "is", null)
    .execute();
  await planMails(
    change,
    owners.map(({ name, email }) => ({
      interviewId: null,
      purpose: "webhook_disabled",
      toEmail: email,
      toName: name,
      content: { webhookEndpointId },
    })),
  );
}
