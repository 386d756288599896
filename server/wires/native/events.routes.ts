/** /events: the feed of everything that happened, in pages, waiting, or as it happens; and what happened with one interview. */
import { setMaxListeners } from "node:events";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { EVENT_TYPES, eventPageSchema } from "../../../shared/native.ts";
import { hiddenFrom, may } from "../../core/actor.ts";
import { type EventFilter, listEvents } from "../../core/events/index.ts";
import { findInterview } from "../../core/interviews/index.ts";
import { refuse } from "../../core/refusal.ts";
import type { Caller } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { streamEvents } from "./event-stream.ts";
import { read, stream } from "./operation.ts";
import { presentEvent } from "./present.ts";
import { idParams } from "./route.ts";

const after = z.coerce.number().int().min(0).default(0).meta({ description: "A sequence number; 0 for all." });
const types = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(z.enum(EVENT_TYPES)))
  .optional()
  .meta({ description: "One or several types, divided by commas." });
const limit = z.coerce.number().int().min(1).max(500).default(100);
const feedQuery = z.object({
  after,
  limit,
  wait: z.coerce
    .number()
    .int()
    .min(0)
    .max(30)
    .default(0)
    .meta({ description: "Seconds to wait for an event when there is none yet." }),
  type: types,
  interviewId: z.guid().optional(),
  positionId: z.guid().optional(),
});
const streamQuery = z.object({
  after: after.removeDefault().optional().meta({ description: "Where to begin; the newest event unless told." }),
  type: types,
  workspace: z.guid().optional().meta({ description: "The workspace of a session, where no header can be sent." }),
});

const presenter = (caller: Caller) => {
  const withPersonal = may(caller.actor, "interviews:read");
  return (event: Parameters<typeof presentEvent>[0]) => presentEvent(event, withPersonal);
};

export function eventRoutes(app: FastifyInstance, deps: NativeContext): void {
  // Every open connection listens for it.
  setMaxListeners(0, deps.live.closed);
  read(
    app,
    deps,
    {
      id: "listEvents",
      path: "/events",
      tag: "Events",
      summary: "Read the event feed",
      description:
        "Oldest first, numbered without gaps. Ask again with the last number that you saw; with wait the answer comes as soon as " +
        "something happens. What is personal is left out for callers that may not read interviews.",
      scope: "workspace:read",
      query: feedQuery,
      answer: eventPageSchema,
    },
    async ({ caller, query, request }) => {
      const filter: EventFilter = {
        types: query.type,
        interviewId: query.interviewId?.toLowerCase(),
        positionId: query.positionId?.toLowerCase(),
        hidden: hiddenFrom(caller.actor),
      };
      const gone = new AbortController();
      request.raw.once("close", () => gone.abort());
      const until = Date.now() + query.wait * 1000;
      let seen = query.after;
      for (;;) {
        const { rows, next } = await listEvents(
          deps.database,
          caller.workspaceId,
          { after: query.after, limit: query.limit },
          filter,
        );
        const left = until - Date.now();
        if (rows.length > 0 || left <= 0 || gone.signal.aborted || deps.live.closed.aborted) {
          return { data: rows.map(presenter(caller)), next: next === null ? null : String(next) };
        }
        seen = await deps.live.wait(caller.workspaceId, seen, left, AbortSignal.any([gone.signal, deps.live.closed]));
      }
    },
  );
  stream(
    app,
    deps,
    {
      id: "streamEvents",
      path: "/events/stream",
      tag: "Events",
      summary: "Follow the event feed",
      description:
        "Server-sent events: id is the sequence, event the type, data the row as the feed gives it. A reader that comes back with " +
        "Last-Event-ID, as browsers do by themselves, misses nothing and gets nothing twice. Without workspace:read only what is about " +
        "interviews and positions is told.",
      scope: "interviews:read",
      query: streamQuery,
      contentType: "text/event-stream",
    },
    (call) => streamEvents(deps, call, { types: call.query.type, after: call.query.after }),
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
      query: z.object({ after, limit }),
      answer: eventPageSchema,
    },
    async ({ caller, params, query }) => {
      const filter: EventFilter = { interviewId: params.id, hidden: hiddenFrom(caller.actor) };
      const { rows, next } = await listEvents(deps.database, caller.workspaceId, query, filter);
      // The events of an interview that was deleted can still be read.
      if (rows.length === 0 && !(await findInterview(deps.database, caller.workspaceId, params.id, filter.hidden))) {
        refuse("not_found", "There is no such interview.");
      }
      return { data: rows.map(presenter(caller)), next: next === null ? null : String(next) };
    },
  );
}
