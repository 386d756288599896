/** The Hireflix wire as its clients see it: the same operations by plain fetch, Apollo Client and graphql-request. */
import assert from "node:assert/strict";
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { ClientError, GraphQLClient } from "graphql-request";
import { type Answer, at, type CallOptions, type Deployment, freshEmail, listAt, textAt } from "../kit.ts";

export type Variables = Record<string, unknown>;

export interface Outcome {
  data: unknown;
  errors: unknown[];
}

/** One way of sending an operation to /me with the deployment's key. */
export interface Client {
  name: string;
  run(operation: string, variables?: Variables): Promise<Outcome>;
}

export interface Hireflix {
  deployment: Deployment;
  clients: Client[];
  /** A position of the kit's own with two questions. */
  positionId: string;
  /** A request to an endpoint, exactly as given. */
  post(path: string, body: unknown, options?: CallOptions): Promise<Answer>;
  /** The data of an operation on /me. @throws AssertionError for any error. */
  ask(operation: string, variables?: Variables): Promise<unknown>;
  /** A fresh interview, by the newer invite, without a mail. */
  invite(more?: Variables): Promise<{ id: string; hash: string; email: string }>;
}

/** Opens the wire of a deployment, making a position by its own mutation. */
export async function openHireflix(deployment: Deployment): Promise<Hireflix> {
  const post = (path: string, body: unknown, options?: CallOptions) => deployment.call("POST", path, body, options);
  const [plain, ...others] = [plainFetch(deployment), apollo(deployment), graphqlRequest(deployment)];
  assert.ok(plain);
  const ask = async (operation: string, variables?: Variables) => dataOf(await plain.run(operation, variables));
  const made = await ask(SAVE_POSITION, {
    position: {
      name: "Conformance",
      questions: [
        { title: "What have you built?", timeToThink: 10, timeToAnswer: 60, retakes: 1 },
        { title: "What went wrong?", timeLimit: { minutes: 1, seconds: 30 } },
      ],
    },
  });
  const positionId = textAt(made, "Position", "save", "id");
  return {
    deployment,
    clients: [plain, ...others],
    positionId,
    post,
    ask,
    async invite(more = {}) {
      const email = freshEmail("hireflix");
      const candidate = { email, firstName: "Jane", lastName: "Doe" };
      const input = { positionId, candidate, disableNotifications: true, ...more };
      const data = await ask(INVITE, { input });
      return { id: textAt(data, "invited", "id"), hash: textAt(data, "invited", "hash"), email };
    },
  };
}

/** Called with nullable variables, as clients do. */
export const SAVE_POSITION = `mutation Save($id: String, $position: PositionInputType) {
  Position(id: $id) { save(position: $position) { id name archived questions { id title timeToThink timeToAnswer retakes } } }
}`;

export const INVITE = `mutation Invite($input: InviteCandidateToInterviewInput!) {
  invited: inviteCandidateToInterview(input: $input) {
    __typename
    ... on InterviewType { id hash status externalId userMetadata url { short public private } candidate { name firstName lastName email } }
    ... on InterviewAlreadyExistsInPositionError { code name message }
    ... on InterviewExternalIdAlreadyExistsInPositionError { code name externalMessage: message }
    ... on ExceededInvitesThisPeriodError { code name message }
    ... on PositionNotFoundError { code name message }
    ... on PositionNotReadyToAcceptInvitesError { code name message }
    ... on ValidationError { code name validationMessage: message fieldErrors { flattenedPath message } }
  }
}`;

/** The data of an outcome without errors. @throws AssertionError showing them. */
export function dataOf({ data, errors }: Outcome): unknown {
  assert.deepEqual(errors, []);
  return data;
}

/** The first error of an answer whose HTTP status is 200, as GraphQL answers are. @throws AssertionError. */
export function errorOf(answer: Answer): unknown {
  assert.equal(answer.status, 200, answer.text.slice(0, 500));
  const [first] = listAt(answer.body, "errors");
  assert.equal(at(first, "code"), at(first, "extensions", "code"), "code stands in both places");
  return first;
}

function plainFetch(deployment: Deployment): Client {
  return {
    name: "fetch",
    async run(query, variables) {
      const response = await fetch(new URL("/me", deployment.url), {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-API-KEY": deployment.key },
        body: JSON.stringify({ query, ...(variables ? { variables } : {}) }),
      });
      const body: unknown = await response.json();
      return { data: at(body, "data"), errors: at(body, "errors") === undefined ? [] : listAt(body, "errors") };
    },
  };
}

/** Apollo Client matches fragments by it, as an app that reads unions tells it. */
const possibleTypes = {
  MutationInviteCandidateToInterviewResult: [
    "InterviewType",
    "ExceededInvitesThisPeriodError",
    "InterviewAlreadyExistsInPositionError",
    "InterviewExternalIdAlreadyExistsInPositionError",
    "PositionNotFoundError",
    "PositionNotReadyToAcceptInvitesError",
    "ValidationError",
  ],
  MutationArchivePositionResult: ["MutationArchivePositionSuccess", "PositionNotFoundError"],
  InterviewStep: ["InterviewStepTextQuestionWithVideoAnswer", "InterviewStepVideoQuestionWithVideoAnswer"],
};

function apollo(deployment: Deployment): Client {
  const client = new ApolloClient({
    link: new HttpLink({ uri: new URL("/me", deployment.url).href, headers: { "x-api-key": deployment.key } }),
    cache: new InMemoryCache({ possibleTypes }),
    defaultOptions: { query: { fetchPolicy: "no-cache" }, mutate: { fetchPolicy: "no-cache" } },
  });
  return {
    name: "Apollo Client",
    async run(operation, variables = {}) {
      const document = gql(operation);
      try {
        const { data } = operation.trimStart().startsWith("mutation")
          ? await client.mutate({ mutation: document, variables })
          : await client.query({ query: document, variables });
        return { data, errors: [] };
      } catch (error) {
        if (CombinedGraphQLErrors.is(error)) return { data: error.data, errors: [...error.errors] };
        throw error;
      }
    },
  };
}

function graphqlRequest(deployment: Deployment): Client {
  const client = new GraphQLClient(new URL("/me", deployment.url).href, { headers: { "X-API-KEY": deployment.key } });
  return {
    name: "graphql-request",
    async run(operation, variables = {}) {
      try {
        return { data: await client.request<unknown>(operation, variables), errors: [] };
      } catch (error) {
        if (error instanceof ClientError) return { data: error.response.data, errors: error.response.errors ?? [] };
        throw error;
      }
    },
  };
}
