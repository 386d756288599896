/** What goes wrong, in this wire's body: {error, message, statusCode} (contract section 2). */
import type { FastifyInstance, FastifyReply } from "fastify";
import { type RefusalCode, RefusedError } from "../../core/refusal.ts";
import { rememberProblem } from "../call-log.ts";

const STATUS: Readonly<Record<RefusalCode, number>> = {
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

const NAMES: Readonly<Record<number, string>> = {
  400: "bad_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "too_large",
  415: "unsupported_media_type",
  429: "too_many_requests",
  500: "internal_error",
  503: "unavailable",
};

/** What is wrong with a request before its body is understood. */
const TRANSPORT: Readonly<Record<number, string>> = {
  413: "The body is larger than 4 MiB.",
  415: "The body must be sent as application/json.",
};

export function answerWithProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => send(reply, 404, "There is no such address."));
  app.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof RefusedError) {
      const { code, message, facts, others } = error.refusal;
      if (typeof facts?.retryAfterSeconds === "number") void reply.header("retry-after", facts.retryAfterSeconds);
      if (code === "unauthenticated") void reply.header("www-authenticate", 'ApiKey realm="Greenroom"');
      const errors = others?.map((problem) => ({ field: problem.path.join("."), message: problem.message }));
      return send(reply, STATUS[code], message, errors);
    }
    const status = statusOf(error);
    if (status >= 400 && status < 500) {
      return send(reply, status, TRANSPORT[status] ?? "The request could not be read.");
    }
    request.log.error({ err: error }, "request failed");
    return send(reply, 500, `The server failed and changed nothing. Its log knows this request as ${request.id}.`);
  });
}

function send(
  reply: FastifyReply,
  status: number,
  message: string,
  errors?: { field: string; message: string }[],
): void {
  rememberProblem(reply.request, message);
  void reply
    .code(status)
    .send({ error: NAMES[status] ?? "bad_request", message, statusCode: status, ...(errors ? { errors } : {}) });
}

const statusOf = (error: unknown): number =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
