/** The Flowmingo wire: the vendor's company API, so that its clients work with host, key and ids changed. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { KeyCaller } from "../../core/keys/index.ts";
import { unwrap } from "../../core/refusal.ts";
import { countStranger, type EntranceDeps } from "../entrance.ts";
import { openToEveryPage, routeWithKey, serveDocument } from "../key-route.ts";
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
      serveDocument(scope, deps, () => flowmingoDocument(deps.publicUrl));
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

function prepare(scope: FastifyInstance): void {
  answerWithProblems(scope);
  readJsonBodies(scope);
  openToEveryPage(scope, "GET, POST");
}

function route(scope: FastifyInstance, deps: FlowmingoDeps, method: "GET" | "POST", url: string, answer: Answer): void {
  routeWithKey(scope, deps, { method, url, bodyLimitBytes: BODY_LIMIT_BYTES, answer });
}
