/** Writes the TypeScript types of an OpenAPI document that openApiDocument made, in the form that openapi-fetch reads. */
import type { JsonObject } from "./openapi-document.ts";

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const objectIn = (value: unknown): JsonObject => (isObject(value) ? value : {});
const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const NAME = /^[A-Za-z_$][\w$]*$/;
const nameOf = (name: string): string => (NAME.test(name) ? name : JSON.stringify(name));
const union = (types: readonly string[]): string => [...new Set(types)].join(" | ") || "never";
const METHODS = ["get", "post", "put", "patch", "delete"];

/** The type of a JSON Schema; what a schema leaves open is unknown. */
function typeOf(schema: unknown, indent: string): string {
  if (!isObject(schema)) return schema === false ? "never" : "unknown";
  if (typeof schema.$ref === "string") {
    const [, group, name] = /^#\/components\/(\w+)\/(.+)$/.exec(schema.$ref) ?? [];
    return group === undefined ? "unknown" : `components[${JSON.stringify(group)}][${JSON.stringify(name)}]`;
  }
  if ("const" in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return union(schema.enum.map((value) => JSON.stringify(value)));
  const options = [...listIn(schema.anyOf), ...listIn(schema.oneOf)];
  if (options.length > 0) return union(options.map((option) => typeOf(option, indent)));
  const parts = listIn(schema.allOf);
  if (parts.length > 0) return parts.map((part) => bracketed(typeOf(part, indent))).join(" & ");
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOf({ ...schema, type }, indent)));
  switch (schema.type) {
    case "string":
      return schema.format === "binary" ? "Blob" : "string";
    case "number":
    case "integer":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "array":
      return Array.isArray(schema.prefixItems)
        ? `[${schema.prefixItems.map((item) => typeOf(item, indent)).join(", ")}]`
        : `${bracketed(typeOf(schema.items, indent))}[]`;
    case "object":
      return objectType(schema, indent);
    default:
      return "unknown";
  }
}

const bracketed = (type: string): string => (/ [|&] /.test(type) && !type.startsWith("{") ? `(${type})` : type);

function objectType(schema: JsonObject, indent: string): string {
  const properties = Object.entries(objectIn(schema.properties));
  if (properties.length === 0) {
    return isObject(schema.additionalProperties)
      ? `{ [name: string]: ${typeOf(schema.additionalProperties, indent)} }`
      : schema.additionalProperties === false
        ? "{ [name: string]: never }"
        : "{ [name: string]: unknown }";
  }
  const required = new Set(listIn(schema.required));
  const inner = `${indent}  `;
  const lines = properties.map(([name, value]) => {
    const type = typeOf(value, inner);
    return `${commentOf(value, inner)}${inner}${nameOf(name)}${required.has(name) ? `: ${type}` : `?: ${type} | undefined`};`;
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function commentOf(schema: unknown, indent: string): string {
  const { description } = objectIn(schema);
  if (typeof description !== "string" || description === "") return "";
  const lines = description.replaceAll("*/", "*\\/").split("\n");
  return `${indent}/** ${lines.join(`\n${indent} * `).replaceAll(/ +$/gm, "")} */\n`;
}

/** The file's text: components, operations by their id, and paths; the same document always gives the same text. */
export function openApiTypes(document: JsonObject, opening: string): string {
  const components = objectIn(document.components);
  const operations: string[] = [];
  const paths: string[] = [];
  for (const [path, item] of Object.entries(objectIn(document.paths))) {
    const members: string[] = [];
    for (const method of METHODS) {
      const operation = objectIn(item)[method];
      if (!isObject(operation)) continue;
      const id = JSON.stringify(operation.operationId);
      operations.push(operationType(operation, components));
      members.push(`    ${method}: operations[${id}];`);
    }
    paths.push(`  ${JSON.stringify(path)}: {\n${members.join("\n")}\n  };`);
  }
  const schemas = Object.entries(objectIn(components.schemas)).map(
    ([name, schema]) => `${commentOf(schema, "    ")}    ${nameOf(name)}: ${typeOf(schema, "    ")};`,
  );
  return [
    opening,
    `export interface components {\n  schemas: {\n${schemas.join("\n")}\n  };\n}`,
    `export interface operations {\n${operations.join("\n")}\n}`,
    `export interface paths {\n${paths.join("\n")}\n}`,
    "",
  ].join("\n\n");
}

function operationType(operation: JsonObject, components: JsonObject): string {
  const words = [operation.summary, operation.description].filter((text) => typeof text === "string" && text !== "");
  return [
    `${commentOf({ description: words.join("\n") }, "  ")}  ${nameOf(String(operation.operationId))}: {`,
    parametersType(operation, components),
    bodyType(operation),
    "    responses: {",
    ...answerTypes(operation, components),
    "    };",
    "  };",
  ].join("\n");
}

function parametersType(operation: JsonObject, components: JsonObject): string {
  const places: Record<string, string[]> = { query: [], header: [], path: [] };
  let needsQuery = false;
  for (const given of listIn(operation.parameters)) {
    const reference = objectIn(given).$ref;
    const parameter =
      typeof reference === "string"
        ? objectIn(objectIn(components.parameters)[reference.split("/").at(-1) ?? ""])
        : objectIn(given);
    const required = parameter.required === true;
    if (parameter.in === "query" && required) needsQuery = true;
    const type = typeOf(parameter.schema, "        ");
    places[String(parameter.in)]?.push(
      `${commentOf(parameter, "        ")}        ${nameOf(String(parameter.name))}${required ? `: ${type}` : `?: ${type} | undefined`};`,
    );
  }
  const lines = Object.entries(places).map(([place, members]) =>
    members.length === 0
      ? `      ${place}?: never;`
      : `      ${place}${place === "path" || (place === "query" && needsQuery) ? "" : "?"}: {\n${members.join("\n")}\n      };`,
  );
  return `    parameters: {\n${lines.join("\n")}\n      cookie?: never;\n    };`;
}

function contentType(content: unknown, indent: string): string {
  const lines = Object.entries(objectIn(content)).map(
    ([media, described]) =>
      `${indent}  ${JSON.stringify(media)}: ${typeOf(objectIn(described).schema, `${indent}  `)};`,
  );
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function bodyType(operation: JsonObject): string {
  const body = operation.requestBody;
  if (!isObject(body)) return "    requestBody?: never;";
  return `    requestBody${body.required === true ? "" : "?"}: {\n      content: ${contentType(body.content, "      ")};\n    };`;
}

/** What succeeds, by status; every refusal has the same shape and is the default. */
function answerTypes(operation: JsonObject, components: JsonObject): string[] {
  const answers = Object.entries(objectIn(operation.responses));
  const refusal = answers.find(([status]) => Number(status) >= 400)?.[1];
  const kept: [string, unknown][] = answers.filter(([status]) => Number(status) < 400);
  if (refusal !== undefined) kept.push(["default", refusal]);
  return kept.map(([status, answer]) => {
    const { $ref } = objectIn(answer);
    const shared = typeof $ref === "string" ? objectIn(components.responses)[$ref.split("/").at(-1) ?? ""] : answer;
    const { content } = objectIn(shared);
    return `      ${status}: {\n        headers: { [name: string]: unknown };\n        content${isObject(content) ? `: ${contentType(content, "        ")}` : "?: never"};\n      };`;
  });
}
