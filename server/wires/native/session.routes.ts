/** /session and /setup: who is signed in, and the first workspace. */
import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { sessionSchema, setUpSchema, setupSchema } from "../../../shared/native.ts";
import type { MembershipRecord } from "../../core/members/index.ts";
import { refuse } from "../../core/refusal.ts";
import { createWorkspace, hasWorkspace } from "../../core/workspaces/index.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import { insertOrResetUser } from "../../platform/sign-in/users.ts";
import { sessionOf } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { bySecret, open, openWrite } from "./open-operation.ts";

/** The workspaces of a person; a sandbox is told of with the workspace that has it. */
const workspacesOf = (memberships: readonly MembershipRecord[]) =>
  memberships
    .filter(({ sandboxOf }) => sandboxOf === null)
    .map(({ workspaceId: id, workspaceNumber: number, workspaceName: name, role }) => ({
      ...{ id, number, name, role },
      sandboxId: memberships.find(({ sandboxOf }) => sandboxOf === id)?.workspaceId ?? null,
    }));

export function sessionRoutes(app: FastifyInstance, deps: NativeContext): void {
  open(
    app,
    deps,
    {
      id: "getSession",
      path: "/session",
      tag: "Session",
      summary: "Read who is signed in",
      description: "By the cookie of a browser; an API key is no session.",
      answer: sessionSchema,
    },
    async ({ request }) => {
      const session = await sessionOf(deps, request);
      const current = session?.current ?? null;
      return {
        setupNeeded: session ? false : !(await hasWorkspace(deps.database)),
        account: session && { name: session.name, email: session.email, secondFactor: session.secondFactor },
        secondFactorNeeded: (current?.needsSecondFactor ?? false) && !session?.secondFactor,
        member: current && { id: current.memberId, name: current.name, email: current.email, role: current.role },
        workspace: current && {
          id: current.workspaceId,
          number: current.workspaceNumber,
          name: current.workspaceName,
          sandboxOf: current.sandboxOf,
        },
        workspaces: workspacesOf(session?.memberships ?? []),
        publicUrl: deps.publicUrl,
        capabilities: deps.capabilities,
      };
    },
  );

  openWrite(
    app,
    deps,
    {
      id: "setUp",
      method: "POST",
      path: "/setup",
      tag: "Session",
      summary: "Set up the first workspace",
      description:
        "Once, with the token of the link that the server prints when it starts on an empty database. An Idempotency-Key is bound to the token; what was answered opens no session: sign in.",
      body: setupSchema,
      answer: setUpSchema,
      status: 201,
    },
    {
      enter: async ({ body }) => bySecret("setup", body.token),
      change: async ({ deps: within, body }) => ({ answer: await setUp(within, body) }),
    },
  );
}

/** @throws RefusedError "conflict" where there is a workspace, "forbidden" for another token. */
async function setUp(
  deps: NativeContext,
  { token, workspaceName, name, email, password }: z.output<typeof setupSchema>,
): Promise<z.output<typeof setUpSchema>> {
  if (await hasWorkspace(deps.database)) refuse("conflict", "This Greenroom is set up already. Sign in instead.");
  if (!timingSafeEqual(hashSecret(token), hashSecret(deps.setupToken))) {
    refuse("forbidden", "This is not the set-up link that the server printed when it started.", {
      path: ["token"],
    });
  }
  const passwordHash = await deps.signIn.hashPassword(password);
  const workspace = await createWorkspace(deps.database, {
    name: workspaceName,
    // Nobody belongs to a workspace yet: whoever holds the token may set the password of a user that is there already.
    owner: { name, email, userOf: (within) => insertOrResetUser(within, { name, email, passwordHash }) },
    now: deps.clock(),
    onlyFirst: true,
  });
  return { workspaceId: workspace.id, workspaceNumber: workspace.number, ownerEmail: email };
}
