/** The GraphQL endpoints of this server, each with a first query that works. */

export interface Endpoint {
  /** In the page's address: /playground?endpoint=me */
  name: "me" | "root" | "interview";
  url: string;
  schemaUrl: string;
  label: string;
  needsKey: boolean;
  about: string;
  firstQuery: string;
}

export const ENDPOINTS: readonly [Endpoint, ...Endpoint[]] = [
  {
    name: "me",
    url: "/me",
    schemaUrl: "/me/schema.graphql",
    label: "POST /me",
    needsKey: true,
    about: "Positions, interviews, candidates, webhooks. Takes an API key.",
    firstQuery: "{\n  positions {\n    id\n    name\n    archived\n  }\n}\n",
  },
  {
    name: "root",
    url: "/",
    schemaUrl: "/schema.graphql",
    label: "POST /",
    needsKey: false,
    about: "Sign-in, registration, invitations of users. Takes no key.",
    firstQuery: "{\n  registrationOpen\n  plans {\n    id\n    name\n  }\n}\n",
  },
  {
    name: "interview",
    url: "/interview",
    schemaUrl: "/interview/schema.graphql",
    label: "POST /interview",
    needsKey: false,
    about: "The candidate's side: opens a room by its hash. Takes no key.",
    firstQuery:
      "query Room($hash: String!) {\n  interview(hash: $hash) {\n    stage\n    position {\n      name\n    }\n    questions {\n      id\n      title\n      state\n    }\n  }\n}\n",
  },
];

/** The endpoint that the page's address names, else the first. */
export function endpointIn(search: string): Endpoint {
  const name = new URLSearchParams(search).get("endpoint");
  return ENDPOINTS.find((endpoint) => endpoint.name === name) ?? ENDPOINTS[0];
}
