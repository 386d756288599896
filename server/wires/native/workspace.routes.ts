/** /workspace: the tenant. */
import type { FastifyInstance } from "fastify";
import { updateWorkspaceSchema, workspaceSchema } from "../../../shared/native.ts";
import { refuse } from "../../core/refusal.ts";
import { findWorkspace, updateWorkspace } from "../../core/workspaces/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { presentWorkspace } from "./present.ts";

export function workspaceRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      id: "getWorkspace",
      path: "/workspace",
      tag: "Workspace",
      summary: "Read the workspace",
      description: "The one that the key belongs to.",
      scope: "workspace:read",
      answer: workspaceSchema,
    },
    async ({ caller }) => {
      const workspace = await findWorkspace(deps.database, caller.workspaceId);
      if (!workspace) refuse("not_found", "There is no such workspace.");
      return presentWorkspace(deps, workspace);
    },
  );
  write(
    app,
    deps,
    {
      id: "updateWorkspace",
      versioned: true,
      method: "PATCH",
      path: "/workspace",
      tag: "Workspace",
      summary: "Change the workspace",
      description: "What is given changes; settings merge one level deep.",
      scope: "workspace:write",
      body: updateWorkspaceSchema,
      answer: workspaceSchema,
    },
    async ({ step, body, expectedVersion }) =>
      presentWorkspace(deps, await updateWorkspace(step, body, expectedVersion)),
  );
}
