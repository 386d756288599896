/** What the server's refusals mean to the person, by code. */
import type { RoomProblemCode } from "../../../shared/room.ts";
import { RoomRefusal, RoomUnreachable } from "../room-api.ts";
import type { PlainKey } from "./catalogue.ts";
import { languageTag, raw } from "./speech.ts";

const WORDS: Record<RoomProblemCode | "unclear", PlainKey> = {
  unknown_link: "refusedUnknown",
  expired: "refusedExpired",
  not_admitted: "refusedNotAdmitted",
  completed: "refusedCompleted",
  withdrawn: "refusedWithdrawn",
  fenced: "refusedFenced",
  no_takes_left: "refusedTakes",
  not_ready: "refusedNotReady",
  mismatch: "refusedMismatch",
  invalid: "refusedInvalid",
  too_large: "refusedTooLarge",
  not_allowed: "refusedNotAllowed",
  rate_limited: "refusedRate",
  internal: "refusedInternal",
  unclear: "refusedUnclear",
};

/** One sentence for whatever a call rejected with. The server explains what is wrong in English alone. */
export function refusalWords(error: unknown): string {
  if (error instanceof RoomUnreachable) return raw("serverAway");
  if (error instanceof RoomRefusal) {
    const explained = error.code === "invalid" || error.code === "too_large";
    if (explained && error.message && languageTag().startsWith("en")) return error.message;
    return raw(WORDS[error.code]);
  }
  return raw("refusedInternal");
}
