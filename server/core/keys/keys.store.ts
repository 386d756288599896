/** API keys of a workspace: list, create, change, revoke. */
import type { Kysely } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { ApiKey, NewApiKey, Page, Scope } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret, randomSecret } from "../../platform/keyring/keyring.ts";
import type { WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { ensureSandbox, isSandbox } from "../sandboxes/index.ts";
import { formatKey } from "./api-key.ts";
import { checkScopes, lockOwnKey, ofWorkspace } from "./own-key.ts";
import { presentKey } from "./present-key.ts";

/** Keys that are not revoked, newest first. */
export async function listKeys(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  page: PageRequest,
  now: Date,
): Promise<Page<ApiKey>> {
  let query = database
    .selectFrom("api_keys")
    .selectAll()
    .where(ofWorkspace(workspaceId))
    .where("revoked_at", "is", null);
  if (page.after) query = query.where(olderThan(page.after));
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, page.limit);
  return { data: shown.map((row) => presentKey(row, now)), next };
}

/** One key, as the list gives it. @throws RefusedError "not_found", also for one that was revoked. */
export async function findKey(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  id: string,
  now: Date,
): Promise<ApiKey> {
  const row = await database
    .selectFrom("api_keys")
    .selectAll()
    .where(ofWorkspace(workspaceId))
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (!row) refuse("not_found", "There is no such API key.");
  return presentKey(row, now);
}

const MAXIMUM_KEYS = 500;

/**
 * Creates a key. The answer is the only place where the secret ever stands.
 * @throws RefusedError "forbidden" for a scope that the actor has not; "invalid" for an expiry in the past; "not_allowed" when there are
 *   too many keys.
 */
export async function createKey(
  change: Change,
  input: {
    name: string;
    description: string;
    scopes: Scope[] | null;
    environment: "live" | "test";
    expiresAt: Date | null;
    requestsPerMinute: number | null;
  },
): Promise<NewApiKey> {
  checkScopes(change.actor, input.scopes);
  if (input.expiresAt && input.expiresAt <= change.now)
    refuse("invalid", "A new key can not have expired already.", { path: ["expiresAt"] });
  const { count } = await change.transaction
    .selectFrom("api_keys")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where(ofWorkspace(change.workspaceId))
    .where("revoked_at", "is", null)
    .executeTakeFirstOrThrow();
  if (count >= MAXIMUM_KEYS)
    refuse("not_allowed", `A workspace has at most ${MAXIMUM_KEYS} API keys. Revoke one first.`);
  const holder = await holderOf(change, input.environment);
  const prefix = randomSecret(8);
  const secret = randomSecret(43);
  const row = await change.transaction
    .insertInto("api_keys")
    .values({
      workspace_id: holder,
      id: newId(change.now),
      name: input.name,
      description: input.description,
      scopes: input.scopes,
      status: "active",
      environment: input.environment,
      prefix,
      secret_hash: hashSecret(secret),
      requests_a_minute: input.requestsPerMinute,
      expires_at: input.expiresAt,
      last_used_at: null,
      last_used_ip: null,
      created_by: change.actor.name,
      created_at: change.now,
      revoked_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  change.record({ type: "key.changed", data: { keyId: row.id, change: "created" } });
  change.audit({ action: "key.created", subjectType: "key", subjectId: row.id, data: { name: row.name } });
  return { ...presentKey(row, change.now), key: formatKey(row.environment, prefix, secret) };
}

/** Where a key works: a test key in the sandbox, which the first one makes. */
async function holderOf(change: Change, environment: "live" | "test"): Promise<WorkspaceId> {
  if (change.actor.sandbox === true || (await isSandbox(change.transaction, change.workspaceId))) {
    if (environment === "test") return change.workspaceId;
    refuse("forbidden", "In a sandbox there are test keys alone.", { path: ["environment"] });
  }
  return environment === "test" ? ensureSandbox(change) : change.workspaceId;
}

/** @throws RefusedError "not_found"; "stale"; "forbidden" for a key with a scope, or a scope to give it, that the actor has not. */
export async function updateKey(
  change: Change,
  id: string,
  input: {
    name?: string | undefined;
    description?: string | undefined;
    status?: "active" | "inactive" | undefined;
    scopes?: Scope[] | null | undefined;
    expiresAt?: Date | null | undefined;
    requestsPerMinute?: number | null | undefined;
  },
  expectedVersion: number | undefined,
): Promise<ApiKey> {
  const before = await lockOwnKey(change, id);
  checkVersion(before.version, expectedVersion, "this API key");
  if (change.actor.kind === "key" && change.actor.id === id) {
    if (input.expiresAt !== undefined) refuse("forbidden", "A key can not change its own expiry.");
    if (input.requestsPerMinute !== undefined) refuse("forbidden", "A key can not change its own limit.");
  }
  if (input.scopes !== undefined) checkScopes(change.actor, input.scopes);
  const row = await change.transaction
    .updateTable("api_keys")
    .set({
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.description === undefined ? {} : { description: input.description }),
      ...(input.status === undefined ? {} : { status: input.status }),
      ...(input.scopes === undefined ? {} : { scopes: input.scopes }),
      ...(input.expiresAt === undefined ? {} : { expires_at: input.expiresAt }),
      ...(input.requestsPerMinute === undefined ? {} : { requests_a_minute: input.requestsPerMinute }),
      version: before.version + 1,
    })
    .where("workspace_id", "=", before.workspace_id)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  change.record({ type: "key.changed", data: { keyId: id, change: "updated" } });
  change.audit({ action: "key.updated", subjectType: "key", subjectId: id, data: { fields: Object.keys(input) } });
  return presentKey(row, change.now);
}

/** Revokes a key at once, on every process: nothing of a key is cached. */
export async function revokeKey(change: Change, id: string): Promise<void> {
  const before = await lockOwnKey(change, id);
  await change.transaction
    .updateTable("api_keys")
    .set({ revoked_at: change.now })
    .where("workspace_id", "=", before.workspace_id)
    .where("id", "=", id)
    .execute();
  change.record({ type: "key.changed", data: { keyId: id, change: "revoked" } });
  change.audit({ action: "key.revoked", subjectType: "key", subjectId: id });
}
