/**
 * Passes events on as they are committed, to any number of readers in this process. While somebody reads, one query asks which
 * workspaces have moved, and each that has is read once for all its readers: when the bell says that something was committed, and
 * every second in case a ring was lost. Nothing is asked while nobody reads.
 */
import type { Kysely } from "kysely";
import type { Bell } from "../../platform/database/bell.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { type EventRecord, listEvents, newestSequence } from "./list-events.ts";

/** Between two looks that nothing has asked for. */
const LOOK_MS = 1_000;
/** The shortest time between two looks, however often the bell is rung. */
const REST_MS = 100;
const PAGE = 500;
/** What a reader that is still catching up may have waiting; one that is further behind starts again from what it has seen. */
const MOST_WAITING = 5_000;

/** Called with events in their order, each exactly once. */
export type LiveReader = (events: readonly EventRecord[]) => void;

export interface LiveHub {
  /**
   * Gives every event of the workspace after a number: first what there is, then what comes. Resolves when the reader has caught up.
   * The signal ends it.
   */
  read(workspaceId: WorkspaceId, after: number, reader: LiveReader, signal: AbortSignal): Promise<void>;
  /**
   * Resolves when the workspace has an event after the number, when the time is over, or when the signal ends it; with the newest
   * number that it knows.
   */
  wait(workspaceId: WorkspaceId, after: number, timeoutMs: number, signal: AbortSignal): Promise<number>;
  /** Ends when the hub closes. */
  readonly closed: AbortSignal;
  close(): void;
}

interface Watched {
  /** The newest event that was passed on. */
  sequence: number;
  readers: Set<LiveReader>;
}

const ALL = { hidden: [] };

export function openLiveHub(
  deps: {
    database: Kysely<Schema>;
    bell: Pick<Bell, "heard">;
    log: { warn(facts: object, words: string): void };
  },
  { lookMs = LOOK_MS }: { lookMs?: number } = {},
): LiveHub {
  const watched = new Map<WorkspaceId, Watched>();
  let timer: NodeJS.Timeout | null = null;
  let looking = false;
  /** Heard while a look goes on, which may have read before what was committed. */
  let again = false;
  /** When the next look may begin. */
  let rested = 0;
  const ending = new AbortController();

  async function tick(): Promise<void> {
    const newest = await newestSequence(deps.database, [...watched.keys()]);
    for (const [workspaceId, sequence] of newest) {
      const entry = watched.get(workspaceId);
      while (entry && entry.readers.size > 0 && entry.sequence < sequence) {
        const page = { after: entry.sequence, limit: PAGE };
        const { rows } = await listEvents(deps.database, workspaceId, page, ALL);
        const last = rows.at(-1);
        if (!last) break;
        entry.sequence = last.sequence;
        for (const reader of entry.readers) reader(rows);
      }
    }
  }

  /** Looks after this time, unless an earlier look is arranged. */
  function lookIn(ms: number): void {
    if (timer || looking || ending.signal.aborted || watched.size === 0) return;
    timer = setTimeout(() => {
      timer = null;
      looking = true;
      again = false;
      tick()
        .catch((error: unknown) => deps.log.warn({ error: String(error) }, "events could not be read; trying again"))
        .finally(() => {
          looking = false;
          rested = performance.now() + REST_MS;
          lookIn(again ? REST_MS : lookMs);
        });
    }, ms);
  }

  const unheard = deps.bell.heard(() => {
    again = true;
    if (looking) return;
    if (timer) clearTimeout(timer);
    timer = null;
    lookIn(Math.max(0, rested - performance.now()));
  });

  /** From here on the reader gets what comes; everything up to now it reads by itself. */
  async function join(workspaceId: WorkspaceId, reader: LiveReader): Promise<void> {
    const entry = watched.get(workspaceId);
    if (entry) return void entry.readers.add(reader);
    const sequence = (await newestSequence(deps.database, [workspaceId])).get(workspaceId) ?? 0;
    const meanwhile = watched.get(workspaceId);
    if (meanwhile) meanwhile.readers.add(reader);
    else watched.set(workspaceId, { sequence, readers: new Set([reader]) });
    lookIn(lookMs);
  }

  function leave(workspaceId: WorkspaceId, reader: LiveReader): void {
    const entry = watched.get(workspaceId);
    entry?.readers.delete(reader);
    if (entry?.readers.size === 0) watched.delete(workspaceId);
  }

  async function read(workspaceId: WorkspaceId, after: number, reader: LiveReader, signal: AbortSignal): Promise<void> {
    let seen = after;
    let waiting: EventRecord[] | null = [];
    const pass = (events: readonly EventRecord[]) => {
      // Who is up to date gets the very array that all others get, so that it is written out once for all of them.
      const first = events[0];
      const fresh = first && first.sequence > seen ? events : events.filter((event) => event.sequence > seen);
      const last = fresh.at(-1);
      if (!last || signal.aborted) return;
      seen = last.sequence;
      reader(fresh);
    };
    const live: LiveReader = (events) => {
      if (waiting === null) return pass(events);
      waiting.push(...events);
      // What is let go of here is read from the feed below.
      if (waiting.length > MOST_WAITING) waiting = waiting.slice(-PAGE);
    };
    if (signal.aborted) return;
    signal.addEventListener("abort", () => leave(workspaceId, live), { once: true });
    await join(workspaceId, live);
    if (signal.aborted) return leave(workspaceId, live);
    for (;;) {
      const { rows, next } = await listEvents(deps.database, workspaceId, { after: seen, limit: PAGE }, ALL);
      if (signal.aborted) return;
      pass(rows);
      // Numbers have no gaps: what waits goes on from what was read, unless so much came at once that some was let go of.
      const [first] = waiting;
      if (next === null && (first === undefined || first.sequence <= seen + 1)) break;
    }
    const held = waiting;
    waiting = null;
    pass(held);
  }

  return {
    read,
    async wait(workspaceId, after, timeoutMs, signal) {
      if (signal.aborted) return after;
      const over = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const done = new AbortController();
      try {
        return await new Promise<number>((resolve, reject) => {
          over.addEventListener("abort", () => resolve(after), { once: true });
          const reader: LiveReader = (events) => resolve(events.at(-1)?.sequence ?? after);
          read(workspaceId, after, reader, AbortSignal.any([over, done.signal])).catch(reject);
        });
      } finally {
        done.abort();
      }
    },
    closed: ending.signal,
    close() {
      ending.abort();
      unheard();
      if (timer) clearTimeout(timer);
      watched.clear();
    },
  };
}
