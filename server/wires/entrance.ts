/** What every wire does at its door: say where a request comes from, count it, recognise an API key. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import type { Origin } from "../core/actor.ts";
import { authenticateKey, type KeyCaller } from "../core/keys/index.ts";
import { type Result, refused } from "../core/refusal.ts";
import type { Schema } from "../platform/database/schema.ts";
import type { Rates } from "../platform/rates/rates.ts";

export interface EntranceDeps {
  database: Kysely<Schema>;
  rates: Rates;
  clock: () => Date;
}

/** Wrong keys a minute and address before further wrong ones have to wait. A good key never waits for others' wrong ones. */
const WRONG_KEYS_A_MINUTE = 60;
const wrongKeys = new Map<string, { windowMs: number; count: number }>();

/** Where a request comes from; behind a trusted proxy the address that it states. */
export function originOf(request: FastifyRequest, medium: Origin["medium"]): Origin {
  return {
    medium,
    ip: request.ip,
    host: request.host.slice(0, 200),
    userAgent: request.headers["user-agent"]?.slice(0, 500) ?? null,
  };
}

const firstOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

/** The API key that a request carries, as X-API-Key in any letter case or as a bearer token. */
export function keyIn(request: FastifyRequest): string | undefined {
  return firstOf(request.headers["x-api-key"]) ?? request.headers.authorization;
}

/**
 * Recognises and counts the caller of an API key, and states the limit on the answer.
 * Refuses as "unauthenticated", or as "rate_limited" with the fact retryAfterSeconds.
 */
export async function enterWithKey(
  deps: EntranceDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Result<KeyCaller>> {
  const key = keyIn(request);
  const caller = await authenticateKey(deps, key, originOf(request, "key"));
  if (!caller.ok) return key === undefined ? caller : countWrongKey(deps, request.ip, caller);
  const refusal = await countRequest(deps, reply, `key:${caller.value.actor.id}`);
  return refusal ?? caller;
}

/** The refusal of a wrong key, or of one too many. */
function countWrongKey<Refused>(deps: Pick<EntranceDeps, "clock">, ip: string, caller: Refused) {
  const now = deps.clock().getTime();
  const windowMs = now - (now % 60_000);
  const tries = wrongKeys.get(ip);
  const count = tries?.windowMs === windowMs ? tries.count + 1 : 1;
  if (wrongKeys.size > 50_000) wrongKeys.clear();
  wrongKeys.set(ip, { windowMs, count });
  if (count <= WRONG_KEYS_A_MINUTE) return caller;
  return refused("rate_limited", "Too many wrong API keys from this address.", {
    facts: { retryAfterSeconds: Math.ceil((windowMs + 60_000 - now) / 1000) },
  });
}

/** Counts one request of a subject; a refusal when the minute is used up. */
export async function countRequest(
  deps: Pick<EntranceDeps, "rates">,
  reply: FastifyReply,
  subject: string,
): Promise<ReturnType<typeof refused> | null> {
  const rate = await deps.rates.take(subject);
  if (rate.limit > 0) {
    void reply.header("ratelimit-limit", rate.limit);
    void reply.header("ratelimit-remaining", rate.remaining);
    void reply.header("ratelimit-reset", rate.resetSeconds);
  }
  if (rate.allowed) return null;
  void reply.header("retry-after", rate.resetSeconds);
  return refused("rate_limited", `More than ${rate.limit} requests in this minute.`, {
    facts: { retryAfterSeconds: rate.resetSeconds },
  });
}
