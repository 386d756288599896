/**
 * How a route of the native API is declared: what it is called, who may call it, what goes in, what comes out, and one handler.
 * Every route does the same in the same order: caller, rate and scope before the body is read; schemas; the handler; the answer with
 * its ETag. The declaration is also what the OpenAPI document is made from.
 */
import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Scope } from "../../../shared/native.ts";
import { authorise } from "../../core/actor.ts";
import { type Change, changeWorkspace } from "../../core/change.ts";
import { type IdempotentRequest, type KeptAnswer, keepAnswer, readKeptAnswer } from "../../core/idempotency/index.ts";
import { refuse } from "../../core/refusal.ts";
import { parseInput } from "../parse-input.ts";
import { type Caller, callerOf } from "./caller.ts";
import { etagOf, isUnchanged, versionIn } from "./conditional.ts";
import type { NativeContext } from "./context.ts";
import { fieldsIn, sparseQuery, withFields } from "./sparse-fields.ts";

/** The nouns that the reference groups its calls by. */
export type Tag =
  | "Session"
  | "Workspace"
  | "Members"
  | "Keys"
  | "Sandbox"
  | "Projects"
  | "Job posts"
  | "Applications"
  | "Positions"
  | "Question sets"
  | "Custom fields"
  | "Candidates"
  | "Interviews"
  | "Reviews"
  | "Shares"
  | "Mail"
  | "Events"
  | "Webhooks"
  | "Audit"
  | "Exports"
  | "Files";

export interface Operation<
  Params extends z.ZodType,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  /** Unique over the API: the operationId, and the name in generated clients. */
  id: string;
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below /api/v1, such as /positions/:id */
  path: string;
  tag: Tag;
  summary: string;
  description?: string;
  scope: Scope;
  params?: Params;
  query?: Query;
  /** Without one, nothing or {} may be sent. */
  body?: Body;
  /** A write that compares If-Match with the version of what it changes. Any other refuses If-Match instead of overlooking it. */
  versioned?: true;
  /** null answers nothing. */
  answer: Answer | null;
  /** 200 unless told; 204 without an answer. */
  status?: 200 | 201 | 202;
  bodyLimitBytes?: number;
  /** Of a route that answers a stream of text. */
  contentType?: string;
  /** Of a route that receives a file: the content types it may have. */
  fileTypes?: readonly string[];
  /** The property of the body whose rows the handler reads one by one: what can not be stored in one of them refuses that one alone. */
  readsRowsByThemselves?: string;
}

export interface Call<Params, Query, Body> {
  caller: Caller;
  params: Params;
  query: Query;
  body: Body;
  /** The properties that the caller asked for, or null for all of them: what nobody asked for need not be read. */
  fields: ReadonlySet<string> | null;
  /** In a write its database is the transaction. */
  deps: NativeContext;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface WriteCall<Params, Query, Body> extends Call<Params, Query, Body> {
  step: Change;
  /** The version in If-Match, which the command compares; undefined when the caller does not care. */
  expectedVersion: number | undefined;
}

/** What a route without a body takes. */
export const NOTHING = z.union([z.strictObject({}), z.null(), z.undefined()]);

/** Declares a route that changes nothing. */
export function read<
  Answer extends z.ZodType,
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodType<unknown>,
>(
  app: FastifyInstance,
  deps: NativeContext,
  operation: Operation<Params, Query, Body, Answer>,
  handler: (call: Call<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<z.output<Answer>>,
): void {
  declare(app, deps, operation, async (call) => {
    const value = await handler(call);
    const body = JSON.stringify(withFields(value, call.fields));
    // The version is there to compare, asked for or not.
    const etag = etagOf(value, body);
    void call.reply.header("etag", etag);
    return isUnchanged(call.request, etag) ? { status: 304, body: "" } : { status: operation.status ?? 200, body };
  });
}

/**
 * Declares a route that changes something. The handler runs inside the change's transaction, and so does keeping its answer when the
 * request carries an Idempotency-Key: both are there after the commit, or neither.
 */
export function write<
  Answer extends z.ZodType,
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodType<unknown>,
>(
  app: FastifyInstance,
  deps: NativeContext,
  operation: Operation<Params, Query, Body, Answer> & { method: "POST" | "PUT" | "PATCH" | "DELETE" },
  handler: (call: WriteCall<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<z.output<Answer> | null>,
): void {
  declare(app, deps, operation, async (call) => {
    const request = idempotentRequest(operation, call);
    const expectedVersion = versionOf(operation, call.request);
    return answerOnce(call, request, async (step) => {
      const value = await handler({
        ...call,
        deps: { ...deps, database: step.transaction },
        step,
        expectedVersion,
      });
      if (operation.answer === null) return { status: 204, body: "", etag: null };
      const body = JSON.stringify(withFields(value, call.fields));
      return { status: operation.status ?? 200, body, etag: etagOf(value, body) };
    });
  });
}

/**
 * Declares a write whose body is a file: it is received before the transaction, and let go of when the change fails or when the
 * same request has been answered before.
 */
export function receive<
  Answer extends z.ZodType,
  Received extends { fingerprint: unknown },
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
>(
  app: FastifyInstance,
  deps: NativeContext,
  operation: Omit<Operation<Params, Query, z.ZodUnknown, Answer>, "body"> & { method: "POST" | "PUT" },
  steps: {
    take: (call: Call<z.output<Params>, z.output<Query>, unknown>) => Promise<Received>;
    keep: (call: WriteCall<z.output<Params>, z.output<Query>, Received>) => Promise<z.output<Answer>>;
    discard: (received: Received) => Promise<unknown>;
  },
): void {
  declare(app, deps, { ...operation, body: z.unknown() }, async (call) => {
    const received = await steps.take(call);
    try {
      const request = idempotentRequest(operation, call, received.fingerprint);
      const made = await answerOnce(call, request, async (step) => {
        const within = { ...deps, database: step.transaction };
        const expectedVersion = versionOf(operation, call.request);
        const value = await steps.keep({ ...call, deps: within, step, expectedVersion, body: received });
        const body = JSON.stringify(value);
        return { status: operation.status ?? 200, body, etag: etagOf(value, body) };
      });
      if (made.replayed) await steps.discard(received);
      return made;
    } catch (error) {
      await steps.discard(received);
      throw error;
    }
  });
}

/**
 * Declares a route whose answer is a stream of text and not JSON: a table to save, or events as they happen. The reader's pace is kept; the
 * stream is destroyed when the reader goes away.
 */
export function stream<
  Params extends z.ZodType = z.ZodType<unknown>,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
>(
  app: FastifyInstance,
  deps: NativeContext,
  operation: Omit<Operation<Params, Query, z.ZodUnknown, z.ZodType>, "answer" | "body" | "method"> & {
    contentType: string;
  },
  handler: (call: Call<z.output<Params>, z.output<Query>, unknown>) => Promise<Readable>,
): void {
  const { contentType } = operation;
  declare<z.ZodType, Params, Query, z.ZodUnknown>(app, deps, { ...operation, answer: null }, async (call) => {
    const body = await handler(call);
    void call.reply.type(`${contentType}; charset=utf-8`);
    return { status: 200, body };
  });
}

/** Runs a change, or gives the answer that the same request got before. */
async function answerOnce(
  { caller, deps, reply }: Pick<Call<unknown, unknown, unknown>, "caller" | "deps" | "reply">,
  request: IdempotentRequest | null,
  command: (step: Change) => Promise<KeptAnswer>,
): Promise<{ status: number; body: string; replayed: boolean }> {
  const answer = await changeWorkspace(deps, caller.actor, caller.workspaceId, async (step) => {
    const kept = request && (await readKeptAnswer(deps.keyring, step, request));
    if (kept) return { ...kept, replayed: true };
    const made = await command(step);
    if (request) await keepAnswer(deps.keyring, step, request, made);
    return { ...made, replayed: false };
  });
  if (answer.replayed) void reply.header("idempotency-replayed", "true");
  if (answer.etag) void reply.header("etag", answer.etag);
  return answer;
}

/** @throws RefusedError "invalid" for an If-Match that the call would not look at: who sends one relies on it. */
export function versionOf({ versioned }: { versioned?: true }, request: FastifyRequest): number | undefined {
  const expected = versionIn(request.headers["if-match"]);
  if (expected !== undefined && !versioned) {
    refuse("invalid", "This call compares no version. Send it without If-Match.", { path: ["If-Match"] });
  }
  return expected;
}

/** What the Idempotency-Key of a request stands for; null without one. */
function idempotentRequest(
  operation: { method?: string; path: string },
  { caller, request }: Pick<Call<unknown, unknown, unknown>, "caller" | "request">,
  body: unknown = request.body,
): IdempotentRequest | null {
  return requestOf(operation, request, `${caller.actor.kind}:${caller.actor.id}`, body);
}

/** The same of a request whose credential is known. @throws RefusedError "invalid" for a key that can be none. */
export function requestOf(
  operation: { method?: string; path: string },
  request: FastifyRequest,
  credential: string,
  body: unknown,
): IdempotentRequest | null {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return null;
  if (typeof key !== "string" || key.length < 1 || key.length > 255) {
    refuse("invalid", "An Idempotency-Key has 1 to 255 characters.", { path: ["Idempotency-Key"] });
  }
  return {
    key,
    credential,
    route: `${operation.method} ${operation.path}`,
    fingerprint: `${request.url}\n${JSON.stringify(body ?? null)}`,
  };
}

function declare<Answer extends z.ZodType, Params extends z.ZodType, Query extends z.ZodObject, Body extends z.ZodType>(
  app: FastifyInstance,
  deps: NativeContext,
  operation: Operation<Params, Query, Body, Answer>,
  answer: (
    call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<{ status: number; body: string | Readable }>,
): void {
  const method = operation.method ?? "GET";
  const params = operation.params ?? z.unknown();
  const query = sparseQuery(operation.query, operation.answer);
  const body = operation.body ?? NOTHING;
  const callers = new WeakMap<FastifyRequest, Caller>();
  app.route({
    method,
    url: operation.path,
    // A HEAD would read all of the body away: an endless one would never be let go of.
    exposeHeadRoute: operation.contentType === undefined,
    ...(operation.bodyLimitBytes === undefined ? {} : { bodyLimit: operation.bodyLimitBytes }),
    config: { operation: { ...operation, method, query } },
    // Before the body is read: who may not call sends none of it in.
    onRequest: async (request, reply) => {
      const caller = await callerOf(deps, request, reply);
      authorise(caller.actor, operation.scope);
      callers.set(request, caller);
    },
    handler: async (request, reply) => {
      const caller = callers.get(request);
      if (!caller) throw new Error("The request has no caller.");
      const { fields, ...rest } = parseInput(query, request.query);
      const made = await answer({
        caller,
        params: parseInput(params, request.params) as z.output<Params>,
        query: rest as z.output<Query>,
        body: parseInput(body, request.body) as z.output<Body>,
        fields: fieldsIn(fields),
        deps,
        request,
        reply,
      });
      void reply.status(made.status);
      if (typeof made.body !== "string") return reply.send(made.body);
      return made.body === "" ? reply.send() : reply.type("application/json; charset=utf-8").send(made.body);
    },
  });
}
