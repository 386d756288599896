/** /members and /member-invitations: who belongs to the workspace, and who is asked to. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  acceptedInvitationSchema,
  acceptInvitationSchema,
  invitationToAcceptSchema,
  inviteMemberSchema,
  memberInvitationSchema,
  memberSchema,
  pageOf,
  tokenQuerySchema,
  updateMemberSchema,
} from "../../../shared/native.ts";
import {
  acceptInvitation,
  findMember,
  findMemberInvitation,
  inviteMember,
  listMemberInvitations,
  listMembers,
  readInvitationToAccept,
  removeMember,
  resendMemberInvitation,
  revokeMemberInvitation,
  updateMember,
} from "../../core/members/index.ts";
import { originOf } from "../entrance.ts";
import { callerHeaders, noteAct } from "../sign-in-door.ts";
import { sessionIn, sessionOf, signedIn } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { bySecret, open, openWrite } from "./open-operation.ts";
import { read, write } from "./operation.ts";
import { cursorIn, flagQuery, idParams, pageQuery } from "./route.ts";

const about = { tag: "Members" } as const;

export function memberRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...about,
      id: "listMembers",
      path: "/members",
      summary: "List members",
      description: "The newest first, without those who were removed.",
      scope: "workspace:read",
      query: pageQuery,
      answer: pageOf(memberSchema),
    },
    ({ caller, query }) =>
      listMembers(deps.database, caller.workspaceId, { limit: query.limit, after: cursorIn(query) }),
  );
  read(
    app,
    deps,
    {
      ...about,
      id: "getMember",
      path: "/members/:id",
      summary: "Read one member",
      scope: "workspace:read",
      params: idParams,
      answer: memberSchema,
    },
    ({ caller, params }) => findMember(deps.database, caller.workspaceId, params.id),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "updateMember",
      versioned: true,
      method: "PATCH",
      path: "/members/:id",
      summary: "Change a member's name or role",
      description: "Nobody gives a role above their own, and a workspace always keeps an owner.",
      scope: "members:write",
      params: idParams,
      body: updateMemberSchema,
      answer: memberSchema,
    },
    ({ step, params, body, expectedVersion }) => updateMember(step, params.id, body, expectedVersion),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "removeMember",
      versioned: true,
      method: "DELETE",
      path: "/members/:id",
      summary: "Remove a member",
      description: "At once, on every process. What the member did stays, with the name.",
      scope: "members:write",
      params: idParams,
      answer: null,
    },
    async ({ step, params, expectedVersion }) => {
      await removeMember(step, params.id, expectedVersion);
      return null;
    },
  );
  invitationRoutes(app, deps);
  acceptRoutes(app, deps);
}

function invitationRoutes(app: FastifyInstance, deps: NativeContext): void {
  const invitations = { ...about, scope: "members:write" } as const;
  read(
    app,
    deps,
    {
      ...invitations,
      id: "listMemberInvitations",
      path: "/member-invitations",
      summary: "List invitations to the workspace",
      query: pageQuery.extend({
        waiting: flagQuery.meta({ description: "true: only those that were neither accepted nor revoked." }),
      }),
      answer: pageOf(memberInvitationSchema),
    },
    ({ caller, query }) =>
      listMemberInvitations(deps, caller.actor, caller.workspaceId, {
        limit: query.limit,
        after: cursorIn(query),
        waiting: query.waiting,
      }),
  );
  read(
    app,
    deps,
    {
      ...invitations,
      id: "getMemberInvitation",
      path: "/member-invitations/:id",
      summary: "Read one invitation to the workspace",
      params: idParams,
      answer: memberInvitationSchema,
    },
    ({ caller, params }) => findMemberInvitation(deps, caller.actor, caller.workspaceId, params.id),
  );
  write(
    app,
    deps,
    {
      ...invitations,
      id: "inviteMember",
      method: "POST",
      path: "/member-invitations",
      summary: "Invite somebody to the workspace",
      description: "By mail, with a link that works for seven days. A key with scopes invites any role but owner.",
      body: inviteMemberSchema,
      answer: memberInvitationSchema,
      status: 201,
    },
    ({ step, body }) => inviteMember(deps, step, body),
  );
  write(
    app,
    deps,
    {
      ...invitations,
      id: "resendMemberInvitation",
      method: "POST",
      path: "/member-invitations/:id/resend",
      summary: "Send an invitation again",
      description: "With a new link for another seven days; the earlier link ends.",
      params: idParams,
      answer: memberInvitationSchema,
    },
    ({ step, params }) => resendMemberInvitation(deps, step, params.id),
  );
  write(
    app,
    deps,
    {
      ...invitations,
      id: "revokeMemberInvitation",
      method: "DELETE",
      path: "/member-invitations/:id",
      summary: "Revoke an invitation",
      params: idParams,
      answer: null,
    },
    async ({ step, params }) => {
      await revokeMemberInvitation(step, params.id);
      return null;
    },
  );
}

/** For whoever holds the link. */
function acceptRoutes(app: FastifyInstance, deps: NativeContext): void {
  open(
    app,
    deps,
    {
      ...about,
      id: "readInvitationToAccept",
      path: "/member-invitations/accept",
      summary: "Read what an invitation's link says",
      query: tokenQuerySchema,
      answer: invitationToAcceptSchema,
    },
    async ({ query, request }) => readInvitationToAccept(deps, query.token, await sessionOf(deps, request)),
  );
  openWrite(
    app,
    deps,
    {
      ...about,
      id: "acceptInvitation",
      method: "POST",
      path: "/member-invitations/accept",
      summary: "Accept an invitation",
      description:
        "Once. With name and password where the address has no account yet, which also signs in; else signed in as that address. An Idempotency-Key is bound to the link: the same call again gets the same answer and no session, for a session is opened once. Sign in then.",
      body: acceptInvitationSchema,
      answer: acceptedInvitationSchema,
      status: 201,
    },
    {
      enter: async ({ body, request }) => ({
        ...bySecret("invitation", body.token),
        session: (await sessionOf(deps, request)) && (await signedIn(deps, request)),
      }),
      async change({ deps: within, entered: { session }, body, request, reply }) {
        const accepting = { ...within, hashPassword: deps.signIn.hashPassword };
        const joined = await acceptInvitation(accepting, body, session, originOf(request, "page"));
        const { email, created, ...answer } = joined;
        const { password } = body;
        if (!created || !password) return { answer };
        return { answer, after: () => signInOnce(deps, request, reply, { email, password }) };
      },
    },
  );
}

/** Opens a session for an account that was just made. */
async function signInOnce(
  deps: NativeContext,
  request: FastifyRequest,
  reply: FastifyReply,
  account: { email: string; password: string },
): Promise<void> {
  const cookies = await deps.signIn.enter(account, callerHeaders(request));
  if (cookies.length > 0) void reply.header("set-cookie", cookies);
  const entered = await sessionIn(deps, cookies);
  if (entered) await noteAct(deps, request, entered.userId, { action: "member.signed_in" });
}
