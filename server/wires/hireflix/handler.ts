/**
 * Answers GraphQL over HTTP: our own few lines on graphql-js, since the errors' words and statuses are the contract's. Queries are
 * parsed, limited and validated once and kept; the kept ones are bounded.
 */
import type { FastifyBaseLogger } from "fastify";
import { type DocumentNode, execute, GraphQLError, getOperationAST, parse, validate } from "graphql";
import { z } from "zod";
import { formatError, type WireError, wireError } from "./graphql-errors.ts";
import { limitQuery, MOST_TOKENS } from "./limits-of-query.ts";
import type { Endpoint } from "./schema.ts";

export interface GraphqlAnswer {
  /** 200 whatever the query's errors; 400 where the request is no GraphQL request at all. */
  status: number;
  body: { data?: unknown; errors?: WireError[] };
}

const MOST_KEPT = 1_000;
const MOST_KEPT_CHARACTERS = 4_000_000;

const requestSchema = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.union([z.record(z.string(), z.unknown()), z.string()]).nullish(),
});

/** A function that answers one request's body, for one endpoint. */
export function graphqlHandler({ schema }: Endpoint) {
  const kept = new Map<string, DocumentNode>();
  let keptCharacters = 0;

  /** @throws GraphQLError, or a list of them as the cause of one. */
  function prepare(query: string): DocumentNode | readonly GraphQLError[] {
    const known = kept.get(query);
    if (known) return known;
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: MOST_TOKENS });
      limitQuery(document);
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    if (kept.size >= MOST_KEPT || keptCharacters > MOST_KEPT_CHARACTERS) {
      kept.clear();
      keptCharacters = 0;
    }
    kept.set(query, document);
    keptCharacters += query.length;
    return document;
  }

  return async function answer(body: unknown, context: unknown, log: FastifyBaseLogger): Promise<GraphqlAnswer> {
    const request = requestSchema.safeParse(body);
    if (!request.success) return malformed("Send a JSON object with the property query.");
    const { query, operationName } = request.data;
    const variables = variablesOf(request.data.variables);
    if (variables === null) return malformed("The variables are no JSON object.");
    const prepared = prepare(query);
    if (!("kind" in prepared))
      return { status: 200, body: { errors: prepared.map((error) => formatError(error, log)) } };
    if (!getOperationAST(prepared, operationName)) {
      const words = operationName ? `Unknown operation named "${operationName}".` : "Name one of the operations.";
      return { status: 200, body: { errors: [wireError(400, words)] } };
    }
    const { data, errors } = await execute({
      schema,
      document: prepared,
      contextValue: context,
      variableValues: variables,
      operationName: operationName ?? null,
    });
    return {
      status: 200,
      body: {
        ...(data === undefined ? {} : { data }),
        ...(errors ? { errors: errors.map((error) => formatError(error, log)) } : {}),
      },
    };
  };
}

const malformed = (words: string): GraphqlAnswer => ({ status: 400, body: { errors: [wireError(400, words)] } });

/** An object, or one as JSON text; null for anything else. */
function variablesOf(given: z.infer<typeof requestSchema>["variables"]): Record<string, unknown> | null {
  if (typeof given !== "string") return given ?? {};
  if (given.trim() === "") return {};
  try {
    return z.record(z.string(), z.unknown()).nullable().parse(JSON.parse(given)) ?? {};
  } catch {
    return null;
  }
}
