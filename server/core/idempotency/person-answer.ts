/** Writes of a person, outside of any workspace, that may be sent twice: each answer is kept with what it answers. */
import type { Kysely } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret, type Keyring } from "../../platform/keyring/keyring.ts";
import { type IdempotentRequest, type KeptAnswer, keptSince, lockRequest, refuseReused } from "./kept-answer.ts";

/**
 * Runs the command once for the request, in one transaction with keeping its answer, or gives the answer that the same request got
 * within 24 hours.
 * @throws RefusedError "running" while another request with the key runs, "key_reused" when the key came with another request.
 */
export async function answerPersonOnce(
  deps: { database: Kysely<Schema>; keyring: Keyring; clock: () => Date },
  request: IdempotentRequest,
  command: (transaction: Kysely<Schema>) => Promise<Omit<KeptAnswer, "etag">>,
): Promise<{ status: number; body: string; replayed: boolean }> {
  const { credential, route } = request;
  const now = deps.clock();
  const requestHash = deps.keyring.sign("idempotent-request", request.fingerprint);
  return deps.database.transaction().execute(async (transaction) => {
    await lockRequest(transaction, [credential, route, request.key]);
    const kept = await transaction
      .selectFrom("person_answers")
      .select(["request_hash", "status", "answer"])
      .where("credential", "=", credential)
      .where("route", "=", route)
      .where("key_hash", "=", hashSecret(request.key))
      .where("created_at", ">", keptSince(now))
      .executeTakeFirst();
    if (kept) {
      if (kept.request_hash !== requestHash) refuseReused();
      return { status: kept.status, body: deps.keyring.decrypt(kept.answer), replayed: true };
    }
    const made = await command(transaction);
    const values = {
      request_hash: requestHash,
      status: made.status,
      answer: deps.keyring.encrypt(made.body),
      created_at: now,
    };
    await transaction
      .insertInto("person_answers")
      .values({ credential, route, key_hash: hashSecret(request.key), ...values })
      // An answer that is too old to be given again may still be there.
      .onConflict((conflict) => conflict.columns(["credential", "route", "key_hash"]).doUpdateSet(values))
      .execute();
    return { ...made, replayed: false };
  });
}
