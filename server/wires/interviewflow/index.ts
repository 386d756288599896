/** The InterviewFlowAI wire: the vendor's four calls, so that its clients work with host, key and ids changed. */
import type { FastifyInstance } from "fastify";
import type { KeyCaller } from "../../core/keys/index.ts";
import type { EntranceDeps } from "../entrance.ts";
import { openToEveryPage, routeWithKey, serveDocument } from "../key-route.ts";
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
      serveDocument(scope, deps, () => interviewflowDocument(deps.publicUrl));
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

function prepare(scope: FastifyInstance): void {
  answerWithEnvelopes(scope);
  readJsonBodies(scope);
  openToEveryPage(scope, "POST, PATCH");
}

function route(
  scope: FastifyInstance,
  deps: InterviewflowDeps,
  method: "POST" | "PATCH",
  url: string,
  answer: Answer,
): void {
  routeWithKey(scope, deps, {
    method,
    url,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    answer: async (caller, request, reply) => {
      const body = await answer(caller, request.body);
      void reply.code(body.code);
      return body;
    },
  });
}
