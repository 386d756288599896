/** The Flowmingo wire: the vendor's company API, so that its clients work with host, key and ids changed. */
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { KeyCaller } from "../../core/keys/index.ts";
import { RefusedError, unwrap } from "../../core/refusal.ts";
import { countStranger, type EntranceDeps, enterWithKey, RATE_HEADERS } from "../entrance.ts";
import { createSet, listSets } from "./create-set.ts";
import { type InviteDeps, invite } from "./invite.ts";
import { readJsonBodies } from "./json-body.ts";
import { flowmingoDocument } from "./openapi.ts";
import {
  move,
  type PipelineDeps,
  readApplications,
  readOneApplication,
  readPublicPosts,
  readSubmissions,
  reject,
} from "./pipeline.ts";
import { answerWithProblems } from "./problems.ts";
import { readJobPost, readJobPosts, readMe, readProject, readProjects, readSet, readSets, readStages } from "./read.ts";
import { readSubmission } from "./submission.ts";

export type FlowmingoDeps = InviteDeps & PipelineDeps & EntranceDeps;

const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

type Answer = (caller: KeyCaller, request: FastifyRequest) => Promise<object>;

const READS: readonly (readonly [string, (deps: FlowmingoDeps, ...call: Parameters<Answer>) => Promise<object>])[] = [
  ["projects", readProjects],
  ["projects/:id", readProject],
  ["job-posts", readJobPosts],
  ["job-posts/:id", readJobPost],
  ["job-posts/:id/stages", readStages],
  ["interview-sets", readSets],
  ["interview-sets/:id", readSet],
  ["applications", readApplications],
  ["applications/:id", readOneApplication],
  ["submissions", readSubmissions],
  ["submissions/:id", readSubmission],
];

/** Registers the routes. */
export const flowmingoWire = (deps: FlowmingoDeps) => async (app: FastifyInstance) => {
  await app.register(
    async (scope) => {
      prepare(scope);
      const document = JSON.stringify(flowmingoDocument(deps.publicUrl));
      const etag = `"${createHash("sha1").update(document).digest("base64url").slice(0, 16)}"`;
      scope.get("/openapi.json", async (request, reply) => {
        void reply.header("etag", etag).header("cache-control", "public, max-age=60");
        if (request.headers["if-none-match"] === etag) return reply.code(304).send();
        return reply.type("application/json; charset=utf-8").send(document);
      });
      route(scope, deps, "POST", "/interview/candidate/invite/v1", (caller, { body }) => invite(deps, caller, body));
      route(scope, deps, "POST", "/interview/set/v1", (...call) => createSet(deps, ...call));
      route(scope, deps, "GET", "/interview/set/v1", (...call) => listSets(deps, ...call));
      route(scope, deps, "GET", "/me/v1", (caller) => readMe(deps, caller));
      for (const [path, answer] of READS)
        route(scope, deps, "GET", `/hiring/${path}/v1`, (...call) => answer(deps, ...call));
      route(scope, deps, "POST", "/hiring/applications/:id/move/v1", (...call) => move(deps, ...call));
      route(scope, deps, "POST", "/hiring/applications/:id/reject/v1", (...call) => reject(deps, ...call));
    },
    { prefix: "/company/integration" },
  );
  await app.register(
    async (scope) => {
      prepare(scope);
      scope.get("/post/jobs", async (request, reply) => {
        const limited = await countStranger(deps, request, reply);
        if (limited) unwrap(limited);
        return readPublicPosts(deps, request);
      });
    },
    { prefix: "/seeker" },
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
