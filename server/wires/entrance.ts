/** What every wire does at its door: say where a request comes from, count it, recognise an API key. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import type { Origin } from "../core/actor.ts";
import { authenticateKey, type KeyCaller } from "../core/keys/index.ts";
import { type Result, refused } from "../core/refusal.ts";
import type { Schema } from "../platform/database/schema.ts";
import type { RateAnswer, Rates } from "../platform/rates/rates.ts";
import { rememberCaller } from "./call-log.ts";

export interface EntranceDeps {
  database: Kysely<Schema>;
  rates: Rates;
  clock: () => Date;
}

/** Wrong keys a minute and address before further wrong ones have to wait. A good key never waits for others' wrong ones. */
const WRONG_KEYS_A_MINUTE = 60;

/** The headers that state a caller's limit, for pages of other origins to read. */
export const RATE_HEADERS =
  "ratelimit, ratelimit-policy, ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after";

/** Where a request comes from; behind a trusted proxy the address that it states. */
export function originOf(request: FastifyRequest, medium: Origin["medium"]): Origin {
  return {
    medium,
    ip: request.ip,
    host: request.host.slice(0, 200),
    referer: refererOf(request.headers.referer),
    userAgent: request.headers["user-agent"]?.slice(0, 500) ?? null,
  };
}

/** The page alone: an address's query, and the path of a room or a share, may hold what opens something. */
function refererOf(header: string | undefined): string | null {
  if (header === undefined || !URL.canParse(header)) return null;
  const { protocol, origin, pathname } = new URL(header);
  if (protocol !== "https:" && protocol !== "http:") return null;
  return `${origin}${pathname.replace(SECRET_PATH, "/$1")}`.slice(0, 500);
}

const SECRET_PATH = /^\/(i|s|share|embed)\/.*$/;

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
  const caller = await authenticateKey(deps, keyIn(request), originOf(request, "key"));
  if (!caller.ok) return (await countStranger(deps, request, reply, keyIn(request) !== undefined)) ?? caller;
  rememberCaller(request, caller.value);
  const limit = limitOfKey(deps.rates.usualLimit, caller.value.requestsAMinute);
  return (await countRequest(deps, reply, `key:${caller.value.actor.id}`, limit)) ?? caller;
}

/** A key's own limit lowers the deployment's, and never raises it: who runs the server has the last word. */
const limitOfKey = (usual: number, own: number | null): number =>
  own === null ? usual : usual === 0 ? own : Math.min(usual, own);

/** Counts a request that no key or session vouches for, by its address; one with a wrong key has a smaller share. */
export function countStranger(
  deps: Pick<EntranceDeps, "rates">,
  request: FastifyRequest,
  reply: FastifyReply,
  wrongKey = false,
): Promise<ReturnType<typeof refused> | null> {
  return wrongKey
    ? countRequest(deps, reply, `wrong-key:${request.ip}`, WRONG_KEYS_A_MINUTE)
    : countRequest(deps, reply, `address:${request.ip}`);
}

/** Counts one request of a subject and states its limit on the answer; a refusal when the minute is used up. */
export async function countRequest(
  deps: Pick<EntranceDeps, "rates">,
  reply: FastifyReply,
  subject: string,
  limit?: number,
): Promise<ReturnType<typeof refused> | null> {
  const rate = await deps.rates.take(subject, limit);
  stateRate(reply, rate);
  if (rate.allowed) return null;
  void reply.header("retry-after", rate.resetSeconds);
  return refused("rate_limited", `More than ${rate.limit} requests in this minute.`, {
    facts: { retryAfterSeconds: rate.resetSeconds },
  });
}

/** States an address's limit on an answer that is not counted, such as the one that a browser asks for before a page's call. */
export const stateStranger = (deps: Pick<EntranceDeps, "rates">, request: FastifyRequest, reply: FastifyReply): void =>
  stateRate(reply, deps.rates.look(`address:${request.ip}`));

/** draft-ietf-httpapi-ratelimit-headers, and the three older fields that many clients read. */
function stateRate(reply: FastifyReply, rate: RateAnswer): void {
  if (rate.limit === 0) return;
  void reply.header("ratelimit-policy", `"requests";q=${rate.limit};w=60`);
  void reply.header("ratelimit", `"requests";r=${rate.remaining};t=${rate.resetSeconds}`);
  void reply.header("ratelimit-limit", rate.limit);
  void reply.header("ratelimit-remaining", rate.remaining);
  void reply.header("ratelimit-reset", rate.resetSeconds);
}
