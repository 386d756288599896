/** /workspace, /members, /events, /audit: the tenant, its people and what happened in it. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { EventRow, Page } from "../../../shared/native.ts";
import { updateWorkspaceSchema } from "../../../shared/native.ts";
import { listAudit } from "../../core/audit/index.ts";
import { listEvents } from "../../core/events/index.ts";
import { refuse } from "../../core/refusal.ts";
import { findWorkspace, listMembers, updateWorkspace } from "../../core/workspaces/index.ts";
import type { NativeContext } from "./context.ts";
import { presentAudit, presentEvent, presentWorkspace } from "./present.ts";
import { change, cursorIn, enter, pageQuery, typed } from "./route.ts";

const eventQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export function workspaceRoutes(app: FastifyInstance, deps: NativeContext): void {
  typed(app).get("/workspace", async (request, reply) => {
    const caller = await enter(deps, request, reply, "workspace:read");
    const workspace = await findWorkspace(deps.database, caller.workspaceId);
    if (!workspace) refuse("not_found", "There is no such workspace.");
    return presentWorkspace(deps, workspace);
  });
  typed(app).patch("/workspace", { schema: { body: updateWorkspaceSchema } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "workspace:write");
    return presentWorkspace(deps, await change(deps, caller, (step) => updateWorkspace(step, request.body)));
  });
  typed(app).get("/members", async (request, reply) => {
    const caller = await enter(deps, request, reply, "workspace:read");
    const rows = await listMembers(deps.database, caller.workspaceId);
    return {
      data: rows.map(({ created_at, ...member }) => ({ ...member, createdAt: created_at.toISOString() })),
      next: null,
    };
  });
  typed(app).get(
    "/events",
    { schema: { querystring: eventQuery } },
    async (request, reply): Promise<Page<EventRow>> => {
      const caller = await enter(deps, request, reply, "workspace:read");
      const { rows, next } = await listEvents(deps.database, caller.workspaceId, request.query);
      return { data: rows.map(presentEvent), next: next === null ? null : String(next) };
    },
  );
  typed(app).get("/audit", { schema: { querystring: pageQuery } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "workspace:read");
    const { rows, next } = await listAudit(deps.database, caller.workspaceId, {
      limit: request.query.limit,
      after: cursorIn(request.query),
    });
    return { data: rows.map(presentAudit), next };
  });
}
