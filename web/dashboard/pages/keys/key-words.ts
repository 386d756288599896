/** What an API key is and may do, in words. */

import { SCOPES } from "../../../../shared/native/roles.ts";
import type { ApiKey } from "../../../../shared/native.ts";
import type { Tone } from "../../../ui/state-word.tsx";

/** Whether the key works at this moment; an expired key is expired whatever its switch says. */
export function keyState(
  key: Pick<ApiKey, "status" | "expiresAt">,
  now: Date,
): { words: string; tone: Tone; title: string } {
  if (key.expiresAt !== null && new Date(key.expiresAt) <= now) {
    return { words: "Expired", tone: "warn", title: "Its date has passed: calls with it are refused." };
  }
  if (key.status === "inactive") {
    return { words: "Inactive", tone: "neutral", title: "Calls with it are refused until you activate it." };
  }
  return { words: "Active", tone: "good", title: "Calls with it are answered." };
}

/** What a key works with. */
export const ENVIRONMENTS = { live: "Live data", test: "Test data" } as const;

/** How long an old secret goes on working after a rotation. */
export const OVERLAPS = [
  { value: "0", label: "Stops at once" },
  { value: "1", label: "Works for 1 hour more" },
  { value: "24", label: "Works for 1 day more" },
  { value: "72", label: "Works for 3 days more" },
  { value: "168", label: "Works for 7 days more" },
] as const;
export type Overlap = (typeof OVERLAPS)[number]["value"] | "until";

const HOUR_MS = 3_600_000;

/**
 * The hours from now to a moment that somebody chose; null when that is no moment within the seven days that the API allows.
 * @param moment as a field of date and time gives it, in the reader's zone
 */
export function hoursUntil(moment: string, now: Date): number | null {
  const hours = (new Date(moment).getTime() - now.getTime()) / HOUR_MS;
  return hours >= 0 && hours <= 168 ? hours : null;
}

/** What the key may do, one sentence per scope; null scopes are everything. */
export function scopeWords(scopes: ApiKey["scopes"]): string[] {
  if (scopes === null) return ["Everything"];
  if (scopes.length === 0) return ["Nothing"];
  return scopes.map((scope) => SCOPES[scope]);
}

/** The last moment of a day in the reader's zone, as the API takes it; null for an empty field. @param day YYYY-MM-DD */
export function endOfDay(day: string): string | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (!parts) return null;
  return new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]), 23, 59, 59).toISOString();
}

/** The day of a moment in the reader's zone, as a date field takes it. */
export function dayOf(moment: string | null): string {
  if (moment === null) return "";
  const date = new Date(moment);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
