/** /mails and /messages: what was, or would be, sent; previews and test sends of messages. */
import type { FastifyInstance } from "fastify";
import { previewMessageSchema } from "../../../shared/native.ts";
import { listMails, previewMessage, readMail, sendTestMessage } from "../../core/invitations/index.ts";
import type { NativeContext } from "./context.ts";
import { change, cursorIn, enter, idParams, pageQuery, typed } from "./route.ts";

export function mailRoutes(app: FastifyInstance, deps: NativeContext): void {
  typed(app).get("/mails", { schema: { querystring: pageQuery } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "interviews:read");
    const { rows, next } = await listMails(deps.database, caller.workspaceId, {
      limit: request.query.limit,
      after: cursorIn(request.query),
    });
    return { data: rows, next };
  });
  typed(app).get("/mails/:id", { schema: { params: idParams } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "interviews:read");
    return readMail(deps, caller.workspaceId, request.params.id);
  });
  typed(app).post("/messages/preview", { schema: { body: previewMessageSchema } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "positions:read");
    return previewMessage(deps, caller.workspaceId, request.body);
  });
  typed(app).post("/messages/test", { schema: { body: previewMessageSchema } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "positions:write");
    const id = await change(deps, caller, (step) => sendTestMessage(step, request.body));
    return reply.code(202).send({ id });
  });
}
