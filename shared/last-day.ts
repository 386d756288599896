/** The last day to apply for a job: it counts until it is over everywhere, so that nobody has to know the team's time zone. */

/** The day itself, and the twelve hours by which the last time zone is behind UTC. */
const LENGTH_MS = 36 * 3_600_000;

/** The moment from which a post with this last day is closed. @param day such as 2026-11-30 */
export const endOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + LENGTH_MS);

/** The last day of a post that is closed from a moment on. */
export const lastDayOf = (endsAt: Date): string => new Date(endsAt.getTime() - LENGTH_MS).toISOString().slice(0, 10);

/** The last second of the day, where it ends last. */
export const lastSecondOf = (endsAt: Date): string => `${lastDayOf(endsAt)}T23:59:59-12:00`;
