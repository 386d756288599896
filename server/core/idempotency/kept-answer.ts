/** Looks up and keeps the answer of one write by its Idempotency-Key. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret, type Keyring } from "../../platform/keyring/keyring.ts";
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";

const KEPT_HOURS = 24;

/** What one key stands for: whose it is, on which route, and the request that it came with. */
export interface IdempotentRequest {
  key: string;
  /** Such as key:<id> or member:<id>: two credentials may use the same key for different things. */
  credential: string;
  /** Method and pattern of the route. */
  route: string;
  /** Everything that makes the request what it is: its address and its body. */
  fingerprint: string;
}

export interface KeptAnswer {
  status: number;
  body: string;
  etag: string | null;
}

/**
 * The answer that an earlier request with this key got, or null when this is the first. From here to the end of the
 * transaction no other request with the key runs: a program is refused meanwhile, as the draft says; a person's browser waits.
 * @throws RefusedError "running" while another request with the key runs, "key_reused" when the key came with another request.
 */
export async function readKeptAnswer(
  keyring: Keyring,
  change: Change,
  request: IdempotentRequest,
  whileRunning: "refuse" | "wait" = "refuse",
): Promise<KeptAnswer | null> {
  const name = [change.workspaceId, request.credential, request.route, request.key];
  await lockRequest(change.transaction, name, whileRunning);
  const kept = await change.transaction
    .selectFrom("idempotent_answers")
    .select(["request_hash", "status", "answer", "etag"])
    .where("workspace_id", "=", change.workspaceId)
    .where("credential", "=", request.credential)
    .where("route", "=", request.route)
    .where("key_hash", "=", hashSecret(request.key))
    .where("created_at", ">", keptSince(change.now))
    .executeTakeFirst();
  if (!kept) return null;
  if (!kept.request_hash.equals(hashSecret(request.fingerprint))) refuseReused();
  return { status: kept.status, body: keyring.decrypt(kept.answer), etag: kept.etag };
}

/** Until the end of the transaction no other request of this name runs. @throws RefusedError "running", unless it is to wait. */
export async function lockRequest(
  transaction: Kysely<Schema>,
  name: readonly string[],
  whileRunning: "refuse" | "wait" = "refuse",
): Promise<void> {
  const lock = sql`hashtextextended(${name.join("\n")}, 0)`;
  if (whileRunning === "wait") {
    await sql`select pg_advisory_xact_lock(${lock})`.execute(transaction);
    return;
  }
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(${lock}) as held`.execute(transaction);
  if (!rows[0]?.held) {
    refuse("running", "A request with this Idempotency-Key is still running. Send it again in a moment.");
  }
}

/** What was kept before is too old to be given again. */
export const keptSince = (now: Date): Date => new Date(now.getTime() - KEPT_HOURS * 3_600_000);

export const refuseReused = (): never =>
  refuse("key_reused", "This Idempotency-Key came with another request before. Use a new key for a new request.");

/** Keeps an answer in the transaction of the write that it answers; encrypted, because it may hold a secret. */
export async function keepAnswer(
  keyring: Keyring,
  change: Change,
  request: IdempotentRequest,
  answer: KeptAnswer,
): Promise<void> {
  const values = {
    request_hash: hashSecret(request.fingerprint),
    status: answer.status,
    answer: keyring.encrypt(answer.body),
    etag: answer.etag,
    subject_ids: idsIn(answer.body),
    created_at: change.now,
  };
  await change.transaction
    .insertInto("idempotent_answers")
    .values({
      workspace_id: change.workspaceId,
      credential: request.credential,
      route: request.route,
      key_hash: hashSecret(request.key),
      ...values,
    })
    // An answer that is too old to be given again may still be there.
    .onConflict((conflict) => conflict.columns(["workspace_id", "credential", "route", "key_hash"]).doUpdateSet(values))
    .execute();
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Whom and what an answer speaks of, so that erasing a candidate finds it although it is encrypted. */
const idsIn = (text: string): string[] => [...new Set(text.match(UUID) ?? [])];
