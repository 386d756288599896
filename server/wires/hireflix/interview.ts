/** The candidate's side in GraphQL (interview.graphql): everything the room does, on the same commands as the room's own API. */
import { readFileSync } from "node:fs";
import { makeExecutableSchema } from "@graphql-tools/schema";
import { z } from "zod";
import { refuse } from "../../core/refusal.ts";
import { applyToOpenPosition, mailLink, type RoomDeps, readOpenPosition, readRoom } from "../../core/rooms/index.ts";
import { type EntranceDeps, originOf } from "../entrance.ts";
import { createLimit } from "../limits.ts";
import { parseInput } from "../parse-input.ts";
import { openPositionBody } from "../room-bodies.ts";
import { createDoor } from "../room-door.ts";
import type { GraphqlEndpoint } from "./handler.ts";
import { type OpenedRoom, roomMutations } from "./interview-mutations.ts";
import { presentPublicPosition, presentRoom } from "./room-present.ts";
import { enterAsStranger, type StrangerContext } from "./strangers.ts";
import { uuidOf } from "./wire-ids.ts";
import { withoutNulls } from "./without-nulls.ts";

const TEN_MINUTES_MS = 600_000;
/** Applications, and links asked for, by one address; as on the room's own API. */
const TRIES = 30;

export type InterviewDeps = RoomDeps & EntranceDeps;

const hashArgs = z.object({ hash: z.string() });
const applyArgs = z.object({ positionId: z.string(), candidate: z.preprocess(withoutNulls, openPositionBody) });

const known = (id: string): string =>
  uuidOf(id) ?? refuse("not_found", "This link leads nowhere.", { facts: { room: "unknown_link" } });

const typeDefs = readFileSync(new URL("./interview.graphql", import.meta.url), "utf8");

/** POST /interview. Every refusal of the room carries the room's own code in extensions.room. */
export const interviewEndpoint = (deps: InterviewDeps): GraphqlEndpoint<StrangerContext> => ({
  path: "/interview",
  schema: makeExecutableSchema<StrangerContext>({ typeDefs, resolvers: interviewResolvers(deps) }),
  enter: (request, reply) => enterAsStranger(deps, request, reply),
});

function interviewResolvers(deps: RoomDeps) {
  const door = createDoor(deps);
  const applications = createLimit(TRIES, TEN_MINUTES_MS, deps.clock);
  const links = createLimit(TRIES, TEN_MINUTES_MS, deps.clock);
  return {
    Query: {
      async interview(_root: unknown, args: unknown, { request }: StrangerContext) {
        const { hash } = parseInput(hashArgs, args);
        const { room } = await door.enter(request, hash);
        return presentRoom(await readRoom(deps, room), { publicUrl: deps.publicUrl, hash });
      },
      async publicPosition(_root: unknown, args: unknown) {
        const { id } = parseInput(z.object({ id: z.string() }), args);
        return presentPublicPosition(await readOpenPosition(deps, known(id)));
      },
    },
    Mutation: {
      async apply(_root: unknown, args: unknown, { request }: StrangerContext) {
        const { positionId, candidate } = parseInput(applyArgs, args);
        if (!applications.take(request.ip)) refuse("rate_limited", "Too many applications from this address.");
        const { name, email, phone } = candidate;
        const answer = await applyToOpenPosition(deps, originOf(request, "room"), known(positionId), {
          name,
          email,
          ...(phone === undefined ? {} : { phone }),
        });
        return answer.outcome === "entered" ? { hash: answer.code, mailed: false } : { hash: null, mailed: true };
      },
      async mailLink(_root: unknown, args: unknown, { request }: StrangerContext) {
        const { interviewId } = parseInput(z.object({ interviewId: z.string() }), args);
        if (!links.take(request.ip)) refuse("rate_limited", "Too many requests from this address.");
        await mailLink(deps, originOf(request, "room"), known(interviewId));
        return true;
      },
      Interview(_root: unknown, args: unknown, { request }: StrangerContext): OpenedRoom {
        return { hash: parseInput(hashArgs, args).hash, request, last: Promise.resolve() };
      },
    },
    CandidateInterviewMutation: roomMutations(deps, door),
  };
}
