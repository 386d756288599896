/** A call as it is sent from the page, and the same as a curl command. */
import type { ApiOperation } from "./api-document.ts";

export interface Draft {
  values: Record<string, string>;
  body: string;
}

export const draftOf = (operation: ApiOperation): Draft => ({
  values: Object.fromEntries(operation.parameters.map(({ place, name, example }) => [`${place}:${name}`, example])),
  body: operation.body?.example === undefined ? "" : JSON.stringify(operation.body.example, null, 2),
});

const given = (operation: ApiOperation, draft: Draft, place: string): [string, string][] =>
  operation.parameters
    .filter((parameter) => parameter.place === place)
    .map(({ name }): [string, string] => [name, draft.values[`${place}:${name}`] ?? ""])
    .filter(([, value]) => value !== "");

/** The address with its path and query filled in. */
export function addressOf(server: string, operation: ApiOperation, draft: Draft): string {
  const values = new Map(given(operation, draft, "path"));
  const path = operation.path.replace(/\{(\w+)\}/g, (all, name: string) => {
    const value = values.get(name);
    return value === undefined ? all : encodeURIComponent(value);
  });
  const query = new URLSearchParams(given(operation, draft, "query")).toString();
  return `${server}${path}${query ? `?${query}` : ""}`;
}

export function headersOf(operation: ApiOperation, draft: Draft): Record<string, string> {
  const type = operation.body && (draft.body !== "" || !isJson(operation)) ? operation.body.type : null;
  return { ...Object.fromEntries(given(operation, draft, "header")), ...(type ? { "content-type": type } : {}) };
}

export const isJson = (operation: ApiOperation): boolean => operation.body?.type === "application/json";

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The call for a shell that has GREENROOM_KEY exported. */
export function curlOf(server: string, operation: ApiOperation, draft: Draft): string {
  const lines = [
    `curl ${operation.method === "GET" ? "" : `-X ${operation.method} `}${quoted(addressOf(server, operation, draft))}`,
  ];
  if (operation.scope !== null) lines.push('-H "X-API-Key: $GREENROOM_KEY"');
  for (const [name, value] of Object.entries(headersOf(operation, draft)))
    lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (operation.body && !isJson(operation)) lines.push("--data-binary @file");
  else if (draft.body !== "") lines.push(`-d ${quoted(draft.body)}`);
  return lines.join(" \\\n  ");
}
