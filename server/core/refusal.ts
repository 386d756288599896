/** What the core answers when it does not do what was asked: a closed list of codes, translated once per wire. */

export type RefusalCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "duplicate"
  | "conflict"
  | "stale"
  | "running"
  | "key_reused"
  | "not_allowed"
  | "gone"
  | "too_large"
  | "rate_limited"
  | "fenced"
  | "mismatch"
  | "unavailable";

export interface Refusal {
  code: RefusalCode;
  /** A plain sentence for the caller. */
  message: string;
  /** Which part of the input, as a path: ["data", 0, "email"]. */
  path?: readonly (string | number)[];
  /** More of the same call's problems, when there are several. */
  others?: readonly { message: string; path: readonly (string | number)[] }[];
  /** Facts that a wire may pass on, such as what the server holds of a segment. */
  facts?: Readonly<Record<string, string | number | boolean | null>>;
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export const accepted = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const refused = (code: RefusalCode, message: string, more: Omit<Refusal, "code" | "message"> = {}) =>
  ({ ok: false, refusal: { code, message, ...more } }) as const;

/** Carries a refusal out of a transaction, which it rolls back; every wire's error handler reads it. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = "RefusedError";
    this.refusal = refusal;
  }
}

/** The value of a result, or its refusal thrown: for a call that has one input and nothing to keep. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new RefusedError(result.refusal);
}

export function refuse(code: RefusalCode, message: string, more: Omit<Refusal, "code" | "message"> = {}): never {
  throw new RefusedError({ code, message, ...more });
}

/** Nothing is overwritten silently. @throws RefusedError "stale" when the caller has read another version than the present one. */
export function checkVersion(present: number, expected: number | undefined, what: string): void {
  if (expected === undefined || expected === present) return;
  refuse("stale", `Somebody else has changed ${what} in the meantime. Load it again and repeat your change.`);
}
