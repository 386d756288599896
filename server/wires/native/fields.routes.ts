/** /custom-fields: the typed fields that the workspace keeps on its interviews. */
import type { FastifyInstance } from "fastify";
import { createFieldSchema } from "../../../shared/native.ts";
import { defineField, listFields } from "../../core/fields/index.ts";
import type { NativeContext } from "./context.ts";
import { change, enter, typed } from "./route.ts";

export function fieldRoutes(app: FastifyInstance, deps: NativeContext): void {
  typed(app).get("/custom-fields", async (request, reply) => {
    const caller = await enter(deps, request, reply, "interviews:read");
    return { data: await listFields(deps.database, caller.workspaceId), next: null };
  });
  typed(app).post("/custom-fields", { schema: { body: createFieldSchema } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "fields:write");
    return reply.code(201).send(await change(deps, caller, (step) => defineField(step, request.body)));
  });
}
