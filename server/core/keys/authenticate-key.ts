/** Who is calling: one indexed read per request; the last use is written at most once a minute. */
import { type Kysely, type Selectable, sql } from "kysely";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import { type Actor, type Origin, type WorkspaceId, workspaceId } from "../actor.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import { parseKey, secretMatching, whyUnusable } from "./api-key.ts";

export interface KeyCaller {
  actor: Actor;
  workspaceId: WorkspaceId;
  /** The key's own limit; null: the deployment's alone. */
  requestsAMinute: number | null;
}

type KeyRow = Pick<
  Selectable<Schema["api_keys"]>,
  | "workspace_id"
  | "id"
  | "name"
  | "scopes"
  | "status"
  | "secret_hash"
  | "previous_secret_hash"
  | "previous_until"
  | "previous_used_at"
  | "requests_a_minute"
  | "environment"
  | "expires_at"
  | "revoked_at"
  | "last_used_at"
>;

const NOTED_EVERY_MS = 60_000;

/**
 * Finds the caller of an API key as it was sent, with or without the word Bearer before it.
 * Refuses as "unauthenticated" whatever is missing, malformed, unknown, revoked, inactive or expired.
 */
export async function authenticateKey(
  deps: { database: Kysely<Schema>; clock: () => Date },
  given: string | undefined,
  origin: Origin,
): Promise<Result<KeyCaller>> {
  if (!given) return refused("unauthenticated", "An API key is needed: send it as X-API-Key.");
  const parts = parseKey(given.replace(/^bearer\s+/i, ""));
  if (!parts) return refused("unauthenticated", "The API key is malformed.");
  const { rows } = await sql<KeyRow>`${sql.raw(PREPARED)}
    select workspace_id, id, name, scopes, status, secret_hash, previous_secret_hash, previous_until, previous_used_at,
      requests_a_minute, environment, expires_at, revoked_at, last_used_at
    from api_keys where prefix = ${parts.prefix}`.execute(deps.database);
  const [row] = rows;
  const now = deps.clock();
  const secret = row ? secretMatching(row, hashSecret(parts.secret), now) : null;
  if (!row || !secret) return refused("unauthenticated", "The API key is unknown.");
  // Written as a test key, a live one would act on live data in the belief of a trial.
  if (row.environment !== parts.environment) return refused("unauthenticated", "The API key is unknown.");
  const reason = whyUnusable(row, now);
  if (reason) return refused("unauthenticated", reason);
  if (secret === "ended") return refused("unauthenticated", "The API key was rotated. Send its new secret.");
  await noteUse(deps.database, row, secret, origin.ip, now);
  return accepted({
    workspaceId: workspaceId(row.workspace_id),
    actor: {
      kind: "key",
      id: row.id,
      name: row.name,
      scopes: row.scopes,
      ...origin,
      medium: "key",
      ...(row.environment === "test" ? { sandbox: true } : {}),
    },
    requestsAMinute: row.requests_a_minute,
  });
}

/** Writes the last use of the key, and of the secret before a rotation, at most once a minute each. */
async function noteUse(
  database: Kysely<Schema>,
  row: KeyRow,
  secret: "current" | "previous",
  ip: string | null,
  now: Date,
): Promise<void> {
  const old = new Date(now.getTime() - NOTED_EVERY_MS);
  const isOld = (at: Date | null) => at === null || at < old;
  if (!isOld(row.last_used_at) && !(secret === "previous" && isOld(row.previous_used_at))) return;
  const previous = secret === "previous" ? sql`, previous_used_at = ${now}, previous_used_ip = ${ip}` : sql``;
  const due = secret === "previous" ? sql`(previous_used_at is null or previous_used_at < ${old})` : sql`false`;
  await sql`
    update api_keys set last_used_at = ${now}, last_used_ip = ${ip}${previous}
    where workspace_id = ${row.workspace_id} and id = ${row.id}
      and (last_used_at is null or last_used_at < ${old} or ${due})`.execute(database);
}
