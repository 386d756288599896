/** The Hireflix wire: GraphQL on POST /, POST /interview; each endpoint's schema is served as text beside it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { RefusedError } from "../../core/refusal.ts";
import type { RoomDeps } from "../../core/rooms/index.ts";
import { countStranger, RATE_HEADERS } from "../entrance.ts";
import { refusalError, wireError } from "./graphql-errors.ts";
import { graphqlHandler } from "./handler.ts";
import { interviewResolvers } from "./interview.ts";
import { type RootDeps, rootResolvers } from "./root.ts";
import { type Endpoint, openSchema } from "./schema.ts";

export type HireflixDeps = RootDeps & RoomDeps;

const BODY_LIMIT_BYTES = 2 * 1024 * 1024;

/** Keys and tokens, not cookies, so any page may call. */
export const hireflixWire = (deps: HireflixDeps) => async (app: FastifyInstance) => {
  await app.register(async (scope) => {
    prepare(scope);
    const stranger = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const refusal = await countStranger(deps, request, reply);
      if (refusal) throw new RefusedError(refusal.refusal);
    };
    serve(scope, "/", openSchema("root.graphql", rootResolvers(deps)), stranger);
    serve(scope, "/interview", openSchema("interview.graphql", interviewResolvers(deps)), stranger);
  });
};

function prepare(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  scope.addHook("onRequest", async (_request, reply) => {
    void reply.header("access-control-allow-origin", "*");
    void reply.header("access-control-expose-headers", `x-request-id, ${RATE_HEADERS}`);
    void reply.header("cache-control", "no-store");
  });
  scope.setErrorHandler((error, request, reply) => {
    if (error instanceof RefusedError) {
      const answer = refusalError(error.refusal);
      return reply.code(answer.code).send({ errors: [answer] });
    }
    const { statusCode = 500 } = Object(error) as { statusCode?: number };
    if (statusCode >= 500) request.log.error({ err: error }, "graphql request failed");
    const words = statusCode === 413 ? "The request is too large." : "The request can not be read.";
    const answer = wireError(statusCode, statusCode >= 500 ? "Internal server error" : words);
    return reply.code(statusCode).send({ errors: [answer] });
  });
}

function serve(
  scope: FastifyInstance,
  path: "/" | "/interview" | "/me",
  endpoint: Endpoint,
  enter: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): void {
  const answer = graphqlHandler(endpoint);
  scope.options(path, async (_request, reply) =>
    reply
      .code(204)
      .header("access-control-allow-methods", "POST")
      .header(
        "access-control-allow-headers",
        "x-api-key, authorization, content-type, x-workspace, apollo-require-preflight",
      )
      .header("access-control-max-age", "86400")
      .send(),
  );
  scope.get(`${path === "/" ? "" : path}/schema.graphql`, async (_request, reply) =>
    reply.type("application/graphql; charset=utf-8").send(endpoint.sdl),
  );
  scope.post(path, { bodyLimit: BODY_LIMIT_BYTES, onRequest: enter }, async (request, reply) => {
    const { status, body } = await answer(jsonOf(request.body), { request, reply }, request.log);
    return reply.code(status).type("application/json; charset=utf-8").send(JSON.stringify(body));
  });
}

/** The body as JSON; undefined when it is none. */
function jsonOf(body: unknown): unknown {
  try {
    return JSON.parse(typeof body === "string" ? body : "");
  } catch {
    return undefined;
  }
}
