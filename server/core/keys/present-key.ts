/** A key as it is shown: without its secrets. */
import type { Selectable } from "kysely";
import type { ApiKey, Scope } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { maskKey } from "./api-key.ts";

/** @param now the moment for which a secret before a rotation still works, or does not. */
export function presentKey(row: Selectable<Schema["api_keys"]>, now: Date): ApiKey {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    description: row.description,
    scopes: row.scopes as Scope[] | null,
    status: row.status,
    environment: row.environment,
    masked: maskKey(row.environment, row.prefix),
    requestsPerMinute: row.requests_a_minute,
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    lastUsedIp: row.last_used_ip,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    rotatedAt: row.rotated_at?.toISOString() ?? null,
    previousSecret:
      row.previous_until && row.previous_until > now
        ? {
            until: row.previous_until.toISOString(),
            lastUsedAt: row.previous_used_at?.toISOString() ?? null,
            lastUsedIp: row.previous_used_ip,
          }
        : null,
  };
}
