/** /api/auth: the parts of better-auth that our pages use, each attempt counted by address and by account over all processes. */
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { AccountAct, SessionRecord } from "../../core/members/index.ts";
import { SIGN_IN_CALLS } from "../../platform/sign-in/sign-in.ts";
import { callerHeaders, mayTry, noteAct } from "../sign-in-door.ts";
import { sessionIn, sessionOf } from "./caller.ts";
import type { NativeContext } from "./context.ts";

const BASE = "/api/auth";

export function signInRoutes(app: FastifyInstance, deps: NativeContext): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string", bodyLimit: 64 * 1024 }, (_request, body, done) =>
    done(null, body),
  );
  app.route({
    method: ["GET", "POST"],
    url: `${BASE}/*`,
    handler: async (request, reply) => {
      const url = new URL(request.url, `${request.protocol}://${request.host}`);
      const called = url.pathname.slice(BASE.length);
      // The path as it was sent: what better-auth would read as the same call, such as one with //, is none.
      if (request.method !== "POST" || !SIGN_IN_CALLS.has(called)) {
        return refuseCall(reply, 404, "NOT_FOUND", "There is no such call.");
      }
      const body = typeof request.body === "string" ? request.body : "";
      const account = async () =>
        called === "/sign-in/email" ? addressIn(body) : (await sessionOf(deps, request))?.userId;
      if (called !== "/sign-out" && !(await mayTry(deps, request, reply, account))) {
        return refuseCall(reply, 429, "TOO_MANY_ATTEMPTS", "That was too often. Wait a minute and try again.");
      }
      const before = await sessionOf(deps, request);
      if (called === "/two-factor/enable" && before?.secondFactor) {
        return refuseCall(reply, 409, "SECOND_FACTOR_IS_ON", "The second factor is on already.");
      }
      const answer = await deps.signIn.handle(
        new Request(url, { method: "POST", headers: callerHeaders(request), body }),
      );
      reply.code(answer.status);
      for (const [name, value] of answer.headers) if (name !== "set-cookie") void reply.header(name, value);
      const cookies = answer.headers.getSetCookie();
      if (answer.ok) {
        const entered = await sessionIn(deps, cookies);
        const act = actOf(called, body, before, entered);
        const userId = entered?.userId ?? before?.userId;
        if (act && userId !== undefined) await noteAct(deps, request, userId, act);
      }
      if (cookies.length > 0) void reply.header("set-cookie", cookies);
      return reply.send(await answer.text());
    },
  });
}

/**
 * What the log keeps of a call that succeeded; null for one that changed nothing. `entered` is the session that its cookies open:
 * a new one also after a new password and a factor that was turned on or off.
 */
function actOf(
  called: string,
  body: string,
  before: SessionRecord | null,
  entered: SessionRecord | null,
): AccountAct | null {
  if (entered && entered.userId !== before?.userId) {
    const secondFactor = SECOND_STEPS[called];
    return { action: "member.signed_in", ...(secondFactor ? { data: { secondFactor } } : {}) };
  }
  switch (called) {
    case "/sign-in/email":
      return entered && { action: "member.signed_in" };
    case "/sign-out":
      return { action: "member.signed_out" };
    case "/change-password":
      return {
        action: "member.password_changed",
        data: { endedOthers: propertyOf(body, "revokeOtherSessions") === true },
      };
    case "/two-factor/verify-totp":
      return before && !before.secondFactor ? { action: "member.second_factor_on" } : null;
    case "/two-factor/disable":
      return before?.secondFactor ? { action: "member.second_factor_off" } : null;
    case "/two-factor/generate-backup-codes":
      return { action: "member.backup_codes_renewed" };
    default:
      return null;
  }
}

const SECOND_STEPS: Readonly<Record<string, string>> = {
  "/two-factor/verify-totp": "code",
  "/two-factor/verify-backup-code": "backup_code",
};

const refuseCall = (reply: FastifyReply, status: number, code: string, message: string) =>
  reply.code(status).type("application/json; charset=utf-8").send(JSON.stringify({ code, message }));

function addressIn(body: string): string | null {
  const email = propertyOf(body, "email");
  return typeof email === "string" ? email.trim().toLowerCase() : null;
}

function propertyOf(body: string, name: string): unknown {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(body))[name];
  } catch {
    return undefined;
  }
}
