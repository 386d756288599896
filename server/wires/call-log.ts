/**
 * The latest calls with an API key, of every wire. A process keeps them for a second and writes them in one go, at most as many of
 * a workspace as are shown, so that a flood of calls costs the database next to nothing.
 */
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import { KEPT_CALLS, type ReceivedCall, recordCalls } from "../core/calls/index.ts";
import type { KeyCaller } from "../core/keys/index.ts";
import type { Schema } from "../platform/database/schema.ts";

const FLUSH_MS = 1000;
const LONGEST_PROBLEM = 300;

const callers = new WeakMap<FastifyRequest, KeyCaller>();
const problems = new WeakMap<FastifyRequest, string>();

/** Whose key a request came with; from then on it is one of the calls that are shown. */
export const rememberCaller = (request: FastifyRequest, caller: KeyCaller): void => void callers.set(request, caller);

/** What a wire answered to be wrong with a request. */
export const rememberProblem = (request: FastifyRequest, problem: string): void => void problems.set(request, problem);

/** Anything that reads as one of our keys. */
const KEY = /gr_(live|test)_[A-Za-z0-9]+\.[A-Za-z0-9]+/g;

const withoutSecrets = (text: string): string => text.replace(KEY, "gr_$1_…").slice(0, LONGEST_PROBLEM);

/** Adds the log to the whole app: a hook on every answer, and a last write when it closes. */
export function logCalls(app: FastifyInstance, deps: { database: Kysely<Schema> }): void {
  const waiting = new Map<string, ReceivedCall[]>();
  let timer: NodeJS.Timeout | null = null;
  let writing = Promise.resolve();

  const flush = () => {
    timer = null;
    const calls = [...waiting.values()].flat();
    waiting.clear();
    writing = writing
      .then(() => recordCalls(deps.database, calls))
      .catch((error: unknown) => app.log.warn({ error: String(error) }, "the latest calls could not be kept"));
  };

  app.addHook("onResponse", async (request, reply) => {
    const caller = callers.get(request);
    if (caller?.actor.kind !== "key") return;
    const problem = problems.get(request);
    const calls = waiting.get(caller.workspaceId) ?? [];
    calls.push({
      workspaceId: caller.workspaceId,
      at: new Date(Date.now() - Math.round(reply.elapsedTime)),
      keyId: caller.actor.id,
      keyName: caller.actor.name,
      method: request.method,
      path: withoutSecrets(request.url.split("?")[0] ?? ""),
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
      problem: problem === undefined ? null : withoutSecrets(problem),
      requestId: request.id,
    });
    if (calls.length > KEPT_CALLS) calls.shift();
    waiting.set(caller.workspaceId, calls);
    timer ??= setTimeout(flush, FLUSH_MS);
  });
  app.addHook("onClose", async () => {
    if (timer) clearTimeout(timer);
    flush();
    await writing;
  });
}
