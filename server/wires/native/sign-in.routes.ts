/** /api/auth: the parts of better-auth that our pages use, each attempt counted by address and by account over all processes. */
import type { FastifyInstance, FastifyReply } from "fastify";
import { SIGN_IN_CALLS } from "../../platform/sign-in/sign-in.ts";
import { callerHeaders, mayTry } from "../sign-in-door.ts";
import { sessionOf } from "./caller.ts";
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
      if (called === "/two-factor/enable" && (await sessionOf(deps, request))?.secondFactor) {
        return refuseCall(reply, 409, "SECOND_FACTOR_IS_ON", "The second factor is on already.");
      }
      const answer = await deps.signIn.handle(
        new Request(url, { method: "POST", headers: callerHeaders(request), body }),
      );
      reply.code(answer.status);
      for (const [name, value] of answer.headers) if (name !== "set-cookie") void reply.header(name, value);
      const cookies = answer.headers.getSetCookie();
      if (cookies.length > 0) void reply.header("set-cookie", cookies);
      return reply.send(await answer.text());
    },
  });
}

const refuseCall = (reply: FastifyReply, status: number, code: string, message: string) =>
  reply.code(status).type("application/json; charset=utf-8").send(JSON.stringify({ code, message }));

function addressIn(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body);
    const email = typeof parsed === "object" && parsed !== null && "email" in parsed ? parsed.email : null;
    return typeof email === "string" ? email.trim().toLowerCase() : null;
  } catch {
    return null;
  }
}
