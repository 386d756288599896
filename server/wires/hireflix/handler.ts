/** A GraphQL endpoint over HTTP, for any schema of this wire: reads the request, runs the query, writes the answer. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { execute, type GraphQLError, type GraphQLSchema, getOperationAST } from "graphql";
import { RefusedError } from "../../core/refusal.ts";
import { rememberProblem } from "../call-log.ts";
import { RATE_HEADERS } from "../entrance.ts";
import { createDocuments } from "./documents.ts";
import { CODES, presentError, type WireError, wireError } from "./errors.ts";
import { createPlans } from "./plans.ts";
import { readRequest } from "./request-body.ts";

export interface GraphqlEndpoint<Context> {
  path: string;
  schema: GraphQLSchema;
  /** Before the body is read: who calls. Throws RefusedError "unauthenticated", "forbidden" or "rate_limited". */
  enter(request: FastifyRequest, reply: FastifyReply): Promise<Context>;
  /** Usual lengths of lists for the cost of a query, "Type.field": length; 10 unless told. */
  lengths?: ReadonlyMap<string, number>;
  /** Scalars that take a variable of any type, because they judge the value themselves. */
  looseScalars?: ReadonlySet<string>;
}

const BODY_LIMIT_BYTES = 1024 * 1024;

/** What clients of this wire send; some add names of their own, as Apollo Client does with apollographql-client-name. */
const HEADERS = "x-api-key, authorization, content-type, x-workspace, apollo-require-preflight";
const HEADER_NAMES = /^[\w-]+(?:\s*,\s*[\w-]+)*$/;

/** Nothing here is opened by a header that a page may not set, so that any of them may come. */
const allowedHeaders = (asked: string | undefined): string =>
  asked !== undefined && asked.length <= 1_000 && HEADER_NAMES.test(asked) ? `${HEADERS}, ${asked}` : HEADERS;

/**
 * Serves POST and the preflight of one endpoint (contract hireflix.md section 1). A GraphQL answer is always HTTP 200, with a number
 * in each error's code; only who may not enter (401, 403), calls too often (429) or sends too much (413) gets another status.
 */
export function serveGraphql<Context>(app: FastifyInstance, endpoint: GraphqlEndpoint<Context>): void {
  const { path, schema } = endpoint;
  const documents = createDocuments({
    schema,
    lengths: endpoint.lengths ?? new Map(),
    looseScalars: endpoint.looseScalars ?? new Set(),
  });
  const planFor = createPlans(schema);
  const contexts = new WeakMap<FastifyRequest, { value: Context }>();
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    answerErrors(scope);
    scope.addHook("onRequest", async (_request, reply) => {
      void reply.header("access-control-allow-origin", "*");
      void reply.header("access-control-expose-headers", `x-request-id, ${RATE_HEADERS}`);
      void reply.header("cache-control", "no-store");
    });
    scope.options(path, async (request, reply) =>
      reply
        .code(204)
        .header("access-control-allow-methods", "POST")
        .header("access-control-allow-headers", allowedHeaders(request.headers["access-control-request-headers"]))
        .header("vary", "access-control-request-headers")
        .header("access-control-max-age", "86400")
        .send(),
    );
    scope.post(path, {
      bodyLimit: BODY_LIMIT_BYTES,
      onRequest: async (request, reply) => {
        contexts.set(request, { value: await endpoint.enter(request, reply) });
      },
      handler: async (request, reply) => {
        const context = contexts.get(request);
        if (!context) throw new Error("The request has not entered.");
        const answer = await run(request, context.value);
        return reply.type("application/json; charset=utf-8").send(Buffer.from(answer));
      },
    });
  });

  /** The answer as JSON text. */
  async function run(request: FastifyRequest, context: Context): Promise<string> {
    const present = (errors: readonly GraphQLError[]): WireError[] => {
      const shown = errors.map((error) => presentError(error, (cause) => unexpected(request, cause)));
      if (shown[0]) rememberProblem(request, shown[0].message);
      return shown;
    };
    const read = readRequest(request.headers["content-type"], request.body);
    const refused = (errors: readonly GraphQLError[]) => JSON.stringify({ errors: present(errors) });
    if ("problem" in read) return refused([wireError(400, read.problem)]);
    const { query, variables, operationName } = read;
    const found = documents(query);
    if ("errors" in found) return refused(found.errors);
    const { document } = found;
    if (getOperationAST(document, operationName)?.operation === "subscription") {
      return refused([wireError(400, "This endpoint has no subscriptions.")]);
    }
    const written = await planFor(document, operationName)?.(context, variables);
    if (written?.errors.length === 0) return `{"data":${written.data}}`;
    if (written) return `{"errors":${JSON.stringify(present(written.errors))},"data":${written.data}}`;
    const { data, errors } = await execute({
      schema,
      document,
      contextValue: context,
      variableValues: variables,
      operationName,
    });
    return JSON.stringify({ ...(errors ? { errors: present(errors) } : {}), ...(data === undefined ? {} : { data }) });
  }
}

function unexpected(request: FastifyRequest, error: Error): string {
  request.log.error({ err: error }, "query failed");
  return `The server failed. Its log knows this request as ${request.id}.`;
}

/** What goes wrong before there is a query. Who has no key is told so in the vendor's one form, without errors[]. */
function answerErrors(scope: FastifyInstance): void {
  scope.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof RefusedError) {
      const { code, message } = error.refusal;
      rememberProblem(request, message);
      if (code === "unauthenticated") return reply.code(401).send({ message: "Unauthorized" });
      return reply.code(CODES[code]).send({ message, errors: [failure(CODES[code], message)] });
    }
    const status = statusOf(error);
    if (status >= 400 && status < 500) {
      const message = status === 413 ? "The body is larger than 1 MiB." : "The request could not be read.";
      return reply.code(status).send({ message, errors: [failure(status, message)] });
    }
    const cause = error instanceof Error ? error : new Error(String(error));
    return reply.code(200).send({ errors: [failure(500, unexpected(request, cause))] });
  });
}

const failure = (code: number, message: string): WireError => ({ message, code, extensions: { code } });

const statusOf = (error: unknown): number =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
