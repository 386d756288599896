/**
 * Routes for whoever has no key, counted by address: what they read, and what they change. Each change says by what it lets its caller
 * in, which is what an Idempotency-Key of the call is bound to.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { answerPersonOnce } from "../../core/idempotency/index.ts";
import { unwrap } from "../../core/refusal.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import { countStranger } from "../entrance.ts";
import type { CurrentSession } from "../member-caller.ts";
import { parseInput } from "../parse-input.ts";
import { signedIn } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { NOTHING, type Operation, requestOf, versionOf } from "./operation.ts";
import { sparseQuery } from "./sparse-fields.ts";

type OpenOperation<
  Params extends z.ZodType,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> = Omit<Operation<Params, Query, Body, Answer>, "scope" | "versioned"> & {
  /** The handler asks for a browser's session. */
  session?: true;
};

interface OpenCall<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** By what a call is let in, as an Idempotency-Key of it is bound to; never the secret itself. */
interface Entered {
  credential: string;
}

/** Lets in by what only the caller knows, such as the token of a mailed link. */
export const bySecret = (kind: string, secret: string): Entered => ({
  credential: `${kind}:${hashSecret(secret).toString("base64url")}`,
});

/** Lets in by the session of a browser. @throws RefusedError "unauthenticated" or "forbidden". */
export async function bySession(
  deps: NativeContext,
  request: FastifyRequest,
): Promise<Entered & { session: CurrentSession }> {
  const session = await signedIn(deps, request);
  return { credential: `user:${session.userId}`, session };
}

/** Declares a route that changes nothing. */
export function open<
  Answer extends z.ZodType,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Params extends z.ZodType = z.ZodType<unknown>,
>(
  app: FastifyInstance,
  deps: NativeContext,
  operation: Omit<OpenOperation<Params, Query, z.ZodUnknown, Answer>, "method" | "body">,
  handler: (call: OpenCall<z.output<Params>, z.output<Query>, unknown>) => Promise<z.output<Answer>>,
): void {
  declareOpen<Answer, Query, z.ZodUnknown, Params>(app, deps, operation, async (call) => ({
    status: operation.status ?? 200,
    body: JSON.stringify(await handler(call)),
  }));
}

/**
 * Declares a route that changes something. With an Idempotency-Key the change and keeping its answer are one transaction; what is done
 * after it, such as signing in, is done for the first of equal requests alone, so that no kept answer ever opens a session.
 */
export function openWrite<
  Answer extends z.ZodType,
  Let extends Entered,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodType<unknown>,
  Params extends z.ZodType = z.ZodType<unknown>,
>(
  app: FastifyInstance,
  deps: NativeContext,
  operation: OpenOperation<Params, Query, Body, Answer> & { method: "POST" | "PUT" | "PATCH" | "DELETE" },
  steps: {
    enter: (call: OpenCall<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<Let>;
    /** Makes the change, with the database that it is given and no other connection. `after` runs once it is committed, and never for an answer given again. */
    change: (
      call: OpenCall<z.output<Params>, z.output<Query>, z.output<Body>> & { deps: NativeContext; entered: Let },
    ) => Promise<{ answer: z.output<Answer> | null; after?: () => Promise<void> }>;
  },
): void {
  declareOpen(app, deps, operation, async (call) => {
    versionOf({}, call.request);
    const entered = await steps.enter(call);
    let after: (() => Promise<void>) | undefined;
    const change = async (within: NativeContext) => {
      const made = await steps.change({ ...call, deps: within, entered });
      after = made.after;
      return operation.answer === null
        ? { status: 204, body: "" }
        : { status: operation.status ?? 200, body: JSON.stringify(made.answer) };
    };
    const request = requestOf(operation, call.request, entered.credential, call.request.body);
    const made = request
      ? // The bell is for after the commit.
        await answerPersonOnce(deps, request, (database) => change({ ...deps, database, bell: undefined }))
      : { ...(await change(deps)), replayed: false };
    if (made.replayed) void call.reply.header("idempotency-replayed", "true");
    else if (request) deps.bell?.ring();
    await after?.();
    return made;
  });
}

function declareOpen<
  Answer extends z.ZodType,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Params extends z.ZodType,
>(
  app: FastifyInstance,
  deps: NativeContext,
  operation: OpenOperation<Params, Query, Body, Answer>,
  answer: (
    call: OpenCall<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<{ status: number; body: string }>,
): void {
  const method = operation.method ?? "GET";
  const query = sparseQuery(operation.query, null);
  const body = operation.body ?? NOTHING;
  const security = operation.session ? [{ session: [] }] : undefined;
  app.route({
    method,
    url: operation.path,
    config: { operation: { ...operation, method, query, scope: null, security } },
    onRequest: async (request, reply) => {
      const limited = await countStranger(deps, request, reply);
      if (limited) unwrap(limited);
    },
    handler: async (request, reply) => {
      const made = await answer({
        params: parseInput(operation.params ?? z.unknown(), request.params) as z.output<Params>,
        query: parseInput(query, request.query) as z.output<Query>,
        body: parseInput(body, request.body) as z.output<Body>,
        request,
        reply,
      });
      void reply.status(made.status);
      return made.body === "" ? reply.send() : reply.type("application/json; charset=utf-8").send(made.body);
    },
  });
}
