/** Who calls the native API: an API key, or a member signed in on a page. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Scope } from "../../../shared/native.ts";
import { may } from "../../core/actor.ts";
import { authenticateKey } from "../../core/keys/index.ts";
import { readSession, type SessionRecord } from "../../core/members/index.ts";
import { hiddenPositionsOf } from "../../core/positions/index.ts";
import { refuse, unwrap } from "../../core/refusal.ts";
import { enterWithKey, keyIn, originOf } from "../entrance.ts";
import {
  type Caller,
  type CallerDeps,
  type CurrentSession,
  enterWithSession,
  refuseStranger,
  sessionByToken,
} from "../member-caller.ts";

export type { Caller, CallerDeps } from "../member-caller.ts";

/** The session of the browser with the workspaces that its user belongs to; null without one. */
export const sessionOf = (deps: CallerDeps, request: FastifyRequest): Promise<CurrentSession | null> =>
  sessionByToken(deps, request, deps.signIn.sessionTokenIn(request.headers.cookie));

/** The session that the cookies of an answer open; null when they open none. */
export function sessionIn(deps: CallerDeps, setCookies: readonly string[]): Promise<SessionRecord | null> {
  const token = deps.signIn.sessionTokenIn(setCookies.map((cookie) => cookie.split(";", 1)[0]).join("; "));
  return token === null ? Promise.resolve(null) : readSession(deps.database, token, deps.clock());
}

/** Whether the caller of a connection that stays open may still read what it reads: key, session, role and shared positions as before. */
export async function mayStill(
  deps: CallerDeps,
  request: FastifyRequest,
  { actor }: Caller,
  scope: Scope,
): Promise<boolean> {
  if (actor.kind === "key") {
    const now = await authenticateKey(deps, keyIn(request), originOf(request, "key"));
    return now.ok && may(now.value.actor, scope);
  }
  const current = (await sessionOf(deps, request))?.current;
  if (actor.kind !== "member" || current?.memberId !== actor.id || current.role !== actor.role) return false;
  const hidden = await hiddenPositionsOf(deps.database, current.workspaceId, { id: actor.id, role: current.role });
  return hidden.length === actor.hiddenPositionIds.length && hidden.every((id) => actor.hiddenPositionIds.includes(id));
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** A page of another origin can not send this header without being asked for it first, and is then refused. */
function checkOwnPage(request: FastifyRequest): void {
  if (!SAFE_METHODS.has(request.method) && request.headers["x-greenroom"] !== "dashboard") {
    refuse("forbidden", "A change with a session needs the header X-Greenroom: dashboard.");
  }
}

/** The session, for what concerns the person and no workspace. @throws RefusedError "unauthenticated" or "forbidden". */
export async function signedIn(deps: CallerDeps, request: FastifyRequest): Promise<CurrentSession> {
  const session = await sessionOf(deps, request);
  if (!session) refuse("unauthenticated", "Sign in first.");
  checkOwnPage(request);
  return session;
}

/** @throws RefusedError "unauthenticated", "forbidden" or "rate_limited". */
export async function callerOf(deps: CallerDeps, request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
  if (keyIn(request) !== undefined) return unwrap(await enterWithKey(deps, request, reply));
  const session = await sessionOf(deps, request);
  if (!session) return refuseStranger(deps, request, reply, "Send an API key as X-API-Key, or sign in.");
  const caller = await enterWithSession(deps, request, reply, session);
  checkOwnPage(request);
  return caller;
}
