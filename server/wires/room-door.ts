/** The door of the room for every wire that opens one: recognises the code, counts wrong ones, notes the visit. */
import type { FastifyRequest } from "fastify";
import { refuse } from "../core/refusal.ts";
import { createVisits, findRoom, type RoomCaller, type RoomDeps } from "../core/rooms/index.ts";
import { originOf } from "./entrance.ts";
import { createLimit } from "./limits.ts";

const MINUTE_MS = 60_000;
const WRONG_CODES_A_MINUTE = 30;

export interface Door {
  /**
   * Who calls, by the code of the request unless another is given.
   * @throws RefusedError "not_found" for a code that opens nothing, "rate_limited" after many of those.
   */
  enter(request: FastifyRequest, code?: string): Promise<RoomCaller>;
  /** Notes a visit of a room that was recognised otherwise. */
  visited(request: FastifyRequest, room: { workspaceId: string; interviewId: string }): Promise<void>;
}

export const codeIn = (request: FastifyRequest): string => {
  const header = request.headers["x-room-code"];
  return (Array.isArray(header) ? header[0] : header) ?? "";
};

export function createDoor(deps: RoomDeps): Door {
  const wrongCodes = createLimit(WRONG_CODES_A_MINUTE, MINUTE_MS, deps.clock);
  const noteVisit = createVisits(deps);
  const guard = (request: FastifyRequest): void => {
    if (wrongCodes.isUsedUp(request.ip)) {
      refuse("rate_limited", "Too many links from this address that open nothing. Wait a minute.");
    }
  };
  const visited: Door["visited"] = (request, room) => noteVisit({ ...room, origin: originOf(request, "room") });
  return {
    visited,
    async enter(request, code = codeIn(request)) {
      const room = await findRoom(deps.database, code);
      if (!room) {
        // Only wrong codes wait: whoever shares the address with somebody who guesses is not locked out.
        guard(request);
        wrongCodes.take(request.ip);
        refuse("not_found", "This link opens no interview.", { facts: { room: "unknown_link" } });
      }
      await visited(request, { workspaceId: room.workspaceId, interviewId: room.interview.id });
      return { room, origin: originOf(request, "room") };
    },
  };
}
