/** What went wrong, as a GraphQL error: the status number as code and extensions.code, no stack, nothing that nobody foresaw. */
import type { FastifyBaseLogger } from "fastify";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { type Refusal, type RefusalCode, RefusedError } from "../../core/refusal.ts";

const CODES: Record<RefusalCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  duplicate: 409,
  conflict: 409,
  stale: 409,
  running: 409,
  key_reused: 409,
  not_allowed: 409,
  gone: 410,
  too_large: 413,
  rate_limited: 429,
  fenced: 403,
  mismatch: 409,
  unavailable: 503,
};

export interface WireError extends GraphQLFormattedError {
  code: number;
}

/** An error of the answer's list. */
export const wireError = (
  code: number,
  message: string,
  more: Record<string, unknown> = {},
  place: Pick<GraphQLFormattedError, "locations" | "path"> = {},
): WireError => ({ message, ...place, code, extensions: { ...more, code } });

/** What a refusal of the core says here: its own code word as extensions.name, and its facts. */
export function refusalError({ code, message, path, facts }: Refusal, place = {}): WireError {
  const field = path && path.length > 0 ? { field: path.join(".") } : {};
  return wireError(CODES[code], message, { name: code, ...field, ...facts }, place);
}

/** Formats what graphql-js reports of a query or its execution; logs what nobody foresaw. */
export function formatError(error: GraphQLError, log: FastifyBaseLogger): WireError {
  const { message, locations, path, extensions } = error.toJSON();
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  const cause = error.originalError;
  if (cause instanceof RefusedError) return refusalError(cause.refusal, place);
  // Of graphql-js itself (syntax, validation, a variable), or thrown by a resolver in these very words.
  if (!cause || cause instanceof GraphQLError) {
    const code = typeof extensions?.code === "number" ? extensions.code : 400;
    return wireError(code, message, extensions, place);
  }
  log.error({ err: cause }, "graphql request failed");
  return wireError(500, "Internal server error", {}, place);
}
