/** Small limits of one process: how often somebody may do something in a window of time. Several processes each count for themselves. */

export interface Limit {
  /** Would one more be too many? */
  isUsedUp(subject: string): boolean;
  /** Counts one; false when it is one too many. */
  take(subject: string): boolean;
}

const MAXIMUM_SUBJECTS = 50_000;

/** At most `most` within each window per subject. */
export function createLimit(most: number, windowMs: number, clock: () => Date): Limit {
  const counts = new Map<string, { window: number; count: number }>();
  const window = () => Math.floor(clock().getTime() / windowMs);
  const counted = (subject: string): number => {
    const entry = counts.get(subject);
    return entry?.window === window() ? entry.count : 0;
  };
  return {
    isUsedUp: (subject) => counted(subject) >= most,
    take(subject) {
      const count = counted(subject) + 1;
      if (counts.size >= MAXIMUM_SUBJECTS) counts.clear();
      counts.set(subject, { window: window(), count });
      return count <= most;
    },
  };
}
