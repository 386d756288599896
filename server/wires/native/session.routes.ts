/** /session and /setup: who is signed in, and the first workspace. */
import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { type Session, setupSchema } from "../../../shared/native.ts";
import { refuse } from "../../core/refusal.ts";
import { createWorkspace, hasWorkspace } from "../../core/workspaces/index.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import { countRequest } from "../entrance.ts";
import { sessionOf } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { typed } from "./route.ts";

export function sessionRoutes(app: FastifyInstance, deps: NativeContext): void {
  typed(app).get("/session", async (request): Promise<Session> => {
    const session = await sessionOf(deps, request);
    const current = session?.current ?? null;
    return {
      setupNeeded: session ? false : !(await hasWorkspace(deps.database)),
      member: current && { id: current.memberId, name: current.name, email: current.email, role: current.role },
      workspace: current && { id: current.workspaceId, number: current.workspaceNumber, name: current.workspaceName },
      workspaces: (session?.memberships ?? []).map((membership) => ({
        id: membership.workspaceId,
        number: membership.workspaceNumber,
        name: membership.workspaceName,
        role: membership.role,
      })),
      publicUrl: deps.publicUrl,
      capabilities: deps.capabilities,
    };
  });

  typed(app).post("/setup", { schema: { body: setupSchema } }, async (request, reply) => {
    const { token, workspaceName, name, email, password } = request.body;
    const limited = await countRequest(deps, reply, `setup:${request.ip}`);
    if (limited) refuse(limited.refusal.code, limited.refusal.message);
    if (await hasWorkspace(deps.database)) refuse("conflict", "This Greenroom is set up already. Sign in instead.");
    if (!timingSafeEqual(hashSecret(token), hashSecret(deps.setupToken))) {
      refuse("forbidden", "This is not the set-up link that the server printed when it started.", { path: ["token"] });
    }
    const userId = (await deps.signIn.findUser(email)) ?? (await deps.signIn.createUser({ name, email, password }));
    const workspace = await createWorkspace(deps.database, {
      name: workspaceName,
      owner: { userId, name, email },
      now: deps.clock(),
      onlyFirst: true,
    });
    return reply.code(201).send({ workspaceId: workspace.id, workspaceNumber: workspace.number, ownerEmail: email });
  });
}
