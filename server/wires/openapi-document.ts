/** Makes an OpenAPI 3.1 document from the schemas that check the calls; each wire has a document of its own. */
import { z } from "zod";

const told = (description: string) => ({ description, schema: { type: "string" } });

/** Headers of every answer of a wire with keys. */
export const ANSWER_HEADERS = {
  RateLimit: told("What is left of this minute."),
  "RateLimit-Policy": told("Requests a minute."),
  "X-Request-Id": told("The log knows this request by it."),
};

export interface DescribedOperation {
  id: string;
  method: string;
  /** As the router writes it: /positions/:id */
  path: string;
  tag: string;
  summary: string;
  description?: string | undefined;
  /** What the key must be allowed to; null for what anybody may call. */
  scope: string | null;
  /** Of one without a scope: by what the caller is known all the same. */
  security?: readonly Record<string, readonly string[]>[] | undefined;
  params?: z.ZodType | undefined;
  query?: z.ZodType | undefined;
  body?: z.ZodType | undefined;
  /** It compares If-Match. */
  versioned?: true | undefined;
  /** null answers nothing; a text answer is described by its content type alone. */
  answer: z.ZodType | null;
  status?: number | undefined;
  /** Of the answer; JSON unless told. */
  contentType?: string | undefined;
  /** A body that is a file and not JSON: which types it may have. */
  fileTypes?: readonly string[] | undefined;
  /** The property of the body whose rows are read one by one. */
  readsRowsByThemselves?: string | undefined;
  example?: OperationExample | undefined;
}

/** A call that works, and what it answers. */
export interface OperationExample {
  params?: Record<string, string> | undefined;
  query?: Record<string, string> | undefined;
  body?: unknown;
  answer?: unknown;
}

export type JsonObject = { [name: string]: unknown };

export interface DocumentFrame {
  title: string;
  version: string;
  description: string;
  /** Where paths begin. */
  server: string;
  tags: readonly { name: string; description: string }[];
  security: { schemes: JsonObject; required: readonly JsonObject[] };
  /** Parameters of writes, by name, and which of them an operation takes. */
  writeHeaders: JsonObject;
  writeHeadersOf?: (operation: DescribedOperation) => readonly string[];
  /** Headers of every answer, by name. */
  answerHeaders: JsonObject;
  /** Which of the refusals below an operation may answer, by their names. */
  refusalsOf: (operation: DescribedOperation) => readonly string[];
  /** Shared answers that refuse, by name. */
  refusals: Record<string, { status: number; description: string; headers?: JsonObject; content?: JsonObject }>;
  /** Named schemas that the frame itself refers to. */
  schemas: readonly z.ZodType[];
  /** What is told by itself, by name. */
  webhooks?: { tag: string; told: Readonly<Record<string, z.ZodType>> };
}

type Direction = "input" | "output";

/** The whole document; the same operations always give the same text. */
export function openApiDocument(frame: DocumentFrame, operations: readonly DescribedOperation[]): JsonObject {
  const components = new Map<string, unknown>();
  const schemaOf = (schema: z.ZodType, direction: Direction): JsonObject => jsonSchemaOf(schema, direction, components);
  for (const schema of frame.schemas) schemaOf(schema, "output");
  const paths: Record<string, Record<string, unknown>> = {};
  const sorted = [...operations].sort(
    (left, right) => compare(left.path, right.path) || compare(left.method, right.method),
  );
  for (const operation of sorted) {
    const path = operation.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(frame, operation, schemaOf) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: frame.title,
      version: frame.version,
      description: frame.description,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: frame.server }],
    tags: frame.tags.filter((tag) => operations.some((operation) => operation.tag === tag.name)),
    security: frame.security.required,
    paths,
    ...(frame.webhooks ? { webhooks: webhooksOf(frame.webhooks, schemaOf) } : {}),
    components: {
      schemas: Object.fromEntries([...components].sort(([left], [right]) => compare(left, right))),
      securitySchemes: frame.security.schemes,
      headers: frame.answerHeaders,
      parameters: frame.writeHeaders,
      responses: Object.fromEntries(
        Object.entries(frame.refusals).map(([name, { status: _status, ...answer }]) => [name, answer]),
      ),
    },
  };
}

function webhooksOf(
  { tag, told }: NonNullable<DocumentFrame["webhooks"]>,
  schemaOf: (schema: z.ZodType, direction: Direction) => JsonObject,
): JsonObject {
  return Object.fromEntries(
    Object.entries(told).map(([name, schema]) => [
      name,
      {
        post: {
          operationId: `on:${name}`,
          tags: [tag],
          summary: `The event ${name}`,
          requestBody: { required: true, content: { "application/json": { schema: schemaOf(schema, "output") } } },
          responses: { 200: { description: "Received." } },
        },
      },
    ]),
  );
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

function describe(
  frame: DocumentFrame,
  operation: DescribedOperation,
  schemaOf: (schema: z.ZodType, direction: Direction) => JsonObject,
): JsonObject {
  const headers = Object.fromEntries(
    Object.keys(frame.answerHeaders).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
  const status = operation.answer === null && operation.contentType === undefined ? 204 : (operation.status ?? 200);
  const { example } = operation;
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: [operation.description, operation.scope && `Scope: \`${operation.scope}\`.`]
      .filter(Boolean)
      .join("\n\n"),
    ...(operation.scope === null ? { security: operation.security ?? [] } : { "x-required-scope": operation.scope }),
    parameters: [
      ...parametersOf("path", operation.params, example?.params, schemaOf),
      ...parametersOf("query", operation.query, example?.query, schemaOf),
      ...(frame.writeHeadersOf?.(operation) ?? []).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ],
    ...requestBodyOf(operation, schemaOf),
    responses: {
      [status]: {
        description: status === 204 ? "Done." : operation.summary,
        headers,
        ...(status === 204
          ? {}
          : {
              content: {
                [operation.contentType ?? "application/json"]: {
                  schema: operation.answer ? schemaOf(operation.answer, "output") : { type: "string" },
                  ...(example?.answer === undefined ? {} : { example: example.answer }),
                },
              },
            }),
      },
      ...Object.fromEntries(
        frame
          .refusalsOf(operation)
          .map((name) => [frame.refusals[name]?.status, { $ref: `#/components/responses/${name}` }]),
      ),
    },
  };
}

function requestBodyOf(
  { body, fileTypes, example }: DescribedOperation,
  schemaOf: (schema: z.ZodType, direction: Direction) => JsonObject,
): JsonObject {
  if (fileTypes) {
    const content = Object.fromEntries(
      fileTypes.map((type) => [type, { schema: { type: "string", format: "binary" } }]),
    );
    return { requestBody: { required: true, content } };
  }
  if (!body) return {};
  const media = { schema: schemaOf(body, "input"), ...(example?.body === undefined ? {} : { example: example.body }) };
  return { requestBody: { required: !body.safeParse(undefined).success, content: { "application/json": media } } };
}

/** The properties of an object schema as parameters of a path or a query. */
function parametersOf(
  place: "path" | "query",
  schema: z.ZodType | undefined,
  examples: Record<string, string> | undefined,
  schemaOf: (schema: z.ZodType, direction: Direction) => JsonObject,
): JsonObject[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, value]) => {
    const { description, ...rest } = schemaOf(value, "input");
    const given = examples?.[name];
    const example = given !== undefined && ["integer", "number"].includes(String(rest.type)) ? Number(given) : given;
    return {
      name,
      in: place,
      required: place === "path" || !value.safeParse(undefined).success,
      ...(description === undefined ? {} : { description }),
      schema: rest,
      ...(example === undefined ? {} : { example }),
    };
  });
}

/** JSON Schema of what goes in or comes out; named schemas become components, with their own name for what goes in. */
function jsonSchemaOf(schema: z.ZodType, direction: Direction, components: Map<string, unknown>): JsonObject {
  const made = z.toJSONSchema(schema, {
    io: direction,
    target: "draft-2020-12",
    // A date or the like in a body would be our fault; what JSON has no word for is anything.
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "undefined") jsonSchema.not = {};
      // A record whose keys are all known is an object with these properties.
      if (zodSchema._zod.def.type === "record" && jsonSchema.required) {
        const { required, additionalProperties = {} } = jsonSchema;
        jsonSchema.properties = Object.fromEntries(required.map((name) => [name, additionalProperties]));
        jsonSchema.additionalProperties = false;
        delete jsonSchema.propertyNames;
      }
    },
  });
  const { $defs, $schema: _schema, ...rest } = rewritten(made, direction) as JsonObject & { $defs?: JsonObject };
  for (const [name, definition] of Object.entries($defs ?? {})) {
    components.set(nameIn(name, direction), withoutId(definition));
  }
  return rest;
}

const nameIn = (name: string, direction: Direction): string => (direction === "input" ? `${name}Input` : name);

/** A component's name is its place; what zod repeats of it inside would be no keyword. */
function withoutId(definition: unknown): unknown {
  if (typeof definition !== "object" || definition === null) return definition;
  return Object.fromEntries(Object.entries(definition).filter(([name]) => name !== "id"));
}

const isNothing = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "not" in value && JSON.stringify(value.not) === "{}";

/** References to definitions of the schema become references to components. */
function rewritten(value: unknown, direction: Direction): unknown {
  // "Or nothing at all" is said by the place that it stands in: a body that is not required.
  if (Array.isArray(value)) return value.filter((one) => !isNothing(one)).map((one) => rewritten(one, direction));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === "$ref" && typeof inner === "string"
        ? inner.replace(
            /^#\/\$defs\/(.+)$/,
            (_all, named: string) => `#/components/schemas/${nameIn(named, direction)}`,
          )
        : rewritten(inner, direction),
    ]),
  );
}
