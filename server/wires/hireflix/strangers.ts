/** The entrance of the endpoints that need no key: whoever calls is counted by address. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { unwrap } from "../../core/refusal.ts";
import { countStranger, type EntranceDeps } from "../entrance.ts";

/** What the resolvers of these endpoints are given. */
export interface StrangerContext {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** @throws RefusedError "rate_limited". */
export async function enterAsStranger(
  deps: Pick<EntranceDeps, "rates">,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<StrangerContext> {
  const refusal = await countStranger(deps, request, reply);
  if (refusal) unwrap(refusal);
  return { request, reply };
}
