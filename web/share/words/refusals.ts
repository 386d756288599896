/** What the server's refusals mean to the guest, by code: its own sentences are English. */
import { ShareRefusal } from "../share-api.ts";
import type { PlainKey } from "./catalogue.ts";
import { say } from "./speech.ts";

const WORDS = {
  unknown_link: "unknownTitle",
  expired: "overTitle",
  ended: "overTitle",
  over: "overTitle",
  password: "refusedPassword",
  wrong_password: "refusedWrongPassword",
  not_allowed: "refusedNotAllowed",
  too_many: "refusedTooMany",
  invalid: "refusedInvalid",
  rate_limited: "refusedRate",
  internal: "refusedInternal",
  away: "serverAway",
} as const satisfies Record<ShareRefusal["code"], PlainKey>;

/** One sentence for whatever a call rejected with. */
export const refusalWords = (error: unknown): string =>
  // A page that is older than the server may hear a code that it does not know.
  say(error instanceof ShareRefusal && Object.hasOwn(WORDS, error.code) ? WORDS[error.code] : "refusedInternal");
