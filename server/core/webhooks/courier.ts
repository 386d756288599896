/**
 * Delivers webhooks in this process: when the bell says that something was committed, when a delivery falls due, and every few seconds in
 * case a ring was lost, one query asks which endpoints have something to do. Each of them gets a run of its own, so that a slow one
 * delays no other. Any number of processes may do so at once.
 */
import { newId } from "../../../shared/ids.ts";
import type { Bell } from "../../platform/database/bell.ts";
import { errorFacts, type Log } from "../../platform/log.ts";
import { type DeliverDeps, deliverEndpoint } from "./deliver-endpoint.ts";
import { nextDueAt, takeEndpoints } from "./held-endpoints.ts";

/** Between two looks that nothing has asked for. */
const LOOK_MS = 5_000;
/** The shortest time between two looks, however often the bell is rung. */
const REST_MS = 20;
/** Endpoints that one process delivers to at a time. */
const MOST_RUNS = 200;

export interface Courier {
  /** Takes nothing more, waits for what is on its way and writes it. */
  stop(): Promise<void>;
}

/** Starts delivering. Without a bell, lookMs has to be short. */
export function startCourier(
  deps: DeliverDeps & { log: Pick<Log, "warn">; bell?: Pick<Bell, "ring" | "heard"> },
  { lookMs = LOOK_MS }: { lookMs?: number } = {},
): Courier {
  const holder = newId(new Date());
  const ending = new AbortController();
  const runs = new Set<Promise<void>>();
  let looking: Promise<void> | null = null;
  /** Asked for while one is going on, which may have read before what was committed. */
  let again = false;
  let timer: NodeJS.Timeout | null = null;

  const warn = (error: unknown) =>
    deps.log.warn({ error: errorFacts(error).message }, "webhooks could not be delivered; trying again");

  /** Gives how long nothing needs to be looked for. */
  async function look(): Promise<number> {
    const room = MOST_RUNS - runs.size;
    if (room === 0) return lookMs;
    const now = deps.clock();
    for (const held of await takeEndpoints(deps.database, holder, now, room)) {
      const run = deliverEndpoint(deps, held, ending.signal).catch(warn);
      runs.add(run);
      // What was committed while the run let the endpoint go has been heard before, when it was still held.
      void run.finally(() => {
        runs.delete(run);
        wake();
      });
    }
    const due = await nextDueAt(deps.database);
    return due === null ? lookMs : Math.min(lookMs, Math.max(REST_MS, due.getTime() - now.getTime()));
  }

  function wake(): void {
    if (ending.signal.aborted) return;
    again = true;
    if (looking) return;
    if (timer) clearTimeout(timer);
    timer = null;
    looking = (async () => {
      let pause = lookMs;
      while (again && !ending.signal.aborted) {
        again = false;
        pause = await look().catch((error: unknown) => {
          warn(error);
          return lookMs;
        });
        if (again) await new Promise((resolve) => setTimeout(resolve, REST_MS));
      }
      looking = null;
      if (!ending.signal.aborted) timer = setTimeout(wake, pause);
    })();
  }
  const unheard = deps.bell?.heard(wake);
  wake();

  return {
    async stop() {
      ending.abort();
      unheard?.();
      if (timer) clearTimeout(timer);
      await looking;
      await Promise.all(runs);
    },
  };
}
