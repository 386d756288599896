/** The parts of an OpenAPI document that the page shows, read leniently: what is missing is not shown. */

export type Schema = { readonly [name: string]: unknown };

export interface Parameter {
  name: string;
  place: string;
  required: boolean;
  description: string;
  schema: Schema;
  example: string;
}

export interface Media {
  type: string;
  schema: Schema;
  example: unknown;
}

export interface ApiAnswer {
  status: string;
  description: string;
  media: Media | null;
}

export interface ApiOperation {
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  description: string;
  /** null for what anybody may call. */
  scope: string | null;
  parameters: Parameter[];
  body: (Media & { required: boolean }) | null;
  answers: ApiAnswer[];
}

export interface ApiDocument {
  title: string;
  description: string;
  server: string;
  tags: { name: string; description: string; operations: ApiOperation[] }[];
  /** What the instance sends by itself, such as the events of the feed. */
  events: { name: string; summary: string; schema: Schema }[];
  schemas: Schema;
}

export const isObject = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const objectIn = (value: unknown): Schema => (isObject(value) ? value : {});
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textIn = (value: unknown): string => (typeof value === "string" ? value : "");
const METHODS = ["get", "post", "put", "patch", "delete"];

/** What a $ref leads to; everything else is itself. */
function followed(root: Schema, value: unknown): Schema {
  const given = objectIn(value);
  if (typeof given.$ref !== "string") return given;
  const found = given.$ref
    .replace("#/", "")
    .split("/")
    .reduce<unknown>((inner, name) => objectIn(inner)[name], root);
  return objectIn(found);
}

function mediaOf(content: unknown): Media | null {
  const [first] = Object.entries(objectIn(content));
  if (!first) return null;
  const [type, given] = first;
  const { schema, example, examples } = objectIn(given);
  const [named] = Object.values(objectIn(examples));
  return { type, schema: objectIn(schema), example: example ?? objectIn(named).value };
}

function operationOf(root: Schema, path: string, method: string, given: Schema): ApiOperation {
  const body = followed(root, given.requestBody);
  const media = mediaOf(body.content);
  return {
    id: textIn(given.operationId),
    method: method.toUpperCase(),
    path,
    tag: textIn(listIn(given.tags)[0]),
    summary: textIn(given.summary),
    description: textIn(given.description).replace(/\s*Scope: `[^`]+`\.$/, ""),
    scope: typeof given["x-required-scope"] === "string" ? given["x-required-scope"] : null,
    parameters: listIn(given.parameters).map((one) => {
      const parameter = followed(root, one);
      return {
        name: textIn(parameter.name),
        place: textIn(parameter.in),
        required: parameter.required === true,
        description: textIn(parameter.description),
        schema: objectIn(parameter.schema),
        example: parameter.example === undefined ? "" : String(parameter.example),
      };
    }),
    body: media && { ...media, required: body.required === true },
    answers: Object.entries(objectIn(given.responses)).map(([status, one]) => {
      const answer = followed(root, one);
      return { status, description: textIn(answer.description), media: mediaOf(answer.content) };
    }),
  };
}

/** The document as the page shows it. */
export function readDocument(root: Schema): ApiDocument {
  const info = objectIn(root.info);
  const operations = Object.entries(objectIn(root.paths)).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const given = objectIn(item)[method];
      return isObject(given) ? [operationOf(root, path, method, given)] : [];
    }),
  );
  return {
    title: textIn(info.title),
    description: textIn(info.description),
    server: textIn(objectIn(listIn(root.servers)[0]).url),
    tags: listIn(root.tags).map((tag) => {
      const { name, description } = objectIn(tag);
      return {
        name: textIn(name),
        description: textIn(description),
        operations: operations.filter((operation) => operation.tag === name),
      };
    }),
    events: Object.entries(objectIn(root.webhooks)).map(([name, item]) => {
      const { post } = objectIn(item);
      const { summary, requestBody } = objectIn(post);
      return { name, summary: textIn(summary), schema: mediaOf(objectIn(requestBody).content)?.schema ?? {} };
    }),
    schemas: objectIn(objectIn(root.components).schemas),
  };
}

/** A schema without its reference, and the name that it has. */
export function named(schemas: Schema, schema: Schema): { name: string | null; schema: Schema } {
  if (typeof schema.$ref !== "string") return { name: null, schema };
  const name = schema.$ref.split("/").at(-1) ?? "";
  return { name, schema: objectIn(schemas[name]) };
}

/** A schema's type in a few words: text (uuid), one of …, list of Answer. */
export function typeWords(schemas: Schema, given: Schema): string {
  const { name, schema } = named(schemas, given);
  if (name) return name;
  if ("const" in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const options = [...listIn(schema.anyOf), ...listIn(schema.oneOf)].filter(isObject);
  if (options.length > 0) return [...new Set(options.map((option) => typeWords(schemas, option)))].join(" | ");
  if (Array.isArray(schema.type)) return schema.type.join(" | ");
  if (schema.type === "array") return `list of ${typeWords(schemas, objectIn(schema.items))}`;
  if (schema.type === "object") {
    return isObject(schema.additionalProperties)
      ? `map of ${typeWords(schemas, schema.additionalProperties)}`
      : "object";
  }
  const limits = [
    typeof schema.format === "string" ? schema.format : "",
    typeof schema.maxLength === "number" ? `at most ${schema.maxLength} characters` : "",
    typeof schema.minimum === "number" && Math.abs(schema.minimum) < 1e9 ? `from ${schema.minimum}` : "",
    typeof schema.maximum === "number" && Math.abs(schema.maximum) < 1e9 ? `to ${schema.maximum}` : "",
  ].filter(Boolean);
  const type = textIn(schema.type) || "anything";
  return limits.length > 0 ? `${type} (${limits.join(", ")})` : type;
}
