/**
 * One run over one endpoint by the worker that holds it: events are planned, what is due is sent with bounded concurrency, outcomes are
 * written in batches. Deliveries of one interview go one after the other; when one fails, what stands behind it waits with it.
 */
import type { GuardedClient } from "../../platform/http/guarded-client.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { ChangeDeps } from "../change.ts";
import { type DueDelivery, readDue } from "./due-deliveries.ts";
import {
  dropEndpoint,
  type EndpointState,
  type HeldEndpoint,
  releaseEndpoint,
  renewEndpoint,
} from "./held-endpoints.ts";
import { planDeliveries } from "./plan-deliveries.ts";
import { isAccepted } from "./retry-schedule.ts";
import { type Attempted, type SendingTo, sendDelivery } from "./send-delivery.ts";
import { settleDeliveries } from "./settle-deliveries.ts";
import type { WebhookShape, WebhookShapes } from "./webhook-shape.ts";

/** Requests to one endpoint at a time. */
const CONCURRENCY = 16;
/** Deliveries that a run has in hand at most, and at how few it takes more. */
const IN_HAND = 1_000;
const TAKE_MORE_BELOW = 500;
/** So often a run looks again while receivers take their time. */
const LOOK_MS = 100;
/** Outcomes that are worth a statement of their own. */
const SETTLE_AT = 250;

export interface DeliverDeps extends ChangeDeps {
  keyring: Keyring;
  guarded: Pick<GuardedClient, "fetch">;
  webhookShapes: WebhookShapes;
}

/** Runs until nothing is due, the endpoint is lost or switched off, or the signal ends it. */
export async function deliverEndpoint(deps: DeliverDeps, held: HeldEndpoint, signal: AbortSignal): Promise<void> {
  const hand = openHand(deps, signal);
  for (;;) {
    // One moment for what is read and for when to come back: what falls due in between is not passed over.
    const now = deps.clock();
    const state = await renewEndpoint(deps, held, now);
    const shape = state && deps.webhookShapes[state.shape];
    if (!state || !shape || signal.aborted) break;
    const { goesOn } = await settle(deps, held, hand);
    if (!goesOn) break;
    await takeMore(deps, held, state, shape, hand, now);
    if (hand.ids.size > 0) await hand.progress();
    else if (state.planned === state.newest) {
      if (await releaseEndpoint(deps.database, held, state.wakes, now)) return;
    }
  }
  // What is on its way is waited for: its outcome is known then, and need not be found out twice.
  await hand.drain();
  await settle(deps, held, hand);
  await dropEndpoint(deps.database, held, deps.clock());
}

/** Plans the next events and fills the hand. */
async function takeMore(
  deps: DeliverDeps,
  held: HeldEndpoint,
  state: EndpointState,
  shape: WebhookShape,
  hand: Hand,
  now: Date,
): Promise<void> {
  if (hand.ids.size >= TAKE_MORE_BELOW) return;
  if (state.planned < state.newest) await planDeliveries(deps.database, { ...held, shape, events: state.events }, now);
  const due = await readDue(deps.database, held, [...hand.ids], now, IN_HAND - hand.ids.size);
  hand.take(due, { ...state, shape });
}

/** Writes what is known. An outcome that could not be written stays in hand. */
async function settle(deps: DeliverDeps, held: HeldEndpoint, hand: Hand): Promise<{ goesOn: boolean }> {
  const landed = hand.landed();
  if (landed.length === 0) return { goesOn: true };
  const result = await settleDeliveries(deps, held, landed);
  hand.letGo(landed);
  return result;
}

type Hand = ReturnType<typeof openHand>;

/** What a run has taken and not yet written: lanes of deliveries, some of them on their way. */
function openHand(deps: DeliverDeps, signal: AbortSignal) {
  const ids = new Set<string>();
  /** By lane what still has to go out, what is on its way first. */
  const lanes = new Map<string, DueDelivery[]>();
  /** Lanes whose first delivery may go out. */
  const ready: string[] = [];
  /** Lanes with a failure that is not written yet, and what stood behind it. */
  const stuck = new Map<string, DueDelivery[]>();
  const done: Attempted[] = [];
  let flying = 0;
  let to: SendingTo | null = null;
  let drained = false;
  let wake: (() => void) | null = null;

  function fly(): void {
    while (!drained && !signal.aborted && to && flying < CONCURRENCY) {
      const lane = ready.shift();
      const delivery = lane === undefined ? undefined : lanes.get(lane)?.[0];
      if (lane === undefined || !delivery) return;
      flying += 1;
      void sendDelivery(deps, to, delivery).then((attempted) => land(lane, attempted));
    }
  }

  function land(lane: string, attempted: Attempted): void {
    flying -= 1;
    done.push(attempted);
    const behind = (lanes.get(lane) ?? []).slice(1);
    lanes.delete(lane);
    if (!isAccepted(attempted.outcome)) stuck.set(lane, behind);
    else if (behind.length > 0) {
      lanes.set(lane, behind);
      // To the front: what is older goes first.
      ready.unshift(lane);
    }
    fly();
    if (isWorthWriting()) wake?.();
  }

  const isWorthWriting = (): boolean => flying === 0 || done.length >= SETTLE_AT;

  async function progress(): Promise<void> {
    if (isWorthWriting()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wake = null;
  }

  return {
    ids,
    /** Adds deliveries that are due and lets them go out. */
    take(due: readonly DueDelivery[], target: SendingTo): void {
      to = target;
      for (const delivery of due) {
        // Read before a failure of its lane was known.
        if (stuck.has(delivery.lane)) continue;
        ids.add(delivery.id);
        const lane = lanes.get(delivery.lane);
        if (lane) lane.push(delivery);
        else {
          lanes.set(delivery.lane, [delivery]);
          ready.push(delivery.lane);
        }
      }
      fly();
    },
    /** What has an outcome that is not written yet. */
    landed: (): readonly Attempted[] => [...done],
    /** Those were written. */
    letGo(written: readonly Attempted[]): void {
      done.splice(0, written.length);
      for (const { delivery, outcome } of written) {
        ids.delete(delivery.id);
        // While this one was written, the next of its lane may have failed: that one is not written yet, and holds the lane.
        if (isAccepted(outcome)) continue;
        for (const behind of stuck.get(delivery.lane) ?? []) ids.delete(behind.id);
        stuck.delete(delivery.lane);
      }
    },
    /** Resolves when there is something to write, or after a short while. */
    progress,
    /** Sends nothing more and waits for what is on its way. */
    async drain(): Promise<void> {
      drained = true;
      while (flying > 0) await progress();
    },
  };
}
