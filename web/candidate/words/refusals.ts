/** What the server's refusals mean to the person, by code. */
import type { RoomProblemCode } from "../../../shared/room.ts";
import { RoomRefusal, RoomUnreachable } from "../room-api.ts";

const WORDS: Record<RoomProblemCode | "unclear", string> = {
  unknown_link: "This link opens no interview.",
  expired: "This interview is closed. You can ask the team for more time.",
  not_admitted: "The team has not opened this interview for you yet.",
  completed: "This interview is already completed.",
  withdrawn: "You have withdrawn from this interview.",
  fenced: "You went on in another window.",
  no_takes_left: "All takes of this question are used.",
  not_ready: "That is not possible at this point. The page shows where you are.",
  mismatch: "What arrived differs from what was recorded.",
  invalid: "Something in what you entered can not be used.",
  too_large: "That file is too large.",
  not_allowed: "That is not possible in this interview.",
  rate_limited: "That was too often in a short time. Wait a minute and try again.",
  internal: "Something failed on our side. Nothing is lost. Try again.",
  unclear: "The server gave an answer that this page does not know. Try again.",
};

/** One sentence for whatever a call rejected with. */
export function refusalWords(error: unknown): string {
  if (error instanceof RoomUnreachable) return "The server can not be reached right now. Nothing is lost. Try again.";
  if (error instanceof RoomRefusal) {
    if ((error.code === "invalid" || error.code === "too_large") && error.message) return error.message;
    return WORDS[error.code];
  }
  return WORDS.internal;
}
