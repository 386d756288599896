/** /api/auth: sign-in and sign-out, handed to better-auth as web requests. */
import type { FastifyInstance } from "fastify";
import { CALLER_ADDRESS_HEADER } from "../../platform/sign-in/sign-in.ts";
import { headersOf } from "./caller.ts";
import type { NativeContext } from "./context.ts";

export function signInRoutes(app: FastifyInstance, deps: NativeContext): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string", bodyLimit: 64 * 1024 }, (_request, body, done) =>
    done(null, body),
  );
  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    handler: async (request, reply) => {
      const headers = headersOf(request);
      headers.delete("content-length");
      headers.set(CALLER_ADDRESS_HEADER, request.ip);
      const url = new URL(request.url, `${request.protocol}://${request.host}`);
      const answer = await deps.signIn.handle(
        new Request(url, {
          method: request.method,
          headers,
          ...(request.method === "POST" ? { body: typeof request.body === "string" ? request.body : "" } : {}),
        }),
      );
      reply.code(answer.status);
      for (const [name, value] of answer.headers) if (name !== "set-cookie") void reply.header(name, value);
      const cookies = answer.headers.getSetCookie();
      if (cookies.length > 0) void reply.header("set-cookie", cookies);
      return reply.send(await answer.text());
    },
  });
}
