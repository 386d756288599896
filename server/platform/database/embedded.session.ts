/** One connection to the embedded PostgreSQL that holds an advisory lock for as long as this process lives. */
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

/** Locks of the maintenance database; `presence` is shared by all who use the server, `folder` belongs to one. */
export const locks = { presence: "71717, 1", folder: "71717, 2" } as const;

export const superuser = "greenroom";

export type Session = {
  /** Runs a statement that returns one boolean; false also when the connection is gone. */
  ask: (sql: string) => Promise<boolean>;
  /** Announces that PostgreSQL is about to stop: the connection stays, and is not made again when it ends. */
  expectEnd: () => void;
  close: () => Promise<void>;
};

/** Connects to the maintenance database in a socket folder. */
export async function connectTo(socketDir: string): Promise<pg.Client> {
  const client = new pg.Client({
    host: socketDir,
    port: 5432,
    user: superuser,
    database: "postgres",
    ssl: false,
    application_name: "greenroom launcher",
  });
  // A lost connection is noticed through "end"; without this listener it would end the process.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Whether a failed connection means "not yet" or "not any more" instead of "never". */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    ["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE", "57P01", "57P02", "57P03"].includes(code) ||
    error.message.includes("Connection terminated")
  );
}

/**
 * Keeps a connection that has taken a lock, and takes the lock again when PostgreSQL restarts its backends under us (it does
 * so for all when one of them crashes).
 */
export function keepSession(first: pg.Client, socketDir: string, takeLock: string): Session {
  let client: pg.Client | undefined;
  let closed = false;
  const use = (next: pg.Client) => {
    client = next;
    next.once("end", () => {
      client = undefined;
      if (!closed) void reconnect();
    });
  };
  const reconnect = async () => {
    for (let attempt = 0; attempt < 60 && !closed; attempt++) {
      const next = await connectTo(socketDir).catch(() => undefined);
      if (next) {
        const taken = await next.query(takeLock).catch(() => undefined);
        if (taken && !closed) return use(next);
        await next.end().catch(() => undefined);
      }
      await delay(500, undefined, { ref: false });
    }
  };
  use(first);
  return {
    ask: async (sql) => {
      const answer = await client?.query<boolean[]>({ text: sql, rowMode: "array" }).catch(() => undefined);
      return answer?.rows[0]?.[0] === true;
    },
    expectEnd: () => {
      closed = true;
    },
    close: async () => {
      closed = true;
      await client?.end().catch(() => undefined);
    },
  };
}
