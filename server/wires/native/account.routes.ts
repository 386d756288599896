/** /account and what leads back to it: one's own name, workspaces and sessions, and a forgotten password. For browsers alone. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  accountSchema,
  accountSessionSchema,
  forgotPasswordSchema,
  pageOf,
  resetPasswordSchema,
  updateAccountSchema,
} from "../../../shared/native.ts";
import { changeWorkspace } from "../../core/change.ts";
import {
  endAllSessions,
  endSession,
  leaveWorkspace,
  listSessions,
  renameAccount,
  requestPasswordReset,
  resetPassword,
} from "../../core/members/index.ts";
import { refuse, unwrap } from "../../core/refusal.ts";
import { countRequest, originOf } from "../entrance.ts";
import { memberActor } from "../member-caller.ts";
import { signedIn } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { bySecret, bySession, open, openWrite } from "./open-operation.ts";
import { idParams } from "./route.ts";

const about = { tag: "Session" } as const;
const own = { ...about, session: true } as const;
const byCookie = "By the cookie of a browser; an API key has no account.";
const FORGOTTEN_A_MINUTE = { address: 10, account: 3 };

export function accountRoutes(app: FastifyInstance, deps: NativeContext): void {
  const enter = ({ request }: { request: FastifyRequest }) => bySession(deps, request);
  open(
    app,
    deps,
    {
      ...own,
      id: "getAccount",
      path: "/account",
      summary: "Read one's own account",
      description: byCookie,
      answer: accountSchema,
    },
    async ({ request }) => {
      const { name, email, secondFactor } = await signedIn(deps, request);
      return { name, email, secondFactor };
    },
  );
  openWrite(
    app,
    deps,
    {
      ...own,
      id: "updateAccount",
      method: "PATCH",
      path: "/account",
      summary: "Change one's own name",
      description: `In every workspace. ${byCookie}`,
      body: updateAccountSchema,
      answer: accountSchema,
    },
    {
      enter,
      async change({ deps: within, entered: { session }, request, body }) {
        await renameAccount(within, session, body.name, originOf(request, "page"));
        return { answer: { name: body.name, email: session.email, secondFactor: session.secondFactor } };
      },
    },
  );
  openWrite(
    app,
    deps,
    {
      ...own,
      id: "leaveWorkspace",
      method: "DELETE",
      path: "/account/memberships/:id",
      summary: "Leave a workspace",
      description: `By the workspace's id. At once, on every process; what one did stays, with the name. The only owner of a workspace can not leave it. ${byCookie}`,
      params: idParams,
      answer: null,
    },
    {
      enter,
      async change({ deps: within, entered: { session }, request, params }) {
        const membership = session.memberships.find(({ workspaceId }) => workspaceId === params.id);
        if (!membership) refuse("not_found", "You belong to no workspace with this id.");
        await changeWorkspace(within, memberActor(request, membership), membership.workspaceId, (change) =>
          leaveWorkspace(change, membership.memberId),
        );
        return { answer: null };
      },
    },
  );
  sessionListRoutes(app, deps);
  forgottenRoutes(app, deps);
}

function sessionListRoutes(app: FastifyInstance, deps: NativeContext): void {
  const enter = ({ request }: { request: FastifyRequest }) => bySession(deps, request);
  open(
    app,
    deps,
    {
      ...own,
      id: "listAccountSessions",
      path: "/account/sessions",
      summary: "List where one is signed in",
      description: `The latest seen first, 100 at most. ${byCookie}`,
      answer: pageOf(accountSessionSchema),
    },
    async ({ request }) => ({ data: await listSessions(deps, await signedIn(deps, request)), next: null }),
  );
  openWrite(
    app,
    deps,
    {
      ...own,
      id: "endAccountSession",
      method: "DELETE",
      path: "/account/sessions/:id",
      summary: "End one session",
      description: `At once, on every process. ${byCookie}`,
      params: z.object({ id: z.string().max(100) }),
      answer: null,
    },
    {
      enter,
      async change({ deps: within, entered: { session }, request, params }) {
        await endSession(within, session, params.id, originOf(request, "page"));
        return { answer: null };
      },
    },
  );
  openWrite(
    app,
    deps,
    {
      ...own,
      id: "signOutEverywhere",
      method: "POST",
      path: "/account/sign-out-everywhere",
      summary: "End all sessions",
      description: `No device stays trusted without the second factor. Without keepCurrent the session of the call ends too, so the same call again is 401 whatever its Idempotency-Key. ${byCookie}`,
      body: z.strictObject({
        keepCurrent: z.boolean().default(false).meta({ description: "true: all but the session of this call." }),
      }),
      answer: null,
    },
    {
      enter,
      async change({ deps: within, entered: { session }, request, body }) {
        await endAllSessions(within, session, body, originOf(request, "page"));
        return { answer: null };
      },
    },
  );
}

/** Who asks is told the same for every address, after the same work. */
function forgottenRoutes(app: FastifyInstance, deps: NativeContext): void {
  const count = async (reply: FastifyReply, subject: string, limit: number) => {
    const refusal = await countRequest(deps, reply, subject, limit);
    if (refusal) unwrap(refusal);
  };
  openWrite(
    app,
    deps,
    {
      ...about,
      id: "forgotPassword",
      method: "POST",
      path: "/password-forgotten",
      summary: "Ask for a link to choose a new password",
      description:
        "Mailed when the address has an account; the answer is the same when it has none. An Idempotency-Key is bound to the address asked about.",
      body: forgotPasswordSchema,
      answer: null,
    },
    {
      async enter({ request, reply, body }) {
        const entered = bySecret("forgotten", body.email.toLowerCase());
        await count(reply, `forgotten:${request.ip}`, FORGOTTEN_A_MINUTE.address);
        await count(reply, entered.credential, FORGOTTEN_A_MINUTE.account);
        return entered;
      },
      async change({ deps: within, body }) {
        await requestPasswordReset(within, body.email.toLowerCase());
        return { answer: null };
      },
    },
  );
  openWrite(
    app,
    deps,
    {
      ...about,
      id: "resetPassword",
      method: "POST",
      path: "/password-reset",
      summary: "Choose a new password",
      description:
        "With the token of the mailed link: once, within an hour. Every session of the person ends. An Idempotency-Key is bound to the token; what was answered opens no session: sign in.",
      body: resetPasswordSchema,
      answer: null,
    },
    {
      enter: async ({ body }) => bySecret("reset", body.token),
      async change({ deps: within, request, body }) {
        const hashing = { ...within, hashPassword: deps.signIn.hashPassword };
        await resetPassword(hashing, body, originOf(request, "page"));
        return { answer: null };
      },
    },
  );
}
