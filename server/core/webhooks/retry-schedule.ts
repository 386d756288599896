/** When a delivery is tried again: the schedule of the Standard Webhooks specification, with jitter; and how an answer is judged. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first attempt, the second one comes five seconds later, and so on; after the last one it is given up. */
const PAUSES = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
/** A receiver may ask for more time, but not for ever. */
const LONGEST_PAUSE = 24 * HOUR;

/** What an attempt came to. */
export interface Outcome {
  /** The answer's status; null when there was none. */
  status: number | null;
  headers: Readonly<Record<string, string>> | null;
  body: string | null;
  error: string | null;
}

export const isAccepted = ({ status }: Pick<Outcome, "status">): boolean =>
  status !== null && status >= 200 && status < 300;

/** 410: the receiver wants nothing any more. */
export const isGone = ({ status }: Pick<Outcome, "status">): boolean => status === 410;

/** Retry-After of an answer in milliseconds from now: seconds, or a date; null without a readable one. */
export function retryAfterOf(value: string | undefined, now: Date): number | null {
  if (value === undefined) return null;
  const seconds = /^\s*\d{1,9}\s*$/.test(value) ? Number(value) * SECOND : Date.parse(value) - now.getTime();
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

/**
 * The moment of the next attempt; null when the delivery is given up.
 * @param tries attempts so far, this one included
 * @param random 0 to 1: up to a fifth is added, so that receivers that come back are not met by everything at once
 */
export function nextAttemptAt(tries: number, outcome: Outcome, now: Date, random: number): Date | null {
  const pause = PAUSES[tries - 1];
  if (pause === undefined) return null;
  const asked = retryAfterOf(outcome.headers?.["retry-after"], now) ?? 0;
  return new Date(now.getTime() + Math.max(pause * (1 + random / 5), Math.min(asked, LONGEST_PAUSE)));
}
