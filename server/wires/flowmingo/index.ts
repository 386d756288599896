/** The Flowmingo wire: the vendor's company API, so that its clients work with host, key and ids changed. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { KeyCaller } from "../../core/keys/index.ts";
import { RefusedError } from "../../core/refusal.ts";
import { type EntranceDeps, enterWithKey, RATE_HEADERS } from "../entrance.ts";
import { type InviteDeps, invite } from "./invite.ts";
import { readJsonBodies } from "./json-body.ts";
import { answerWithProblems } from "./problems.ts";

export type FlowmingoDeps = InviteDeps & EntranceDeps;

const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

type Answer = (caller: KeyCaller, request: FastifyRequest) => Promise<object>;

/** Registers the routes. */
export const flowmingoWire = (deps: FlowmingoDeps) => async (app: FastifyInstance) => {
  await app.register(
    async (scope) => {
      prepare(scope);
      route(scope, deps, "POST", "/interview/candidate/invite/v1", (caller, { body }) => invite(deps, caller, body));
    },
    { prefix: "/company/integration" },
  );
};

/** Keys, not cookies, so any page may call. */
function prepare(scope: FastifyInstance): void {
  answerWithProblems(scope);
  readJsonBodies(scope);
  scope.addHook("onRequest", async (_request, reply) => {
    void reply.header("access-control-allow-origin", "*");
    void reply.header("access-control-expose-headers", `x-request-id, ${RATE_HEADERS}`);
    void reply.header("cache-control", "no-store");
  });
  scope.options("/*", async (_request, reply) =>
    reply
      .code(204)
      .header("access-control-allow-methods", "GET, POST")
      .header("access-control-allow-headers", "x-api-key, authorization, content-type")
      .header("access-control-max-age", "86400")
      .send(),
  );
}

function route(scope: FastifyInstance, deps: FlowmingoDeps, method: "GET" | "POST", url: string, answer: Answer): void {
  const callers = new WeakMap<FastifyRequest, KeyCaller>();
  scope.route({
    method,
    url,
    bodyLimit: BODY_LIMIT_BYTES,
    // Before the body is read: who has no key sends none of it in.
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      const caller = await enterWithKey(deps, request, reply);
      if (!caller.ok) throw new RefusedError(caller.refusal);
      callers.set(request, caller.value);
    },
    handler: async (request, reply) => {
      const caller = callers.get(request);
      if (!caller) throw new Error("The request has no caller.");
      return reply.send(await answer(caller, request));
    },
  });
}
