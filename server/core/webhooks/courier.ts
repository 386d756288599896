/**
 * Delivers webhooks in this process: one query every 100 ms asks which endpoints have something to do, and each of them gets a run of its
 * own, so that a slow one delays no other. Any number of processes may do so at once.
 */
import { newId } from "../../../shared/ids.ts";
import { errorFacts, type Log } from "../../platform/log.ts";
import { type DeliverDeps, deliverEndpoint } from "./deliver-endpoint.ts";
import { takeEndpoints } from "./held-endpoints.ts";

const LOOK_MS = 100;
/** Endpoints that one process delivers to at a time. */
const MOST_RUNS = 200;

export interface Courier {
  /** Takes nothing more, waits for what is on its way and writes it. */
  stop(): Promise<void>;
}

/** Starts delivering. */
export function startCourier(deps: DeliverDeps & { log: Pick<Log, "warn"> }): Courier {
  const holder = newId(new Date());
  const ending = new AbortController();
  const runs = new Set<Promise<void>>();
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const warn = (error: unknown) =>
    deps.log.warn({ error: errorFacts(error).message }, "webhooks could not be delivered; trying again");

  async function look(): Promise<void> {
    const room = MOST_RUNS - runs.size;
    if (room === 0) return;
    for (const held of await takeEndpoints(deps.database, holder, deps.clock(), room)) {
      const run = deliverEndpoint(deps, held, ending.signal).catch(warn);
      runs.add(run);
      void run.finally(() => runs.delete(run));
    }
  }

  function schedule(): void {
    timer = setTimeout(() => {
      looking = look()
        .catch(warn)
        .finally(() => {
          if (!ending.signal.aborted) schedule();
        });
    }, LOOK_MS);
  }
  schedule();

  return {
    async stop() {
      ending.abort();
      if (timer) clearTimeout(timer);
      await looking;
      await Promise.all(runs);
    },
  };
}
