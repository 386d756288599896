/** Errors of the native API: RFC 9457 problem details, from the table in problem-types.ts. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../../shared/native.ts";
import { type Refusal, RefusedError } from "../../core/refusal.ts";
import type { Rates } from "../../platform/rates/rates.ts";
import { rememberProblem } from "../call-log.ts";
import { countStranger, RATE_HEADERS } from "../entrance.ts";
import { PROBLEM_TYPES, type ProblemCode } from "./problem-types.ts";

/** A path in a body as a JSON pointer (RFC 6901). */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

interface ProblemDeps {
  publicUrl: string;
  rates: Rates;
}

function problemOf(publicUrl: string, refusal: Omit<Refusal, "code"> & { code: ProblemCode }): Problem {
  const { status, title } = PROBLEM_TYPES[refusal.code];
  const errors = [
    ...(refusal.path ? [{ message: refusal.message, path: refusal.path }] : []),
    ...(refusal.others ?? []),
  ];
  return {
    type: `${publicUrl}/problems/${refusal.code}`,
    title,
    status,
    code: refusal.code,
    detail: refusal.message,
    ...(errors.length > 0
      ? { errors: errors.map(({ message, path }) => ({ pointer: pointerOf(path), detail: message })) }
      : {}),
  };
}

/** Any page may call with a key, and read what comes back. */
export function openToPages(reply: FastifyReply): void {
  void reply.header("access-control-allow-origin", "*");
  void reply.header("access-control-expose-headers", `x-request-id, etag, idempotency-replayed, ${RATE_HEADERS}`);
  void reply.header("cache-control", "no-store");
}

function send(reply: FastifyReply, problem: Problem): void {
  rememberProblem(reply.request, `${problem.code}: ${problem.detail}`);
  if (problem.status === 401) void reply.header("www-authenticate", 'ApiKey realm="Greenroom"');
  void reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problem));
}

/** An address that the router can not read, which no scope is asked about: a problem below /api/v1, the HTTP library's own words elsewhere. */
export async function answerBadAddress(
  deps: ProblemDeps,
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (!request.url.startsWith("/api/v1/")) return void reply.code(statusOf(error)).send(error);
  // No hook of any scope has run.
  void reply.header("x-request-id", request.id);
  openToPages(reply);
  const limited = await countStranger(deps, request, reply).catch(() => null);
  const message = statusOf(error) === 414 ? "A part of this address is too long." : "This address can not be decoded.";
  send(reply, problemOf(deps.publicUrl, limited?.refusal ?? { code: "invalid", message }));
}

/** Makes every error of a scope a problem: refusals, bodies that can not be read, unknown routes, and what nobody expected. */
export function answerWithProblems(app: FastifyInstance, deps: ProblemDeps): void {
  app.setNotFoundHandler(async (request, reply) => {
    const limited = await countStranger(deps, request, reply);
    const refusal = limited?.refusal ?? { code: "not_found", message: "There is no such address in this API." };
    send(reply, problemOf(deps.publicUrl, refusal));
    return reply;
  });
  app.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof RefusedError) return send(reply, problemOf(deps.publicUrl, error.refusal));
    const status = statusOf(error);
    if (status >= 400 && status < 500) {
      const code = CODE_OF[status] ?? "invalid";
      const message = error instanceof Error ? error.message : "The request could not be read.";
      return send(reply, problemOf(deps.publicUrl, { code, message }));
    }
    request.log.error({ err: error }, "request failed");
    const message = `Nothing was changed. The log knows this request as ${request.id}.`;
    return send(reply, problemOf(deps.publicUrl, { code: "internal", message }));
  });
}

/** Of what the HTTP library refuses by itself. */
const CODE_OF: Readonly<Record<number, ProblemCode>> = { 413: "too_large", 415: "unsupported" };

function statusOf(error: unknown): number {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
    ? error.statusCode
    : 500;
}
