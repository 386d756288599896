/** Who is calling: one indexed read per request; the last use is written at most once a minute. */
import { timingSafeEqual } from "node:crypto";
import { type Kysely, type Selectable, sql } from "kysely";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import { type Actor, type Origin, type WorkspaceId, workspaceId } from "../actor.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import { parseKey, whyUnusable } from "./api-key.ts";

export interface KeyCaller {
  actor: Actor;
  workspaceId: WorkspaceId;
}

type KeyRow = Pick<
  Selectable<Schema["api_keys"]>,
  "workspace_id" | "id" | "name" | "scopes" | "status" | "secret_hash" | "expires_at" | "revoked_at" | "last_used_at"
>;

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
    select workspace_id, id, name, scopes, status, secret_hash, expires_at, revoked_at, last_used_at
    from api_keys where prefix = ${parts.prefix}`.execute(deps.database);
  const [row] = rows;
  const now = deps.clock();
  const hash = hashSecret(parts.secret);
  if (!row || !timingSafeEqual(row.secret_hash, hash)) {
    return refused("unauthenticated", "The API key is unknown.");
  }
  const reason = whyUnusable(row, now);
  if (reason) return refused("unauthenticated", reason);
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > 60_000) {
    await sql`
      update api_keys set last_used_at = ${now}, last_used_ip = ${origin.ip}
      where workspace_id = ${row.workspace_id} and id = ${row.id}
        and (last_used_at is null or last_used_at < ${new Date(now.getTime() - 60_000)})`.execute(deps.database);
  }
  return accepted({
    workspaceId: workspaceId(row.workspace_id),
    actor: { kind: "key", id: row.id, name: row.name, scopes: row.scopes, ...origin, medium: "key" },
  });
}
