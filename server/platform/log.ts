/** Structured logs: JSON lines on standard error, without personal data or secrets at info level. */
import pino from "pino";

export type Log = pino.Logger;

/** Opens the log. Standard output stays free for what commands print. */
export function openLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ["req.headers", "headers", "key", "password", "code", "token", "secret", "email"], remove: true },
    },
    pino.destination({ fd: 2, sync: false }),
  );
}
