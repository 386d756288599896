/** The native API under /api/v1: everything the product can do, for keys and signed-in members alike. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { refuse } from "../../core/refusal.ts";
import { findUnstorable } from "../../core/storable-text.ts";
import { stateStranger } from "../entrance.ts";
import { accountRoutes } from "./account.routes.ts";
import { applicationRoutes } from "./applications.routes.ts";
import { auditRoutes } from "./audit.routes.ts";
import { callRoutes } from "./calls.routes.ts";
import { candidateRoutes } from "./candidates.routes.ts";
import type { NativeContext } from "./context.ts";
import { eventRoutes } from "./events.routes.ts";
import { exportRoutes } from "./exports.routes.ts";
import { fieldRoutes } from "./fields.routes.ts";
import { fileRoutes } from "./files.routes.ts";
import { interviewActionRoutes } from "./interview-actions.routes.ts";
import { interviewBatchRoutes } from "./interview-batch.routes.ts";
import { interviewListRoutes } from "./interview-lists.routes.ts";
import { interviewRoutes } from "./interviews.routes.ts";
import { jobPostRoutes } from "./job-posts.routes.ts";
import { readJsonBodies } from "./json-body.ts";
import { keyRoutes } from "./keys.routes.ts";
import { mailRoutes } from "./mails.routes.ts";
import { memberRoutes } from "./members.routes.ts";
import { collectOperations, openApiRoutes } from "./openapi.routes.ts";
import { positionRoutes } from "./positions.routes.ts";
import { problemPages } from "./problem-pages.ts";
import { answerWithProblems, openToPages } from "./problems.ts";
import { projectRoutes } from "./projects.routes.ts";
import { questionSetRoutes } from "./question-sets.routes.ts";
import { reviewRoutes } from "./reviews.routes.ts";
import { sandboxRoutes } from "./sandbox.routes.ts";
import { sessionRoutes } from "./session.routes.ts";
import { shareRoutes } from "./shares.routes.ts";
import { takeRoutes } from "./takes.routes.ts";
import { transcriptRoutes } from "./transcripts.routes.ts";
import { webhookRoutes } from "./webhooks.routes.ts";
import { workspaceRoutes } from "./workspace.routes.ts";

/** A parsed body, and not a file that is still coming in. */
const isPlain = (body: unknown): boolean => typeof body !== "object" || body === null || !("pipe" in body);

/** The body without the rows that its route reads by themselves. */
function wholeOf({ body, routeOptions }: FastifyRequest): unknown {
  const rows = routeOptions.config.operation?.readsRowsByThemselves;
  return rows === undefined || typeof body !== "object" ? body : { ...body, [rows]: null };
}

export { answerBadAddress } from "./problems.ts";
export type NativeDeps = NativeContext;

/** Keys may call from any page; a session never travels with such a call, because credentials are not allowed. */
export const nativeWire = (deps: NativeDeps) => async (app: FastifyInstance) => {
  await app.register(
    async (scope) => {
      answerWithProblems(scope, deps);
      readJsonBodies(scope);
      scope.addHook("onRequest", async (_request, reply) => openToPages(reply));
      scope.addHook("preValidation", async (request) => {
        const unstorable =
          findUnstorable(request.query) ?? (isPlain(request.body) ? findUnstorable(wholeOf(request)) : null);
        if (unstorable) refuse("invalid", unstorable.message, { path: unstorable.path });
      });
      scope.options("/*", async (request, reply) => {
        stateStranger(deps, request, reply);
        return reply
          .code(204)
          .header("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE")
          .header(
            "access-control-allow-headers",
            "x-api-key, authorization, content-type, if-match, if-none-match, idempotency-key, last-event-id",
          )
          .header("access-control-max-age", "86400")
          .send();
      });
      const operations = collectOperations(scope);
      for (const routes of [
        sessionRoutes,
        workspaceRoutes,
        positionRoutes,
        projectRoutes,
        jobPostRoutes,
        applicationRoutes,
        questionSetRoutes,
        candidateRoutes,
        interviewListRoutes,
        interviewBatchRoutes,
        interviewRoutes,
        interviewActionRoutes,
        reviewRoutes,
        shareRoutes,
        takeRoutes,
        transcriptRoutes,
        eventRoutes,
        webhookRoutes,
        auditRoutes,
        keyRoutes,
        sandboxRoutes,
        callRoutes,
        fieldRoutes,
        mailRoutes,
        memberRoutes,
        accountRoutes,
        exportRoutes,
        fileRoutes,
      ]) {
        await scope.register(async (group) => routes(group, deps));
      }
      openApiRoutes(scope, deps, operations);
    },
    { prefix: "/api/v1" },
  );
  await app.register(async (scope) => problemPages(scope, deps));
  await app.register(async (scope) => {
    const { signInRoutes } = await import("./sign-in.routes.ts");
    signInRoutes(scope, deps);
  });
};
