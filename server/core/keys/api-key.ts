/** The written form of an API key and what makes one usable. Pure. */
import { timingSafeEqual } from "node:crypto";

export interface KeyFacts {
  status: "active" | "inactive";
  expires_at: Date | null;
  revoked_at: Date | null;
}

const KEY = /^gr_(live|test)_([0-9A-Za-z]{8})\.([0-9A-Za-z]{43})$/;

/** Takes a key apart; null when it has not the form gr_live_<prefix>.<secret>. */
export function parseKey(text: string): { environment: string; prefix: string; secret: string } | null {
  const match = KEY.exec(text.trim());
  return match?.[1] && match[2] && match[3] ? { environment: match[1], prefix: match[2], secret: match[3] } : null;
}

export const formatKey = (environment: "live" | "test", prefix: string, secret: string): string =>
  `gr_${environment}_${prefix}.${secret}`;

/** What may be shown of a key after its creation. */
export const maskKey = (environment: "live" | "test", prefix: string): string => `gr_${environment}_${prefix}.****`;

export interface SecretFacts {
  secret_hash: Buffer;
  previous_secret_hash: Buffer | null;
  previous_until: Date | null;
}

/** Which of a key's secrets has this hash; "ended" is the one before a rotation when its time is over. Compares in constant time. */
export function secretMatching(key: SecretFacts, hash: Buffer, now: Date): "current" | "previous" | "ended" | null {
  const { previous_secret_hash: previous, previous_until: until } = key;
  if (timingSafeEqual(key.secret_hash, hash)) return "current";
  if (!previous || !until || !timingSafeEqual(previous, hash)) return null;
  return until > now ? "previous" : "ended";
}

/** Why a key does not open anything now, or null when it does. */
export function whyUnusable(key: KeyFacts, now: Date): string | null {
  if (key.revoked_at) return "The API key has been revoked.";
  if (key.status !== "active") return "The API key is inactive.";
  if (key.expires_at && key.expires_at <= now) return "The API key has expired.";
  return null;
}
