/** What wires with an API key have in common as HTTP: their routes, answers that any page may read, and the document of what they offer. */
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { KeyCaller } from "../core/keys/index.ts";
import { RefusedError, unwrap } from "../core/refusal.ts";
import { countStranger, type EntranceDeps, enterWithKey, RATE_HEADERS } from "./entrance.ts";

/** Lets pages of any origin call these methods: keys, not cookies, say who calls. */
export function openToEveryPage(scope: FastifyInstance, methods: string): void {
  scope.addHook("onRequest", async (_request, reply) => {
    void reply.header("access-control-allow-origin", "*");
    void reply.header("access-control-expose-headers", `x-request-id, ${RATE_HEADERS}`);
    void reply.header("cache-control", "no-store");
  });
  scope.options("/*", async (_request, reply) =>
    reply
      .code(204)
      .header("access-control-allow-methods", methods)
      .header("access-control-allow-headers", "x-api-key, authorization, content-type")
      .header("access-control-max-age", "86400")
      .send(),
  );
}

/** A route behind an API key; the key is looked at before the body is read, so that who has none sends none of it in. @throws RefusedError */
export function routeWithKey(
  scope: FastifyInstance,
  deps: EntranceDeps,
  route: {
    method: "GET" | "POST" | "PATCH";
    url: string;
    bodyLimitBytes: number;
    answer: (caller: KeyCaller, request: FastifyRequest, reply: FastifyReply) => Promise<object>;
  },
): void {
  const callers = new WeakMap<FastifyRequest, KeyCaller>();
  scope.route({
    method: route.method,
    url: route.url,
    bodyLimit: route.bodyLimitBytes,
    onRequest: async (request, reply) => {
      const caller = await enterWithKey(deps, request, reply);
      if (!caller.ok) throw new RefusedError(caller.refusal);
      callers.set(request, caller.value);
    },
    handler: async (request, reply) => {
      const caller = callers.get(request);
      if (!caller) throw new Error("The request has no caller.");
      return reply.send(await route.answer(caller, request, reply));
    },
  });
}

/** GET /openapi.json: made when it is first asked for, and not sent again to who has it. @throws RefusedError "rate_limited" */
export function serveDocument(scope: FastifyInstance, deps: Pick<EntranceDeps, "rates">, make: () => object): void {
  let made: { text: string; etag: string } | null = null;
  scope.get("/openapi.json", async (request, reply) => {
    const limited = await countStranger(deps, request, reply);
    if (limited) unwrap(limited);
    made ??= written(make());
    void reply.header("etag", made.etag).header("cache-control", "public, max-age=60");
    if (request.headers["if-none-match"] === made.etag) return reply.code(304).send();
    return reply.type("application/json; charset=utf-8").send(made.text);
  });
}

function written(document: object): { text: string; etag: string } {
  const text = JSON.stringify(document);
  return { text, etag: `"${createHash("sha1").update(text).digest("base64url").slice(0, 16)}"` };
}
