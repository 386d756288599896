/** A new secret for a key, with a time in which the one before still works. At most two secrets of a key open anything. */
import type { ApiKey, NewApiKey } from "../../../shared/native.ts";
import { hashSecret, randomSecret } from "../../platform/keyring/keyring.ts";
import type { Change } from "../change.ts";
import { formatKey } from "./api-key.ts";
import { lockOwnKey } from "./own-key.ts";
import { presentKey } from "./present-key.ts";

const HOUR_MS = 3_600_000;

/** In the past for every process, also for one whose clock is behind. */
const ENDED = new Date(0);

/**
 * Gives the key a new secret, which stands in this answer alone. The secret until now works for keepPreviousHours more. A secret
 * that was still working from an earlier rotation ends at once.
 * @throws RefusedError "not_found"; "forbidden" for a key with a scope that the actor has not.
 */
export async function rotateKey(
  change: Change,
  id: string,
  { keepPreviousHours }: { keepPreviousHours: number },
): Promise<NewApiKey> {
  const before = await lockOwnKey(change, id);
  const secret = randomSecret(43);
  const row = await change.transaction
    .updateTable("api_keys")
    .set({
      secret_hash: hashSecret(secret),
      previous_secret_hash: before.secret_hash,
      previous_until: keepPreviousHours === 0 ? ENDED : new Date(change.now.getTime() + keepPreviousHours * HOUR_MS),
      previous_used_at: null,
      previous_used_ip: null,
      rotated_at: change.now,
      version: before.version + 1,
    })
    .where("workspace_id", "=", before.workspace_id)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  change.record({ type: "key.changed", data: { keyId: id, change: "rotated" } });
  change.audit({ action: "key.rotated", subjectType: "key", subjectId: id, data: { keepPreviousHours } });
  return { ...presentKey(row, change.now), key: formatKey(row.environment, row.prefix, secret) };
}

/**
 * Ends the secret before the last rotation at once, on every process. Without one that still works nothing changes.
 * @throws RefusedError "not_found"; "forbidden" for a key with a scope that the actor has not.
 */
export async function endPreviousSecret(change: Change, id: string): Promise<ApiKey> {
  const before = await lockOwnKey(change, id);
  if (!before.previous_until || before.previous_until <= change.now) return presentKey(before, change.now);
  const row = await change.transaction
    .updateTable("api_keys")
    .set({ previous_until: ENDED, version: before.version + 1 })
    .where("workspace_id", "=", before.workspace_id)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  change.record({ type: "key.changed", data: { keyId: id, change: "updated" } });
  change.audit({ action: "key.previous_secret_ended", subjectType: "key", subjectId: id });
  return presentKey(row, change.now);
}
