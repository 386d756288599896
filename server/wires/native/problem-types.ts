/** Every kind of problem that the native API answers: its status, and what its page says about it. */
import type { RefusalCode } from "../../core/refusal.ts";

export type ProblemCode = RefusalCode | "unsupported" | "internal";

export interface ProblemType {
  status: number;
  title: string;
  /** When it is answered. */
  meaning: string;
  /** What a caller does about it. */
  remedy: string;
  /** What detail may read like; and the pointer that errors then has, for a problem of one place. */
  example: { detail: string; pointer?: string };
}

export const PROBLEM_TYPES: Readonly<Record<ProblemCode, ProblemType>> = {
  invalid: {
    status: 400,
    title: "The request is not valid",
    meaning: "The body, the address or a header does not fit what the call takes. Nothing was changed.",
    remedy: "Look at errors: each entry has a JSON pointer to the place and says what is expected there.",
    example: { detail: "email: Invalid email address", pointer: "/email" },
  },
  unauthenticated: {
    status: 401,
    title: "Who is calling is not known",
    meaning: "The call came without an API key, or with one that is unknown, inactive, expired or revoked.",
    remedy: "Send the key as X-API-Key, or as Authorization: Bearer. Make a new one under API keys if it is lost.",
    example: { detail: "Send an API key as X-API-Key or as Authorization: Bearer." },
  },
  forbidden: {
    status: 403,
    title: "This is not allowed to you",
    meaning: "The key lacks the scope that the call needs, or your role does not include it.",
    remedy: "Use a key with the scope that detail names, or ask an owner of the workspace.",
    example: { detail: "This key lacks the scope interviews:write." },
  },
  not_found: {
    status: 404,
    title: "There is no such thing",
    meaning: "Nothing with this id is in the workspace that the key belongs to. It may have been deleted.",
    remedy: "Check the id and which workspace the key is of.",
    example: { detail: "There is no such interview." },
  },
  duplicate: {
    status: 409,
    title: "It exists already",
    meaning: "Something with the same address, external id or key is there already.",
    remedy: "Read what is there and change it, or send another value.",
    example: { detail: "This candidate has an interview in this position already.", pointer: "/email" },
  },
  conflict: {
    status: 409,
    title: "This is not possible in the present state",
    meaning: "The thing is in a state that does not allow this, such as extending an interview that was completed.",
    remedy: "Read its state first. detail says which state is in the way.",
    example: { detail: "An interview that was completed can not be extended." },
  },
  running: {
    status: 409,
    title: "The same request is still running",
    meaning: "Another request with this Idempotency-Key has not ended yet.",
    remedy: "Send it again, with the same key, in a moment. You will get the answer of the one that ran.",
    example: { detail: "A request with this Idempotency-Key is still running." },
  },
  stale: {
    status: 412,
    title: "It was changed in the meantime",
    meaning: "If-Match names a version that is not the present one: somebody else changed the thing after you read it.",
    remedy: "Read it again, make your change on what is there now, and send it with the new ETag.",
    example: { detail: "Somebody else changed this interview in the meantime." },
  },
  not_allowed: {
    status: 422,
    title: "This is not possible",
    meaning: "The request is well formed, and a rule of the product does not allow it.",
    remedy: "detail says which rule.",
    example: { detail: "The last owner of a workspace can not be removed." },
  },
  key_reused: {
    status: 422,
    title: "The Idempotency-Key came with another request",
    meaning: "The key was used within the last 24 hours for a request with another address or body.",
    remedy: "Use a new key for a new request; repeat a request only as it was.",
    example: { detail: "This Idempotency-Key was used for another request." },
  },
  gone: {
    status: 410,
    title: "It is gone",
    meaning: "It was there and is not any more.",
    remedy: "Do not ask for it again.",
    example: { detail: "This link is not valid any more." },
  },
  too_large: {
    status: 413,
    title: "The request is too large",
    meaning: "The body has more bytes than the call takes.",
    remedy: "Send less at once. The reference states each call's limit.",
    example: { detail: "This file can have at most 2 MiB." },
  },
  unsupported: {
    status: 415,
    title: "The body has another type than the call takes",
    meaning: "Content-Type is missing or names something that the call does not read. Nothing was changed.",
    remedy: "Send JSON as application/json; a file with its own type, one of those that the reference names.",
    example: { detail: "This call takes application/json." },
  },
  rate_limited: {
    status: 429,
    title: "Too many requests",
    meaning: "The key, or the address for calls without one, has used up the requests of this minute.",
    remedy: "Wait for as many seconds as Retry-After says. The RateLimit field of every answer tells what is left.",
    example: { detail: "600 requests a minute are used up. Wait 12 seconds." },
  },
  fenced: {
    status: 403,
    title: "Somebody else has taken over",
    meaning: "Another window holds what this one was working on.",
    remedy: "Go on in the other window, or take over again.",
    example: { detail: "The interview goes on in another window." },
  },
  mismatch: {
    status: 409,
    title: "What was stated is not what was received",
    meaning: "The length or the hash that was stated differs from what arrived.",
    remedy: "Send it again from the start.",
    example: { detail: "The stated SHA-256 differs from that of the bytes that arrived." },
  },
  unavailable: {
    status: 503,
    title: "This does not work at the moment",
    meaning: "Something that the call needs does not answer, such as the file store.",
    remedy: "Try again later. If it lasts, the operator finds the reason with: npx greenroom doctor",
    example: { detail: "The file store does not answer." },
  },
  internal: {
    status: 500,
    title: "The server failed",
    meaning: "Something that nobody foresaw. Nothing was changed.",
    remedy: "Try again. If it lasts, give the operator the request id that detail names: the log knows it.",
    example: { detail: "Nothing was changed. The log knows this request as 01999c2e-4b10-7e6f-9f3a-5d1f1c000000." },
  },
};
