/** Secrets that sign webhooks: made, shown, changed. Kept encrypted by the keyring. */
import { randomBytes } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";

const PREFIX = "whsec_";
const HOUR_MS = 3_600_000;

const newSecret = (): string => `${PREFIX}${randomBytes(32).toString("base64")}`;

/** The bytes that a standard verifier signs with. */
export const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(PREFIX.length), "base64");

/** Makes a secret. With a name it is the one that all endpoints of that shape share, and made once. */
export async function ensureSecret(
  { transaction, workspaceId, now }: Change,
  keyring: Keyring,
  sharedBy: string | null,
): Promise<{ id: string; secret: string }> {
  const secret = newSecret();
  const id = newId(now);
  const row = await transaction
    .insertInto("webhook_secrets")
    .values({
      workspace_id: workspaceId,
      id,
      shared_by: sharedBy,
      secret: keyring.encrypt(secret),
      previous_secret: null,
      previous_until: null,
      created_at: now,
      rotated_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "shared_by"]).where("shared_by", "is not", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (row || sharedBy === null) return { id, secret };
  const known = await transaction
    .selectFrom("webhook_secrets")
    .select(["id", "secret"])
    .where("workspace_id", "=", workspaceId)
    .where("shared_by", "=", sharedBy)
    .executeTakeFirstOrThrow();
  return { id: known.id, secret: keyring.decrypt(known.secret) };
}

async function readSecret(
  database: Kysely<Schema> | Transaction<Schema>,
  workspaceId: WorkspaceId,
  endpointId: string,
): Promise<{ id: string; secret: Buffer; previous_until: Date | null }> {
  const row = await database
    .selectFrom("webhook_endpoints")
    .innerJoin("webhook_secrets", (join) =>
      join
        .onRef("webhook_secrets.workspace_id", "=", "webhook_endpoints.workspace_id")
        .onRef("webhook_secrets.id", "=", "webhook_endpoints.secret_id"),
    )
    .select(["webhook_secrets.id", "webhook_secrets.secret", "webhook_secrets.previous_until"])
    .where("webhook_endpoints.workspace_id", "=", workspaceId)
    .where("webhook_endpoints.id", "=", endpointId)
    .executeTakeFirst();
  return row ?? refuse("not_found", "There is no such webhook.");
}

/**
 * The secret of an endpoint as it was shown when it was made; written into the audit log.
 * @throws RefusedError "not_found"
 */
export async function revealSecret(
  change: Change,
  keyring: Keyring,
  endpointId: string,
): Promise<{ secret: string; previousUntil: Date | null }> {
  const row = await readSecret(change.transaction, change.workspaceId, endpointId);
  change.audit({ action: "webhook.secret_shown", subjectType: "webhook", subjectId: endpointId });
  const previousUntil = row.previous_until !== null && row.previous_until > change.now ? row.previous_until : null;
  return { secret: keyring.decrypt(row.secret), previousUntil };
}

/** The one secret of all endpoints of a shape in the workspace, made when it is asked for the first time. */
export async function revealSharedSecret(change: Change, keyring: Keyring, shape: string): Promise<string> {
  const { id, secret } = await ensureSecret(change, keyring, shape);
  change.audit({ action: "webhook.secret_shown", subjectType: "webhook_secret", subjectId: id });
  return secret;
}

/**
 * Gives an endpoint (of a shape with one secret: all of its endpoints) a new secret. The shape's own header signs with it at once;
 * the standard header carries both signatures for the hours given, 0 to 720.
 * @throws RefusedError "not_found"
 */
export async function rotateSecret(
  change: Change,
  keyring: Keyring,
  endpointId: string,
  keepPreviousHours: number,
): Promise<{ secret: string; previousUntil: Date | null }> {
  const { transaction, workspaceId, now } = change;
  const { id } = await readSecret(transaction, workspaceId, endpointId);
  const before = await transaction
    .selectFrom("webhook_secrets")
    .select("secret")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const secret = newSecret();
  const previousUntil = keepPreviousHours > 0 ? new Date(now.getTime() + keepPreviousHours * HOUR_MS) : null;
  await transaction
    .updateTable("webhook_secrets")
    .set({
      secret: keyring.encrypt(secret),
      previous_secret: previousUntil === null ? null : before.secret,
      previous_until: previousUntil,
      rotated_at: now,
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  change.record({ type: "webhook.changed", data: { webhookId: endpointId, change: "secret_rotated" } });
  change.audit({
    action: "webhook.secret_rotated",
    subjectType: "webhook",
    subjectId: endpointId,
    data: { keepPreviousHours },
  });
  return { secret, previousUntil };
}
