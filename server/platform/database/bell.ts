/**
 * Tells all processes on a database that something was committed, so that who waits for it need not ask all the time. The bell is rung
 * after the commit and outside of it: NOTIFY within a transaction would make all commits of the database wait for each other. A ring
 * may be lost with its process or its connection, so a listener also looks by itself now and then.
 */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { errorFacts, type Log } from "../log.ts";

const CHANNEL = "greenroom_committed";
/** Rings of one process within such a time are one notification. */
const REST_MS = 50;
const RECONNECT_MS = 1_000;

export interface Bell {
  /** Returns at once: listeners of this process are called, those of others are told. */
  ring(): void;
  /** Calls the listener whenever the bell may have been rung. Gives what ends it. */
  heard(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Opens the bell. With `listen` it holds one connection, on which other processes are heard. */
export function openBell(options: {
  pool: Pick<pg.Pool, "query">;
  connect: () => Promise<pg.Client>;
  listen: boolean;
  log: Pick<Log, "warn">;
}): Bell {
  const self = randomUUID();
  const listeners = new Set<() => void>();
  let closed = false;
  let rung = false;
  let telling: Promise<void> | null = null;
  let client: pg.Client | null = null;
  let connecting: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const warn = (error: unknown) =>
    options.log.warn({ error: errorFacts(error).message }, "other processes can not be told or heard; trying again");
  const call = () => {
    for (const listener of listeners) listener();
  };

  async function tell(): Promise<void> {
    while (rung && !closed) {
      rung = false;
      await options.pool.query("select pg_notify($1, $2)", [CHANNEL, self]).catch(warn);
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
    telling = null;
  }

  async function listen(): Promise<void> {
    const opened = await options.connect();
    const lost = () => {
      // Before it listens, what went wrong is told by the query below.
      if (client !== opened) return;
      client = null;
      void opened.end().catch(() => undefined);
      again();
    };
    opened.on("error", lost);
    opened.on("end", lost);
    opened.on("notification", ({ payload }) => {
      if (payload !== self) call();
    });
    try {
      await opened.query(`listen ${CHANNEL}`);
    } catch (error) {
      void opened.end().catch(() => undefined);
      throw error;
    }
    client = opened;
    // Whatever was rung while nobody listened.
    call();
  }

  function again(): void {
    if (closed) return;
    timer = setTimeout(start, RECONNECT_MS);
  }
  function start(): void {
    connecting = listen().catch((error: unknown) => {
      warn(error);
      again();
    });
  }
  if (options.listen) start();

  return {
    ring() {
      if (closed) return;
      call();
      rung = true;
      telling ??= tell();
    },
    heard(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      closed = true;
      listeners.clear();
      if (timer) clearTimeout(timer);
      await connecting;
      await telling;
      const last = client;
      client = null;
      await last?.end();
    },
  };
}
