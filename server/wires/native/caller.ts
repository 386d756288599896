/** Who calls the native API: an API key, or a member signed in on a page. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Scope } from "../../../shared/native.ts";
import { type Actor, may, type WorkspaceId } from "../../core/actor.ts";
import { authenticateKey } from "../../core/keys/index.ts";
import { type MembershipRecord, noteSeen, readSession, type SessionRecord } from "../../core/members/index.ts";
import { hiddenPositionsOf } from "../../core/positions/index.ts";
import { refuse, unwrap } from "../../core/refusal.ts";
import { CALLER_ADDRESS_HEADER, type SignIn } from "../../platform/sign-in/sign-in.ts";
import { countRequest, countStranger, type EntranceDeps, enterWithKey, keyIn, originOf } from "../entrance.ts";

export interface Caller {
  actor: Actor;
  workspaceId: WorkspaceId;
}

export interface CallerDeps extends EntranceDeps {
  signIn: SignIn;
}

/** The headers of a request as the sign-in reads them, with the caller's address in the one that only we set. */
export function callerHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  headers.delete("content-length");
  headers.set(CALLER_ADDRESS_HEADER, request.ip);
  return headers;
}

export interface CurrentSession extends SessionRecord {
  /** The membership in the workspace that the request speaks of. */
  current: MembershipRecord | null;
}

/** The session of the browser with the workspaces that its user belongs to; null without one. One query, and once a minute a write. */
export async function sessionOf(deps: CallerDeps, request: FastifyRequest): Promise<CurrentSession | null> {
  const token = deps.signIn.sessionTokenIn(request.headers.cookie);
  const now = deps.clock();
  const session = token === null ? null : await readSession(deps.database, token, now);
  if (!session) return null;
  const { memberships } = session;
  const chosen = request.headers["x-workspace"] ?? workspaceIn(request.query);
  const current = (chosen ? memberships.find(({ workspaceId }) => workspaceId === chosen) : memberships[0]) ?? null;
  await noteSeen(deps.database, session, current, now);
  return { ...session, current };
}

/** Links and live connections of a page can send no header; their routes take the workspace in the address. */
const workspaceIn = (query: unknown): string | undefined =>
  z.object({ workspace: z.string() }).safeParse(query).data?.workspace;

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
  if (!session) {
    const limited = await countStranger(deps, request, reply);
    if (limited) unwrap(limited);
    refuse("unauthenticated", "Send an API key as X-API-Key, or sign in.");
  }
  checkOwnPage(request);
  if (!session.current) refuse("forbidden", "You do not belong to this workspace.");
  const { current } = session;
  if (current.needsSecondFactor && !session.secondFactor) {
    refuse("forbidden", "This workspace asks for a second factor. Turn yours on: Account, Second factor.");
  }
  const refusal = await countRequest(deps, reply, `member:${current.memberId}`);
  if (refusal) unwrap(refusal);
  return {
    workspaceId: current.workspaceId,
    actor: {
      kind: "member",
      id: current.memberId,
      name: current.name,
      email: current.email,
      role: current.role,
      hiddenPositionIds: await hiddenPositionsOf(deps.database, current.workspaceId, {
        id: current.memberId,
        role: current.role,
      }),
      ...originOf(request, "page"),
    },
  };
}
