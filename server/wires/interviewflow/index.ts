/** The InterviewFlowAI wire: the vendor's four calls, so that its clients work with host, key and ids changed. */
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { KeyCaller } from "../../core/keys/index.ts";
import { RefusedError } from "../../core/refusal.ts";
import { type EntranceDeps, enterWithKey, RATE_HEADERS } from "../entrance.ts";
import { answerWithEnvelopes } from "./envelope.ts";
import { type IngestDeps, ingestMany, ingestOne } from "./ingest.ts";
import { readJsonBodies } from "./json-body.ts";
import { interviewflowDocument } from "./openapi.ts";
import { type ReadBackDeps, readBack } from "./read-back.ts";
import { writeBack } from "./write-back.ts";

export type InterviewflowDeps = IngestDeps & ReadBackDeps & EntranceDeps;

const BODY_LIMIT_BYTES = 2 * 1024 * 1024;

type Answer = (caller: KeyCaller, body: unknown) => Promise<{ code: number }>;

/** Registers the routes; a reply's HTTP status is the code of its body. */
export const interviewflowWire = (deps: InterviewflowDeps) => async (app: FastifyInstance) => {
  await app.register(
    async (scope) => {
      prepare(scope);
      const document = JSON.stringify(interviewflowDocument(deps.publicUrl));
      const etag = `"${createHash("sha1").update(document).digest("base64url").slice(0, 16)}"`;
      scope.get("/openapi.json", async (request, reply) => {
        void reply.header("etag", etag).header("cache-control", "public, max-age=60");
        if (request.headers["if-none-match"] === etag) return reply.code(304).send();
        return reply.type("application/json; charset=utf-8").send(document);
      });
      route(scope, deps, "POST", "/ingest/candidates", (caller, body) => ingestMany(deps, caller, body));
      route(scope, deps, "POST", "/ingest/candidate", (caller, body) => ingestOne(deps, caller, body));
      route(scope, deps, "POST", "/fetch/candidates", (caller, body) => readBack(deps, caller, body));
    },
    { prefix: "/api/external" },
  );
  await app.register(
    async (scope) => {
      prepare(scope);
      route(scope, deps, "PATCH", "/custom-fields", (caller, body) => writeBack(deps, caller, body));
    },
    { prefix: "/api/interview" },
  );
};

/** Keys, not cookies, so any page may call. */
function prepare(scope: FastifyInstance): void {
  answerWithEnvelopes(scope);
  readJsonBodies(scope);
  scope.addHook("onRequest", async (_request, reply) => {
    void reply.header("access-control-allow-origin", "*");
    void reply.header("access-control-expose-headers", `x-request-id, ${RATE_HEADERS}`);
    void reply.header("cache-control", "no-store");
  });
  scope.options("/*", async (_request, reply) =>
    reply
      .code(204)
      .header("access-control-allow-methods", "POST, PATCH")
      .header("access-control-allow-headers", "x-api-key, authorization, content-type")
      .header("access-control-max-age", "86400")
      .send(),
  );
}

function route(
  scope: FastifyInstance,
  deps: InterviewflowDeps,
  method: "POST" | "PATCH",
  url: string,
  answer: Answer,
): void {
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
      const body = await answer(caller, request.body);
      return reply.code(body.code).send(body);
    },
  });
}
