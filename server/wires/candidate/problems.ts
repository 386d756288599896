/** Every refusal of the room's API as RFC 9457 problem details, from one table. */
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { RoomProblem, RoomProblemCode } from "../../../shared/room.ts";
import { type Refusal, type RefusalCode, RefusedError } from "../../core/refusal.ts";

const PROBLEMS: Record<RoomProblemCode, { status: number; title: string }> = {
  unknown_link: { status: 404, title: "This link opens no interview" },
  expired: { status: 410, title: "The link has expired" },
  not_admitted: { status: 403, title: "The interview is not open yet" },
  completed: { status: 409, title: "The interview is completed" },
  withdrawn: { status: 410, title: "The interview was withdrawn" },
  fenced: { status: 403, title: "Another tab has taken over" },
  no_takes_left: { status: 409, title: "No takes are left" },
  not_ready: { status: 409, title: "Not ready yet" },
  mismatch: { status: 409, title: "The server holds something else" },
  invalid: { status: 400, title: "The request can not be read" },
  too_large: { status: 413, title: "Too large" },
  not_allowed: { status: 403, title: "Not possible now" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong here" },
};

/** What a refusal of the core is called here when it names no code of the room itself. */
const ROOM_CODE: Record<RefusalCode, RoomProblemCode> = {
  invalid: "invalid",
  unauthenticated: "unknown_link",
  forbidden: "not_allowed",
  not_found: "unknown_link",
  duplicate: "not_allowed",
  conflict: "not_allowed",
  stale: "not_allowed",
  running: "not_ready",
  key_reused: "not_allowed",
  not_allowed: "not_allowed",
  gone: "expired",
  too_large: "too_large",
  rate_limited: "rate_limited",
  fenced: "fenced",
  mismatch: "mismatch",
  unavailable: "internal",
};

const isRoomCode = (text: unknown): text is RoomProblemCode =>
  typeof text === "string" && Object.hasOwn(PROBLEMS, text);

function problem(code: RoomProblemCode, detail: string, more: Partial<RoomProblem> = {}): RoomProblem {
  const { status, title } = PROBLEMS[code];
  return { type: "about:blank", title, status, code, detail, ...more };
}

function problemOfRefusal({ code, message, facts }: Refusal): RoomProblem {
  const named = isRoomCode(facts?.room) ? facts.room : ROOM_CODE[code];
  return problem(named, message, {
    ...(code === "not_found" ? { status: 404 } : {}),
    ...(typeof facts?.bytes === "number" ? { bytes: facts.bytes } : {}),
    ...(typeof facts?.sha256 === "string" ? { sha256: facts.sha256 } : {}),
  });
}

/** The problem of any error that a route ended in; what nobody foresaw says nothing of itself. */
function problemOf(error: unknown): RoomProblem {
  if (error instanceof RefusedError) return problemOfRefusal(error.refusal);
  const { statusCode, status_code, message } = Object(error) as Partial<FastifyError & { status_code: number }>;
  const status = statusCode ?? status_code ?? 500;
  if (status === 413) return problem("too_large", "The body is too large.");
  if (status === 423) return problem("not_allowed", "Another request is writing this upload.", { status });
  // The stores of uploads throw objects with a status_code.
  if (status === 404) return problem("not_allowed", "There is no such upload.", { status });
  if (status === 429) return problem("rate_limited", "Too many requests.");
  if (status >= 400 && status < 500) {
    return problem("invalid", (message ?? "The request can not be read.").slice(0, 500), { status });
  }
  return problem("internal", "The server could not do this. Try again.", status > 500 ? { status } : {});
}

/** Sends the problem of an error; logs it when it was not foreseen. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = problemOf(error);
  if (answer.status >= 500) request.log.error({ err: error }, "room request failed");
  if (answer.status === 429) void reply.header("retry-after", "60");
  return reply.code(answer.status).type("application/problem+json").send(JSON.stringify(answer));
}

/** A path of the room's API that does not exist. */
export function sendUnknownRoute(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = problem("invalid", "The room has no such address.", { status: 404, title: "Not found" });
  return reply.code(404).type("application/problem+json").send(JSON.stringify(answer));
}
