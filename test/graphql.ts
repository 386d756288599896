/** Calls a GraphQL endpoint of a started server as a plain client does. */
import { at } from "../conformance/kit.ts";

export interface GraphqlAnswer {
  status: number;
  data: unknown;
  errors: unknown[];
  headers: Headers;
  body: unknown;
}

/** Posts a query; variables go as they are given, also as a string. */
export async function graphql(
  url: string,
  query: string,
  variables: unknown = {},
  headers: Record<string, string> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const body: unknown = await response.json();
  const errors = at(body, "errors");
  return {
    status: response.status,
    data: at(body, "data"),
    errors: Array.isArray(errors) ? errors : [],
    headers: response.headers,
    body,
  };
}
