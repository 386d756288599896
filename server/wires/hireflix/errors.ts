/** How this wire says what went wrong: graphql-js' own texts, a number as code and as extensions.code, never a stack. */
import { GraphQLError } from "graphql";
import { type RefusalCode, RefusedError } from "../../core/refusal.ts";

/** The core's refusals as the numbers that clients read. */
export const CODES: Readonly<Record<RefusalCode, number>> = {
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
  gone: 404,
  too_large: 413,
  rate_limited: 429,
  fenced: 403,
  mismatch: 409,
  unavailable: 503,
};

export interface WireError {
  message: string;
  locations?: readonly { line: number; column: number }[];
  path?: readonly (string | number)[];
  code: number;
  extensions: Record<string, unknown> & { code: number };
}

/** An error with a number of the caller's choosing. */
export const wireError = (code: number, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/**
 * One entry of errors[]. Whatever nobody expected is given to unexpected (for the log) and told as code 500 without its text.
 */
export function presentError(error: GraphQLError, unexpected: (error: Error) => string): WireError {
  const { message, code, facts } = meaning(error, unexpected);
  return {
    message,
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    code,
    extensions: { ...facts, code },
  };
}

interface Meaning {
  message: string;
  code: number;
  /** What a program may act on: the refusal's word, and what the server holds. */
  facts?: Readonly<Record<string, unknown>> | undefined;
}

function meaning(error: GraphQLError, unexpected: (error: Error) => string): Meaning {
  const cause = error.originalError;
  if (cause instanceof RefusedError) {
    const { message, code, facts } = cause.refusal;
    return { message, code: CODES[code], facts: { name: code, ...facts } };
  }
  if (cause && !(cause instanceof GraphQLError)) return { message: unexpected(cause), code: 500 };
  const code = error.extensions.code;
  return { message: error.message, code: typeof code === "number" ? code : 400 };
}
