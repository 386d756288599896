/** Every refusal of the share page's API as RFC 9457 problem details. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ShareProblem, ShareProblemCode } from "../../../shared/share.ts";
import { type RefusalCode, RefusedError } from "../../core/refusal.ts";

const PROBLEMS: Record<ShareProblemCode, { status: number; title: string }> = {
  unknown_link: { status: 404, title: "This link opens nothing" },
  expired: { status: 410, title: "This link is over" },
  ended: { status: 410, title: "This link is over" },
  over: { status: 410, title: "This link is over" },
  password: { status: 401, title: "A password is needed" },
  wrong_password: { status: 403, title: "This is not the password" },
  not_allowed: { status: 409, title: "Not possible now" },
  too_many: { status: 409, title: "Not possible now" },
  invalid: { status: 400, title: "The request can not be read" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong here" },
};

const CODES: Partial<Record<RefusalCode, ShareProblemCode>> = {
  invalid: "invalid",
  too_large: "invalid",
  not_found: "unknown_link",
  gone: "over",
  unauthenticated: "password",
  forbidden: "wrong_password",
  rate_limited: "rate_limited",
  unavailable: "internal",
};

/** A refusal that says by itself which of these it is. */
const isCode = (value: unknown): value is ShareProblemCode =>
  typeof value === "string" && Object.hasOwn(PROBLEMS, value);

function problem(code: ShareProblemCode, detail: string): ShareProblem {
  return { type: "about:blank", ...PROBLEMS[code], code, detail };
}

function problemOf(error: unknown): ShareProblem {
  if (error instanceof RefusedError) {
    const { code, message, facts } = error.refusal;
    const own = facts?.share;
    return problem(isCode(own) ? own : (CODES[code] ?? "not_allowed"), message);
  }
  const { statusCode: status = 500, message = "" } = Object(error) as { statusCode?: number; message?: string };
  if (status >= 400 && status < 500) return { ...problem("invalid", message.slice(0, 500)), status };
  return problem("internal", "The server could not do this. Try again.");
}

/** Sends the problem of an error; logs it when it was not foreseen. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = problemOf(error);
  if (answer.status >= 500) request.log.error({ err: error }, "share request failed");
  return reply.code(answer.status).type("application/problem+json").send(JSON.stringify(answer));
}
