/** Requests a minute and caller, counted over all processes: each process takes small shares of the minute from the database. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../database/schema.ts";

export interface RateAnswer {
  allowed: boolean;
  limit: number;
  /** What this process knows to be left in the window; other processes may hold shares of their own. */
  remaining: number;
  resetSeconds: number;
}

export interface Rates {
  /** The deployment's limit of a caller; 0 sets none. */
  readonly usualLimit: number;
  /** Counts one request of a subject, against the deployment's limit or one of its own. */
  take(subject: string, limit?: number): Promise<RateAnswer>;
  /** What one more request of a subject would find; counts nothing. */
  look(subject: string): RateAnswer;
}

interface Share {
  windowMs: number;
  granted: number;
  used: number;
  total: number;
}

const WINDOW_MS = 60_000;
const MAXIMUM_SUBJECTS = 50_000;

/** A limit of 0 sets none. */
export function createRates(database: Kysely<Schema>, usualLimit: number, clock: () => Date): Rates {
  const shares = new Map<string, Share>();
  const leasing = new Map<string, Promise<void>>();
  let cleanedWindowMs = 0;

  async function lease(subject: string, limit: number, windowMs: number): Promise<Share> {
    const shareSize = Math.max(1, Math.floor(limit / 20));
    const row = await sql<{ used: number }>`
      insert into rate_windows (subject, window_start, used) values (${subject}, ${new Date(windowMs)}, ${shareSize})
      on conflict (subject, window_start) do update set used = rate_windows.used + ${shareSize}
      returning used`.execute(database);
    const used = row.rows[0]?.used ?? limit;
    if (cleanedWindowMs !== windowMs) {
      cleanedWindowMs = windowMs;
      await sql`delete from rate_windows where window_start < ${new Date(windowMs - 5 * WINDOW_MS)}`.execute(database);
    }
    return { windowMs, granted: Math.max(0, shareSize - Math.max(0, used - limit)), used: 0, total: used };
  }

  /** Takes one from this minute's share, leasing another share when it is used up. Requests that come at once wait for one lease. */
  async function takeFrom(
    subject: string,
    limit: number,
  ): Promise<{ share: Share; allowed: boolean; windowMs: number; now: number }> {
    for (;;) {
      const now = clock().getTime();
      const windowMs = now - (now % WINDOW_MS);
      const share = shares.get(subject);
      if (share?.windowMs === windowMs && (share.used < share.granted || share.total >= limit)) {
        // Taken in the same breath as it is judged, before another request that waited is.
        const allowed = share.used < share.granted;
        if (allowed) share.used += 1;
        return { share, allowed, windowMs, now };
      }
      let pending = leasing.get(subject);
      if (!pending) {
        if (shares.size > MAXIMUM_SUBJECTS) shares.clear();
        pending = lease(subject, limit, windowMs)
          .then((leased) => void shares.set(subject, leased))
          .finally(() => leasing.delete(subject));
        leasing.set(subject, pending);
      }
      await pending;
    }
  }

  const leftOf = (share: Share, limit: number) =>
    Math.max(0, limit - share.total) + Math.max(0, share.granted - share.used);
  const secondsLeft = (windowMs: number, now: number) => Math.ceil((windowMs + WINDOW_MS - now) / 1000);

  return {
    usualLimit,
    async take(subject, limit = usualLimit) {
      if (limit === 0) return { allowed: true, limit, remaining: 0, resetSeconds: 0 };
      const { share, allowed, windowMs, now } = await takeFrom(subject, limit);
      return { allowed, limit, remaining: leftOf(share, limit), resetSeconds: secondsLeft(windowMs, now) };
    },
    look(subject) {
      const now = clock().getTime();
      const windowMs = now - (now % WINDOW_MS);
      const share = shares.get(subject);
      const remaining = share?.windowMs === windowMs ? leftOf(share, usualLimit) : usualLimit;
      const allowed = usualLimit === 0 || remaining > 0;
      return { allowed, limit: usualLimit, remaining, resetSeconds: secondsLeft(windowMs, now) };
    },
  };
}
