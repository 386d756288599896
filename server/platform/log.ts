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
      redact: {
        paths: ["req.headers", "headers", "key", "password", "code", "token", "secret", "email"],
        remove: true,
      },
      serializers: { err: errorFacts },
    },
    pino.destination({ fd: 2, sync: false }),
  );
}

interface ErrorFacts {
  name: string;
  message: string;
  stack: string;
  code?: string;
  table?: string;
  constraint?: string;
}

/**
 * What a log may say of an error: what failed and where, and nothing else that hangs on it. A database's error carries the row
 * that it failed on (detail, where, parameters) and quotes values in its message.
 */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) {
    return { name: "Unknown", message: "Something that is no error was thrown.", stack: "" };
  }
  const facts = { code: textIn(error, "code"), table: textIn(error, "table"), constraint: textIn(error, "constraint") };
  const isOfDatabase = /^[0-9A-Z]{5}$/.test(facts.code ?? "");
  const message = isOfDatabase ? withoutQuoted(error.message) : error.message;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    message,
    stack: frames.join("\n"),
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
  };
}

const withoutQuoted = (message: string): string => message.replace(/"[^"]*"/g, '"…"');

function textIn(error: Error, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : undefined;
}
