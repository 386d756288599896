/** Connections that stay open are asked about now and then: may their caller still read? Once for all connections of one credential. */

/** How long a key that was revoked, or a session that ended, may go on reading. */
const CHECK_MS = 30_000;

const ends = new Map<string, Set<() => void>>();

/**
 * Calls end when ask, called every 30 s, answers false. A check that fails changes nothing. The signal ends the asking; of connections
 * with the same credential the first one's ask speaks for all.
 */
export function whileAllowed(
  credential: string,
  ask: () => Promise<boolean>,
  end: () => void,
  signal: AbortSignal,
): void {
  const open = ends.get(credential) ?? new Set<() => void>();
  if (open.size === 0) {
    ends.set(credential, open);
    const timer = setInterval(() => {
      if (open.size === 0) {
        clearInterval(timer);
        return;
      }
      ask().then(
        (allowed) => {
          if (!allowed) for (const each of open) each();
        },
        () => undefined,
      );
    }, CHECK_MS);
    timer.unref();
  }
  open.add(end);
  signal.addEventListener("abort", () => {
    open.delete(end);
    if (open.size === 0 && ends.get(credential) === open) ends.delete(credential);
  });
}
