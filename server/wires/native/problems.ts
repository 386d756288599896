/** Errors of the native API: RFC 9457 problem details, one table from the core's codes to HTTP. */
import type { FastifyInstance, FastifyReply } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { Problem } from "../../../shared/native.ts";
import { type Refusal, type RefusalCode, RefusedError } from "../../core/refusal.ts";

const STATUS: Record<RefusalCode, { status: number; title: string }> = {
  invalid: { status: 400, title: "The request is not valid" },
  unauthenticated: { status: 401, title: "Who is calling is not known" },
  forbidden: { status: 403, title: "This is not allowed to you" },
  not_found: { status: 404, title: "There is no such thing" },
  duplicate: { status: 409, title: "It exists already" },
  conflict: { status: 409, title: "This is not possible in the present state" },
  not_allowed: { status: 422, title: "This is not possible" },
  gone: { status: 410, title: "It is gone" },
  too_large: { status: 413, title: "The request is too large" },
  rate_limited: { status: 429, title: "Too many requests" },
  fenced: { status: 403, title: "Somebody else has taken over" },
  mismatch: { status: 409, title: "What was stated is not what was received" },
  unavailable: { status: 503, title: "This does not work at the moment" },
};

/** A path in a body as a JSON pointer (RFC 6901). */
const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

function problemOf(refusal: Refusal): Problem {
  const { status, title } = STATUS[refusal.code];
  const errors = [
    ...(refusal.path ? [{ message: refusal.message, path: refusal.path }] : []),
    ...(refusal.others ?? []),
  ];
  return {
    type: `/problems/${refusal.code}`,
    title,
    status,
    code: refusal.code,
    detail: refusal.message,
    ...(errors.length > 0
      ? { errors: errors.map(({ message, path }) => ({ pointer: pointerOf(path), detail: message })) }
      : {}),
  };
}

function send(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 401) void reply.header("www-authenticate", 'ApiKey realm="Greenroom"');
  void reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problem));
}

/** Makes every error of a scope a problem: refusals, bodies that do not fit, unknown routes, and what nobody expected. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) =>
    send(reply, problemOf({ code: "not_found", message: "There is no such address in this API." })),
  );
  app.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof RefusedError) return send(reply, problemOf(error.refusal));
    if (hasZodFastifySchemaValidationErrors(error)) {
      const errors = error.validation.map((issue) => ({ pointer: issue.instancePath, detail: issue.message ?? "" }));
      const [first] = errors;
      return send(reply, {
        ...problemOf({ code: "invalid", message: first ? `${first.pointer || "The request"}: ${first.detail}` : "" }),
        errors,
      });
    }
    const status = statusOf(error);
    if (status >= 400 && status < 500) {
      const code: RefusalCode = status === 413 ? "too_large" : "invalid";
      const message = error instanceof Error ? error.message : "The request could not be read.";
      return send(reply, { ...problemOf({ code, message }), status });
    }
    request.log.error({ err: error }, "request failed");
    return send(reply, {
      type: "/problems/internal",
      title: "The server failed",
      status: 500,
      code: "internal",
      detail: `Nothing was changed. The log knows this request as ${request.id}.`,
    });
  });
}

function statusOf(error: unknown): number {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
    ? error.statusCode
    : 500;
}
