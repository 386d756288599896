/** /events: the feed of everything that happened, and what happened with one interview. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { eventRowSchema, pageOf } from "../../../shared/native.ts";
import { listEvents } from "../../core/events/index.ts";
import type { NativeContext } from "./context.ts";
import { read } from "./operation.ts";
import { presentEvent } from "./present.ts";
import { idParams } from "./route.ts";

const eventQuery = z.object({
  after: z.coerce.number().int().min(0).default(0).meta({ description: "A sequence number; 0 for all." }),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export function eventRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      id: "listEvents",
      path: "/events",
      tag: "Events",
      summary: "Read the event feed",
      description: "Oldest first, numbered without gaps. Ask again with the last number that you saw.",
      scope: "workspace:read",
      query: eventQuery,
      answer: pageOf(eventRowSchema),
    },
    async ({ caller, query }) => {
      const { rows, next } = await listEvents(deps.database, caller.workspaceId, query);
      return { data: rows.map(presentEvent), next: next === null ? null : String(next) };
    },
  );
  read(
    app,
    deps,
    {
      id: "listInterviewEvents",
      path: "/interviews/:id/events",
      tag: "Events",
      summary: "Read an interview's events",
      scope: "interviews:read",
      params: idParams,
      query: eventQuery,
      answer: pageOf(eventRowSchema),
    },
    async ({ caller, params, query }) => {
      const { rows, next } = await listEvents(deps.database, caller.workspaceId, { ...query, interviewId: params.id });
      return { data: rows.map(presentEvent), next: next === null ? null : String(next) };
    },
  );
}
