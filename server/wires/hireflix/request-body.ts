/** Reads the body of a GraphQL request: {query, variables, operationName}, the variables as an object or as JSON text. */
import { z } from "zod";
import { findUnstorable } from "../../core/storable-text.ts";

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json(?:\s*;|$)/i;

const variablesSchema = z.record(z.string(), z.unknown()).nullish();
const bodySchema = z.object({
  query: z.string(),
  variables: z.union([z.string(), variablesSchema]),
  operationName: z.string().nullish(),
});

export type GraphqlRequest =
  | { query: string; variables: Record<string, unknown>; operationName: string | null }
  | { problem: string };

/** The request, or in a sentence what is wrong with it. */
export function readRequest(contentType: string | undefined, body: unknown): GraphqlRequest {
  if (!contentType || !JSON_TYPE.test(contentType)) return { problem: "The body must be sent as application/json." };
  const json = Buffer.isBuffer(body) ? parse(body) : undefined;
  if (json === undefined) return { problem: "The body is not valid JSON." };
  const read = bodySchema.safeParse(json);
  if (!read.success) {
    const [part] = read.error.issues[0]?.path ?? [];
    if (part === "variables") return { problem: "Variables must be an object, or an object as JSON text." };
    if (part === "operationName") return { problem: "The operationName must be a string." };
    return { problem: 'Must provide query string: a JSON object with "query".' };
  }
  const { query, operationName } = read.data;
  const variables = variablesSchema.safeParse(
    typeof read.data.variables === "string" ? variablesIn(read.data.variables) : read.data.variables,
  );
  if (!variables.success) return { problem: "Variables must be an object, or an object as JSON text." };
  const unstorable = findUnstorable(variables.data ?? {});
  if (unstorable) return { problem: `Variable ${unstorable.path.join(".")}: ${unstorable.message}` };
  return { query, variables: variables.data ?? {}, operationName: operationName || null };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) as unknown;
  } catch {
    return undefined;
  }
}

/** Some clients send their variables encoded once more; an empty text stands for none. */
function variablesIn(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
