/** Every kind of problem that the native API answers: its status, and what its page says about it. */
import type { RefusalCode } from "../../core/refusal.ts";

export type ProblemCode = RefusalCode | "internal";

export interface ProblemType {
  status: number;
  title: string;
  /** When it is answered. */
  meaning: string;
  /** What a caller does about it. */
  remedy: string;
}

export const PROBLEM_TYPES: Readonly<Record<ProblemCode, ProblemType>> = {
  invalid: {
    status: 400,
    title: "The request is not valid",
    meaning: "The body, the address or a header does not fit what the call takes. Nothing was changed.",
    remedy: "Look at errors: each entry has a JSON pointer to the place and says what is expected there.",
  },
  unauthenticated: {
    status: 401,
    title: "Who is calling is not known",
    meaning: "The call came without an API key, or with one that is unknown, inactive, expired or revoked.",
    remedy: "Send the key as X-API-Key, or as Authorization: Bearer. Make a new one under API keys if it is lost.",
  },
  forbidden: {
    status: 403,
    title: "This is not allowed to you",
    meaning: "The key lacks the scope that the call needs, or your role does not include it.",
    remedy: "Use a key with the scope that detail names, or ask an owner of the workspace.",
  },
  not_found: {
    status: 404,
    title: "There is no such thing",
    meaning: "Nothing with this id is in the workspace that the key belongs to. It may have been deleted.",
    remedy: "Check the id and which workspace the key is of.",
  },
  duplicate: {
    status: 409,
    title: "It exists already",
    meaning: "Something with the same address, external id or key is there already.",
    remedy: "Read what is there and change it, or send another value.",
  },
  conflict: {
    status: 409,
    title: "This is not possible in the present state",
    meaning: "The thing is in a state that does not allow this, such as extending an interview that was completed.",
    remedy: "Read its state first. detail says which state is in the way.",
  },
  running: {
    status: 409,
    title: "The same request is still running",
    meaning: "Another request with this Idempotency-Key has not ended yet.",
    remedy: "Send it again, with the same key, in a moment. You will get the answer of the one that ran.",
  },
  stale: {
    status: 412,
    title: "It was changed in the meantime",
    meaning: "If-Match names a version that is not the present one: somebody else changed the thing after you read it.",
    remedy: "Read it again, make your change on what is there now, and send it with the new ETag.",
  },
  not_allowed: {
    status: 422,
    title: "This is not possible",
    meaning: "The request is well formed, and a rule of the product does not allow it.",
    remedy: "detail says which rule.",
  },
  key_reused: {
    status: 422,
    title: "The Idempotency-Key came with another request",
    meaning: "The key was used within the last 24 hours for a request with another address or body.",
    remedy: "Use a new key for a new request; repeat a request only as it was.",
  },
  gone: {
    status: 410,
    title: "It is gone",
    meaning: "It was there and is not any more.",
    remedy: "Do not ask for it again.",
  },
  too_large: {
    status: 413,
    title: "The request is too large",
    meaning: "The body has more bytes than the call takes.",
    remedy: "Send less at once. The reference states each call's limit.",
  },
  rate_limited: {
    status: 429,
    title: "Too many requests",
    meaning: "The key, or the address for calls without one, has used up the requests of this minute.",
    remedy: "Wait for as many seconds as Retry-After says. The RateLimit field of every answer tells what is left.",
  },
  fenced: {
    status: 403,
    title: "Somebody else has taken over",
    meaning: "Another window holds what this one was working on.",
    remedy: "Go on in the other window, or take over again.",
  },
  mismatch: {
    status: 409,
    title: "What was stated is not what was received",
    meaning: "The length or the hash that was stated differs from what arrived.",
    remedy: "Send it again from the start.",
  },
  unavailable: {
    status: 503,
    title: "This does not work at the moment",
    meaning: "Something that the call needs does not answer, such as the file store.",
    remedy: "Try again later. If it lasts, the operator finds the reason with: npx greenroom doctor",
  },
  internal: {
    status: 500,
    title: "The server failed",
    meaning: "Something that nobody foresaw. Nothing was changed.",
    remedy: "Try again. If it lasts, give the operator the request id that detail names: the log knows it.",
  },
};
