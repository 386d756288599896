/** A member as the caller of a wire, by the session of a browser or by the same session's token as a bearer. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { uuidToHex } from "../../shared/ids.ts";
import type { Actor, WorkspaceId } from "../core/actor.ts";
import { type MembershipRecord, noteSeen, readSession, type SessionRecord } from "../core/members/index.ts";
import { hiddenPositionsOf } from "../core/positions/index.ts";
import { refuse, unwrap } from "../core/refusal.ts";
import type { SignIn } from "../platform/sign-in/sign-in.ts";
import { countRequest, countStranger, type EntranceDeps, originOf } from "./entrance.ts";

export interface Caller {
  actor: Actor;
  workspaceId: WorkspaceId;
}

export interface CallerDeps extends EntranceDeps {
  signIn: SignIn;
}

export interface CurrentSession extends SessionRecord {
  /** The membership in the workspace that the request speaks of. */
  current: MembershipRecord | null;
}

/** Links and live connections of a page can send no header; their routes take the workspace in the address. */
const workspaceIn = (query: unknown): string | undefined =>
  z.object({ workspace: z.string() }).safeParse(query).data?.workspace;

/** Does this header or part of an address name the workspace, in either form of its id? */
const names = (chosen: string | string[], workspaceId: WorkspaceId): boolean =>
  typeof chosen === "string" && [workspaceId, uuidToHex(workspaceId)].includes(chosen.toLowerCase());

/** The living session of a token with the workspaces that its user belongs to. One query, and once a minute a write. */
export async function sessionByToken(
  deps: CallerDeps,
  request: FastifyRequest,
  token: string | null,
): Promise<CurrentSession | null> {
  const now = deps.clock();
  const session = token === null ? null : await readSession(deps.database, token, now);
  if (!session) return null;
  const { memberships } = session;
  const chosen = request.headers["x-workspace"] ?? workspaceIn(request.query);
  const current = (chosen ? memberships.find((one) => names(chosen, one.workspaceId)) : memberships[0]) ?? null;
  await noteSeen(deps.database, session, current, now);
  return { ...session, current };
}

/** The session of the token that a request carries as a bearer; null without one that lives. */
export const sessionOfBearer = (deps: CallerDeps, request: FastifyRequest): Promise<CurrentSession | null> => {
  const bearer = /^bearer\s+(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  return sessionByToken(deps, request, bearer === undefined ? null : deps.signIn.sessionTokenOf(bearer));
};

/** The member of a session in the workspace that the request speaks of, counted. @throws RefusedError "forbidden" or "rate_limited". */
export async function enterWithSession(
  deps: CallerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { userId, current, secondFactor }: CurrentSession,
): Promise<Caller> {
  const refusal = await countRequest(deps, reply, current ? `member:${current.memberId}` : `user:${userId}`);
  if (refusal) unwrap(refusal);
  if (!current) refuse("forbidden", "You do not belong to this workspace.");
  if (current.needsSecondFactor && !secondFactor) {
    refuse("forbidden", "This workspace asks for a second factor. Turn yours on: Account, Second factor.");
  }
  const { workspaceId, memberId: id, role } = current;
  const hiddenPositionIds = await hiddenPositionsOf(deps.database, workspaceId, { id, role });
  return { workspaceId, actor: { ...memberActor(request, current), hiddenPositionIds } };
}

/** A member who acts on what is their own, and reads no position. */
export function memberActor(
  request: FastifyRequest,
  { memberId: id, name, email, role, sandboxOf }: MembershipRecord,
): Extract<Actor, { kind: "member" }> {
  return {
    ...{ kind: "member", id, name, email, role, hiddenPositionIds: [], ...originOf(request, "page") },
    ...(sandboxOf ? { sandbox: true } : {}),
  };
}

/** Counts a request that nobody vouches for and refuses it. @throws RefusedError "unauthenticated" or "rate_limited". */
export async function refuseStranger(
  deps: CallerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  words: string,
): Promise<never> {
  const limited = await countStranger(deps, request, reply);
  if (limited) unwrap(limited);
  return refuse("unauthenticated", words);
}
