/** GET /openapi.json: the native API described by the declarations that answer it. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { EVENT_DATA, eventRowSchema, problemSchema, SCOPES } from "../../../shared/native.ts";
import { serveDocument } from "../key-route.ts";
import {
  ANSWER_HEADERS,
  type DescribedOperation,
  type DocumentFrame,
  type JsonObject,
  openApiDocument,
} from "../openapi-document.ts";
import type { NativeContext } from "./context.ts";
import { ANSWERS } from "./examples/answers.ts";
import { EXAMPLES, exampleParams } from "./examples/index.ts";
import type { Tag } from "./operation.ts";
import { exampleProblem } from "./problem-pages.ts";
import { PROBLEM_TYPES, type ProblemCode } from "./problem-types.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    operation?: DescribedOperation;
  }
}

const TAGS: Record<Tag, string> = {
  Session: "Who is signed in, and the first set-up.",
  Workspace: "The tenant that everything belongs to.",
  Members: "People who sign in, and their invitations.",
  Keys: "API keys, and the calls that came with them.",
  Sandbox: "Where test keys work: its robot, its clock.",
  Projects: "Groups of positions of one opening.",
  "Job posts": "Public adverts of projects, and the stages of their pipelines.",
  Applications: "Candidates in the pipelines of job posts, and CVs that wait for a person.",
  Positions: "Interviews as designed: questions, limits, messages, look.",
  "Question sets": "Questions to start positions from.",
  "Custom fields": "The typed fields that the workspace keeps on its interviews.",
  Candidates: "People, by e-mail address.",
  Interviews: "One candidate in one position: the record that everything hangs on.",
  Reviews: "What people think of an interview: scores, comments, decisions.",
  Shares: "Links that show one interview to somebody without a login.",
  Mail: "What was mailed, or would be.",
  Events: "Everything that happened, numbered without gaps.",
  Webhooks: "Where events are sent as they happen, and what became of each delivery.",
  Audit: "Who did what, from where.",
  Exports: "Archives of a workspace, a position or a candidate.",
  Files: "Logos, intro videos, videos of questions.",
};

const CODES = Object.keys(PROBLEM_TYPES) as ProblemCode[];
/** Problems of the room alone, which this API never answers. */
const ELSEWHERE: readonly ProblemCode[] = ["fenced", "mismatch"];
const nameOf = (status: number): string => `Problem${status}`;
const UNCHANGED = "Unchanged";

const text = (description: string): JsonObject => ({ description, schema: { type: "string" } });
const headersOfEvery = Object.fromEntries(
  Object.keys(ANSWER_HEADERS).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);
/** Headers that go with one status. */
const HEADERS_OF: Readonly<Record<number, JsonObject>> = {
  401: { "WWW-Authenticate": text("How to say who calls.") },
  429: { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } } },
};

/** One shared answer per status, which names every code that has it. */
function refusals(publicUrl: string): DocumentFrame["refusals"] {
  const statuses = new Set(CODES.filter((code) => !ELSEWHERE.includes(code)).map((code) => PROBLEM_TYPES[code].status));
  const problems = Object.fromEntries(
    [...statuses]
      .sort((left, right) => left - right)
      .map((status) => {
        const codes = CODES.filter((code) => PROBLEM_TYPES[code].status === status && !ELSEWHERE.includes(code));
        const examples = codes.map((code) => [code, { value: exampleProblem(publicUrl, code) }]);
        return [
          nameOf(status),
          {
            status,
            description: codes.map((code) => `${PROBLEM_TYPES[code].title} (${code}).`).join(" "),
            headers: { ...headersOfEvery, ...HEADERS_OF[status] },
            content: {
              "application/problem+json": {
                schema: { $ref: "#/components/schemas/Problem" },
                examples: Object.fromEntries(examples),
              },
            },
          },
        ];
      }),
  );
  const unchanged = "What If-None-Match names is what is there. Without a body.";
  return { [UNCHANGED]: { status: 304, description: unchanged, headers: headersOfEvery }, ...problems };
}

/** Which statuses a call may answer beside its success. */
function refusalsOf(operation: DescribedOperation): string[] {
  const { method, scope, security, path, query, versioned } = operation;
  const writes = method !== "GET";
  const named = path.includes(":") || (query instanceof z.ZodObject && "token" in query.shape);
  return [
    ...(isConditional(operation) ? [UNCHANGED] : []),
    ...[
      400,
      ...(scope === null && !security && !writes ? [] : [401, 403]),
      ...(named || writes ? [404] : []),
      ...(writes || contentTypeOf(operation) === "application/zip" ? [409] : []),
      ...(writes || named ? [410] : []),
      ...(versioned ? [412] : []),
      ...(writes ? [413, 415, 422] : []),
      429,
      500,
      503,
    ].map(nameOf),
  ];
}

const contentTypeOf = ({ contentType }: DescribedOperation) => contentType ?? "application/json";

/** Does it answer an ETag and look at If-None-Match? */
const isConditional = (operation: DescribedOperation): boolean =>
  operation.method === "GET" && operation.scope !== null && contentTypeOf(operation) === "application/json";

function frameOf(publicUrl: string): DocumentFrame {
  return {
    title: "Greenroom",
    version: "1",
    description:
      "Everything that the product can do, for API keys and for signed-in members alike. Lists are paged by cursor, writes take an " +
      "Idempotency-Key, what two people may edit takes If-Match, and every error is a problem (RFC 9457) whose type is a page.",
    server: `${publicUrl}/api/v1`,
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    security: {
      schemes: {
        key: {
          type: "apiKey",
          in: "header",
          name: "X-API-Key",
          description: `Scopes: ${Object.keys(SCOPES).join(", ")}.`,
        },
        bearer: { type: "http", scheme: "bearer", description: "The API key as a bearer token." },
        session: { type: "apiKey", in: "cookie", name: "greenroom.session_token", description: "A browser's session." },
      },
      required: [{ key: [] }, { bearer: [] }, { session: [] }],
    },
    writeHeaders: {
      IdempotencyKey: {
        name: "Idempotency-Key",
        in: "header",
        description:
          "The same key with the same request gets the stored answer for 24 hours, and nothing is done twice.",
        schema: { type: "string", minLength: 1, maxLength: 255 },
      },
      IfMatch: {
        name: "If-Match",
        in: "header",
        description: "The ETag of what was read: 412 when it has been changed since.",
        schema: { type: "string" },
      },
    },
    writeHeadersOf: ({ method, versioned }) => [
      ...(method === "GET" ? [] : ["IdempotencyKey"]),
      ...(versioned ? ["IfMatch"] : []),
    ],
    answerHeaders: { ...ANSWER_HEADERS, ETag: text("For If-None-Match and If-Match.") },
    schemas: [problemSchema],
    webhooks: { tag: "Webhooks", told: TOLD },
    refusals: refusals(publicUrl),
    refusalsOf,
  };
}

/** An event as the feed gives it, with what its data holds by type. */
const TOLD = Object.fromEntries(
  Object.entries(EVENT_DATA).map(([type, data]) => [
    type,
    z.strictObject({ ...eventRowSchema.shape, type: z.literal(type), data }),
  ]),
);

function withExample(operation: DescribedOperation): DescribedOperation {
  const example = EXAMPLES[operation.id];
  const params = exampleParams(operation.path, example);
  return { ...operation, example: { ...example, params, answer: ANSWERS[operation.id] } };
}

/** Collects every operation that is declared after it; call it first. */
export function collectOperations(app: FastifyInstance): readonly DescribedOperation[] {
  const operations: DescribedOperation[] = [];
  app.addHook("onRoute", (route) => {
    const operation = route.config?.operation;
    if (operation && route.method === operation.method) operations.push(operation);
  });
  return operations;
}

export function openApiRoutes(
  app: FastifyInstance,
  deps: NativeContext,
  operations: readonly DescribedOperation[],
): void {
  serveDocument(app, deps, () => openApiDocument(frameOf(deps.publicUrl), operations.map(withExample)));
}
