/** Who calls the native API: an API key, or a member signed in on a page. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Actor, WorkspaceId } from "../../core/actor.ts";
import { hiddenPositionsOf } from "../../core/positions/index.ts";
import { refuse, unwrap } from "../../core/refusal.ts";
import { type MembershipRecord, membershipsOf } from "../../core/workspaces/index.ts";
import type { SignedInUser, SignIn } from "../../platform/sign-in/sign-in.ts";
import { countRequest, countStranger, type EntranceDeps, enterWithKey, keyIn, originOf } from "../entrance.ts";

export interface Caller {
  actor: Actor;
  workspaceId: WorkspaceId;
}

export interface CallerDeps extends EntranceDeps {
  signIn: SignIn;
}

export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

/** The signed-in user and the workspaces that the user belongs to; nulls without a session. */
export async function sessionOf(
  deps: CallerDeps,
  request: FastifyRequest,
): Promise<{ user: SignedInUser; memberships: MembershipRecord[]; current: MembershipRecord | null } | null> {
  const user = await deps.signIn.userOf(headersOf(request));
  if (!user) return null;
  const memberships = await membershipsOf(deps.database, user.userId);
  const chosen = request.headers["x-workspace"];
  const current = chosen ? memberships.find((membership) => membership.workspaceId === chosen) : memberships[0];
  return { user, memberships, current: current ?? null };
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** @throws RefusedError "unauthenticated", "forbidden" or "rate_limited". */
export async function callerOf(deps: CallerDeps, request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
  if (keyIn(request) !== undefined) return unwrap(await enterWithKey(deps, request, reply));
  const session = await sessionOf(deps, request);
  if (!session) {
    const limited = await countStranger(deps, request, reply);
    if (limited) unwrap(limited);
    refuse("unauthenticated", "Send an API key as X-API-Key, or sign in.");
  }
  // A page of another origin can not send this header without being asked for it first, and is then refused.
  if (!SAFE_METHODS.has(request.method) && request.headers["x-greenroom"] !== "dashboard") {
    refuse("forbidden", "A change with a session needs the header X-Greenroom: dashboard.");
  }
  if (!session.current) refuse("forbidden", "You do not belong to this workspace.");
  const { current } = session;
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
