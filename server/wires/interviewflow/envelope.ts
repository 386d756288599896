/** The one body of this wire, {data, code, message}, and how everything that goes wrong is written in it. */
import type { FastifyInstance, FastifyReply } from "fastify";
import type { z } from "zod";
import { type Refusal, type RefusalCode, RefusedError } from "../../core/refusal.ts";
import { rememberProblem } from "../call-log.ts";

type Path = readonly PropertyKey[];

export interface FieldError {
  /** Dotted, as in additionalFields.score. */
  field: string;
  message: string;
}

/** The core's refusals in this wire's codes and, where the vendor has its own, words. */
const ANSWERS: Readonly<Record<RefusalCode, { code: number; message?: string }>> = {
  invalid: { code: 400 },
  unauthenticated: { code: 401 },
  forbidden: { code: 403 },
  not_found: { code: 404, message: "There is no such interviewer or interview" },
  duplicate: { code: 409, message: "Candidate already has an interview for this interviewer" },
  conflict: { code: 409 },
  stale: { code: 409 },
  running: { code: 409 },
  key_reused: { code: 409 },
  not_allowed: { code: 409 },
  gone: { code: 404, message: "There is no such interviewer or interview" },
  too_large: { code: 413 },
  rate_limited: { code: 429 },
  fenced: { code: 403 },
  mismatch: { code: 409 },
  unavailable: { code: 503 },
};

/** A body that does not fit; answered with 400. */
export class InvalidBodyError extends Error {
  readonly errors: readonly FieldError[];
  constructor(message: string, errors: readonly FieldError[] = []) {
    super(message);
    this.name = "InvalidBodyError";
    this.errors = errors;
  }
}

const fieldName = (path: Path): string => path.map(String).join(".");

/** Every problem of a body, the first one as the message. */
export function invalidBody(problems: readonly { path: Path; message: string }[]): InvalidBodyError {
  const errors = problems.map(({ path, message }) => ({ field: fieldName(path), message }));
  const [first] = errors;
  return new InvalidBodyError(
    first ? sentence(first) : "The body does not fit.",
    errors.filter((error) => error.field !== ""),
  );
}

const sentence = ({ field, message }: FieldError): string => (field === "" ? message : `${field}: ${message}`);

/** @throws InvalidBodyError naming every field that does not fit. */
export function parseBody<Output>(schema: z.ZodType<Output>, body: unknown): Output {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw invalidBody(parsed.error.issues);
  return parsed.data;
}

export interface Failure {
  code: number;
  message: string;
  errors: FieldError[];
}

/** A refusal as this wire says it; within names the part of the body that the refusal's path starts in. */
export function failureOf(refusal: Refusal, within: Path = []): Failure {
  const { code, message } = ANSWERS[refusal.code];
  const problems = [
    ...(refusal.path ? [{ path: refusal.path, message: refusal.message }] : []),
    ...(refusal.others ?? []),
  ];
  return {
    code,
    message: message ?? refusal.message,
    errors: problems.map((problem) => ({
      field: fieldName([...within, ...problem.path]),
      message: message ?? problem.message,
    })),
  };
}

function sendFailure(reply: FastifyReply, { code, message, errors }: Failure): void {
  rememberProblem(reply.request, message);
  void reply.code(code).send({ data: null, code, message, errors });
}

/** Makes every error of a scope an envelope: refusals, bodies that do not fit, unknown routes, and what nobody expected. */
export function answerWithEnvelopes(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) =>
    sendFailure(reply, { code: 404, message: "There is no such address", errors: [] }),
  );
  app.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof InvalidBodyError) {
      return sendFailure(reply, { code: 400, message: error.message, errors: [...error.errors] });
    }
    if (error instanceof RefusedError) {
      const wait = error.refusal.facts?.retryAfterSeconds;
      if (typeof wait === "number") void reply.header("retry-after", wait);
      if (error.refusal.code === "unauthenticated") void reply.header("www-authenticate", 'ApiKey realm="Greenroom"');
      return sendFailure(reply, failureOf(error.refusal));
    }
    const code = statusOf(error);
    if (code >= 400 && code < 500) {
      return sendFailure(reply, { code, message: TRANSPORT[code] ?? "The request could not be read.", errors: [] });
    }
    request.log.error({ err: error }, "request failed");
    return sendFailure(reply, {
      code: 500,
      message: `The server failed and changed nothing. Its log knows this request as ${request.id}.`,
      errors: [],
    });
  });
}

/** What is wrong with a request before its body is understood. */
const TRANSPORT: Readonly<Record<number, string>> = {
  413: "The body is larger than 2 MiB.",
  415: "The body must be sent as application/json.",
};

const statusOf = (error: unknown): number =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
