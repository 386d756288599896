/** /workspace and /audit: the tenant, and what was done in it. */
import type { FastifyInstance } from "fastify";
import { auditRowSchema, pageOf, updateWorkspaceSchema, workspaceSchema } from "../../../shared/native.ts";
import { hiddenFrom } from "../../core/actor.ts";
import { listAudit } from "../../core/audit/index.ts";
import { refuse } from "../../core/refusal.ts";
import { findWorkspace, updateWorkspace } from "../../core/workspaces/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { presentAudit, presentWorkspace } from "./present.ts";
import { cursorIn, pageQuery } from "./route.ts";

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
  read(
    app,
    deps,
    {
      id: "listAuditEntries",
      path: "/audit",
      tag: "Audit",
      summary: "List audit entries",
      description: "Who did what, by which medium and from where; newest first.",
      scope: "workspace:read",
      query: pageQuery,
      answer: pageOf(auditRowSchema),
    },
    async ({ caller, query }) => {
      const { rows, next } = await listAudit(
        deps.database,
        caller.workspaceId,
        { limit: query.limit, after: cursorIn(query) },
        hiddenFrom(caller.actor),
      );
      return { data: rows.map(presentAudit), next };
    },
  );
}
