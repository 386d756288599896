/**
 * One writer per upload over all processes: advisory locks of PostgreSQL on one connection of this process. The locks of a process that
 * died go with its connection. Within the process a map decides, and a newcomer asks the holder to let go.
 */
import { ERRORS, type Lock, type Locker, type RequestRelease } from "@tus/server";

/** A connection to PostgreSQL as far as the locker uses it. */
export interface LockConnection {
  query(text: string, values: unknown[]): Promise<{ rows: { locked?: boolean }[] }>;
  end(): Promise<void>;
}

export interface UploadLocker extends Locker {
  /** Runs while no other request of any process holds the upload. */
  exclusively<Value>(key: string, run: () => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

/** Separates these locks from other uses of advisory locks in the same database. */
const LOCK_SPACE = 71_718;
const WAIT_MS = 10_000;
const RETRY_MS = 25;

interface Holder {
  requestRelease: RequestRelease;
  released: Promise<void>;
  release(): void;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Connects when the first lock is wanted, and again when the connection was lost. */
export function createUploadLocker(connect: () => Promise<LockConnection>): UploadLocker {
  const holders = new Map<string, Holder>();
  let connection: Promise<LockConnection> | null = null;

  async function ask(text: string, key: string): Promise<boolean> {
    connection ??= connect();
    const current = connection;
    try {
      const { rows } = await (await current).query(text, [LOCK_SPACE, key]);
      return rows[0]?.locked === true;
    } catch (error) {
      if (connection === current) {
        connection = null;
        // Whatever this connection had locked is free with its end: who holds such a lock is asked to stop, the next one starts anew.
        for (const holder of holders.values()) void Promise.resolve(holder.requestRelease()).catch(() => undefined);
        void current.then((lost) => lost.end()).catch(() => undefined);
      }
      throw error;
    }
  }

  async function enter(key: string, requestRelease: RequestRelease, signal: AbortSignal): Promise<() => Promise<void>> {
    const deadline = Date.now() + WAIT_MS;
    const check = () => {
      if (signal.aborted || Date.now() > deadline) throw ERRORS.ERR_LOCK_TIMEOUT;
    };
    for (let holder = holders.get(key); holder; holder = holders.get(key)) {
      check();
      await holder.requestRelease();
      await Promise.race([holder.released, pause(RETRY_MS * 10)]);
    }
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    holders.set(key, { requestRelease, released, release });
    const leave = () => {
      holders.delete(key);
      release();
    };
    try {
      while (!(await ask("select pg_try_advisory_lock($1::int, hashtext($2)) as locked", key))) {
        check();
        await pause(RETRY_MS);
      }
    } catch (error) {
      leave();
      throw error;
    }
    return async () => {
      await ask("select pg_advisory_unlock($1::int, hashtext($2)) as locked", key).catch(() => false);
      leave();
    };
  }

  return {
    newLock(key): Lock {
      let unlock: (() => Promise<void>) | null = null;
      return {
        async lock(signal, requestRelease) {
          unlock = await enter(key, requestRelease, signal);
        },
        async unlock() {
          await unlock?.();
          unlock = null;
        },
      };
    },
    async exclusively(key, run) {
      const unlock = await enter(key, () => undefined, AbortSignal.timeout(WAIT_MS));
      try {
        return await run();
      } finally {
        await unlock();
      }
    },
    async close() {
      await (await connection?.catch(() => null))?.end();
      connection = null;
    },
  };
}
