/** The HTTP server as tests call it: every wire on one origin. */
import { randomUUID } from "node:crypto";
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Log } from "./platform/log.ts";
import { logCalls } from "./wires/call-log.ts";
import { type CandidateWireDeps, candidateWire } from "./wires/candidate/index.ts";
import { type FlowmingoDeps, flowmingoWire } from "./wires/flowmingo/index.ts";
import { type HireflixDeps, hireflixWire } from "./wires/hireflix/index.ts";
import { type InterviewflowDeps, interviewflowWire } from "./wires/interviewflow/index.ts";
import { type JobsWireDeps, jobsWire } from "./wires/jobs/index.ts";
import { type MailWireDeps, mailWire } from "./wires/mail/index.ts";
import { type MediaWireDeps, mediaWire } from "./wires/media/index.ts";
import { answerBadAddress, type NativeDeps, nativeWire } from "./wires/native/index.ts";
import { type OperationsDeps, operationsWire } from "./wires/operations/operations.ts";
import { type PagesDeps, pagesWire } from "./wires/pages/pages.ts";
import { type ShareWireDeps, shareWire } from "./wires/share/index.ts";

/** Who may say the caller's address: everybody, nobody, addresses and ranges, or a judge of each hop. */
export type TrustProxy = boolean | string | ((address: string, hop: number) => boolean);

export type AppDeps = NativeDeps &
  InterviewflowDeps &
  FlowmingoDeps &
  HireflixDeps &
  CandidateWireDeps &
  MailWireDeps &
  MediaWireDeps &
  ShareWireDeps &
  JobsWireDeps &
  OperationsDeps &
  PagesDeps & { log: Log; trustProxy: TrustProxy };

/** Addresses hold codes and signatures, so only the route's pattern is logged, and of an unknown route nothing but its status. */
class PatternsOnly extends LogController {
  override routeNotFound(): void {}
}

/** Builds the server; the caller listens or injects. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = deps.log;
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    logController: new PatternsOnly({ disableRequestLogging: true }),
    trustProxy: deps.trustProxy,
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    forceCloseConnections: "idle",
    frameworkErrors: (error, request, reply) => void answerBadAddress(deps, error, request, reply),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook("onRequest", async (request, reply) => {
    void reply.header("x-request-id", request.id);
    void reply.header("x-content-type-options", "nosniff");
    void reply.header("referrer-policy", "no-referrer");
  });
  app.addHook("onResponse", async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? "unknown",
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "request",
    );
  });
  logCalls(app, deps);
  await app.register(operationsWire(deps));
  await app.register(nativeWire(deps));
  await app.register(interviewflowWire(deps));
  await app.register(flowmingoWire(deps));
  await app.register(hireflixWire(deps));
  await app.register(candidateWire(deps));
  await app.register(shareWire(deps));
  await app.register(mediaWire(deps));
  await app.register(jobsWire(deps));
  await app.register(mailWire(deps));
  await app.register(pagesWire(deps));
  return app;
}
