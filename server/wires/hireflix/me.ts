/** POST /me, the company API: its schema with its resolvers, and who may enter. */
import { readFileSync } from "node:fs";
import { makeExecutableSchema } from "@graphql-tools/schema";
import type { FastifyReply, FastifyRequest } from "fastify";
import { GraphQLID, GraphQLScalarType, GraphQLSchema } from "graphql";
import { unwrap } from "../../core/refusal.ts";
import { enterWithKey } from "../entrance.ts";
import { type Caller, enterWithSession, sessionOfBearer } from "../member-caller.ts";
import { accountResolvers } from "./account.ts";
import { auditResolvers } from "./audit.ts";
import { createBatches } from "./batches.ts";
import { createTurns } from "./changes.ts";
import type { MeContext, MeDeps } from "./context.ts";
import type { GraphqlEndpoint } from "./handler.ts";
import { interviewChanges } from "./interview-changes.ts";
import { interviewStatusValue } from "./interview-list.ts";
import { emailAddress, inviteByInput } from "./invite.ts";
import { memberChanges } from "./members.ts";
import { positionChanges } from "./position-changes.ts";
import { positionResolvers } from "./positions.ts";
import { webhookResolvers } from "./webhook-settings.ts";

const typeDefs = readFileSync(new URL("./me.graphql", import.meta.url), "utf8");

/** What lists usually hold, for the cost of a query. */
const LENGTHS = new Map([
  ["Query.positions", 20],
  ["Query.interviews", 100],
  ["PositionType.interviews", 50],
  ["InterviewList.results", 50],
  ["InterviewType.questions", 5],
  ["InterviewType.steps", 5],
  ["InterviewType.scores", 3],
  ["InterviewType.comments", 3],
  ["question.scores", 3],
]);

const made = makeExecutableSchema<MeContext>({
  typeDefs,
  resolvers: [
    { InterviewStatusValue: interviewStatusValue, EmailAddress: emailAddress },
    { JSON: new GraphQLScalarType({ name: "JSON" }) },
    accountResolvers,
    auditResolvers,
    memberChanges,
    positionResolvers,
    { Mutation: { inviteCandidateToInterview: inviteByInput } },
    positionChanges,
    interviewChanges,
    webhookResolvers,
  ],
});

/** ID is used nowhere; known to the schema, a variable of that type is refused as one where a String is expected, as the vendor's is. */
const config = made.toConfig();
const schema = new GraphQLSchema({ ...config, types: [...config.types, GraphQLID] });

/** POST /me. */
export const meEndpoint = (deps: MeDeps): GraphqlEndpoint<MeContext> => ({
  path: "/me",
  schema,
  enter: async (request, reply) => ({
    deps,
    caller: await callerOf(deps, request, reply),
    batch: createBatches(),
    inTurn: createTurns(),
  }),
  lengths: LENGTHS,
  looseScalars: new Set(["InterviewStatusValue"]),
});

/** What our own keys begin with; any other bearer token can only be that of a login. */
const BEARER_KEY = /^bearer\s+gr_/i;

/** An API key in either header, or the token of a login. @throws RefusedError "unauthenticated", "forbidden" or "rate_limited". */
async function callerOf(deps: MeDeps, request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
  const { authorization = "" } = request.headers;
  if (request.headers["x-api-key"] === undefined && !BEARER_KEY.test(authorization)) {
    const session = await sessionOfBearer(deps, request);
    if (session) return enterWithSession(deps, request, reply, session);
  }
  return unwrap(await enterWithKey(deps, request, reply));
}
