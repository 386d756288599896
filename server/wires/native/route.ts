/** How a route of the native API is declared: its scope, its schemas, its handler. Every route reads the same. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Scope } from "../../../shared/native.ts";
import { authorise } from "../../core/actor.ts";
import { type Change, type ChangeDeps, changeWorkspace } from "../../core/change.ts";
import { type Cursor, readCursor } from "../../core/cursor.ts";
import { refuse } from "../../core/refusal.ts";
import { type Caller, type CallerDeps, callerOf } from "./caller.ts";

export const idParams = z.object({ id: z.guid("An id is a UUID.").transform((id) => id.toLowerCase()) });

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

/** "true" or "false" in an address. */
export const flagQuery = z
  .enum(["true", "false"])
  .default("false")
  .transform((value) => value === "true");

/** @throws RefusedError "invalid" for a cursor that no page gave out. */
export function cursorIn(query: { cursor?: string | undefined }): Cursor | null {
  if (!query.cursor) return null;
  const cursor = readCursor(query.cursor);
  if (!cursor) refuse("invalid", "This cursor was not given out by this list.", { path: ["cursor"] });
  return cursor;
}

/** The caller of a request, allowed to do what the scope names. */
export async function enter(
  deps: CallerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: Scope,
): Promise<Caller> {
  const caller = await callerOf(deps, request, reply);
  authorise(caller.actor, scope);
  return caller;
}

/** Runs one command as a change of the caller's workspace. */
export const change = <Value>(deps: ChangeDeps, caller: Caller, command: (change: Change) => Promise<Value>) =>
  changeWorkspace(deps, caller.actor, caller.workspaceId, command);

/** The instance with types inferred from zod schemas. */
export const typed = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>();
