/** Refusals of the room carry the code that the page knows as the fact "room", beside the core's own code. */
import type { RoomProblemCode } from "../../../shared/room.ts";
import { type RefusalCode, refuse } from "../refusal.ts";

const CORE_CODE: Record<RoomProblemCode, RefusalCode> = {
  unknown_link: "not_found",
  expired: "gone",
  not_admitted: "forbidden",
  completed: "conflict",
  withdrawn: "gone",
  fenced: "fenced",
  no_takes_left: "conflict",
  not_ready: "conflict",
  mismatch: "mismatch",
  invalid: "invalid",
  too_large: "too_large",
  not_allowed: "not_allowed",
  rate_limited: "rate_limited",
  internal: "unavailable",
};

/** @throws RefusedError with the core's code and the room's. */
export function refuseRoom(
  room: RoomProblemCode,
  message: string,
  facts: Readonly<Record<string, string | number>> = {},
): never {
  refuse(CORE_CODE[room], message, { facts: { ...facts, room } });
}

/** A take, segment or question that this interview does not have. */
export function refuseUnknown(what: "question" | "take" | "segment"): never {
  refuse("not_found", `There is no such ${what} in this interview.`, { facts: { room: "not_allowed" } });
}
