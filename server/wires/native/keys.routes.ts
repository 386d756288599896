/** /keys: the API keys of the workspace. */
import type { FastifyInstance } from "fastify";
import { createKeySchema, updateKeySchema } from "../../../shared/native.ts";
import { createKey, listKeys, revokeKey, updateKey } from "../../core/keys/index.ts";
import type { NativeContext } from "./context.ts";
import { change, enter, idParams, typed } from "./route.ts";

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

export function keyRoutes(app: FastifyInstance, deps: NativeContext): void {
  typed(app).get("/keys", async (request, reply) => {
    const caller = await enter(deps, request, reply, "keys:write");
    return { data: await listKeys(deps.database, caller.workspaceId), next: null };
  });
  typed(app).post("/keys", { schema: { body: createKeySchema } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "keys:write");
    const { expiresAt, ...input } = request.body;
    const key = await change(deps, caller, (step) => createKey(step, { ...input, expiresAt: dateOf(expiresAt) }));
    return reply.code(201).send(key);
  });
  typed(app).patch("/keys/:id", { schema: { params: idParams, body: updateKeySchema } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "keys:write");
    const { expiresAt, ...input } = request.body;
    return change(deps, caller, (step) =>
      updateKey(step, request.params.id, {
        ...input,
        ...(expiresAt === undefined ? {} : { expiresAt: dateOf(expiresAt) }),
      }),
    );
  });
  typed(app).delete("/keys/:id", { schema: { params: idParams } }, async (request, reply) => {
    const caller = await enter(deps, request, reply, "keys:write");
    await change(deps, caller, (step) => revokeKey(step, request.params.id));
    return reply.code(204).send();
  });
}
