/** What the resolvers of POST /me share. */
import type { ChangeDeps } from "../../core/change.ts";
import type { EndpointDeps } from "../../core/webhooks/index.ts";
import type { Geo } from "../../platform/geo/geo.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import type { Caller, CallerDeps } from "../member-caller.ts";
import type { Batch } from "./batches.ts";

export interface MeDeps extends ChangeDeps, CallerDeps, EndpointDeps {
  keyring: Keyring;
  publicUrl: string;
  geo: Geo;
}

/** One request: who asks, and with what it is answered. */
export interface MeContext {
  deps: MeDeps;
  caller: Caller;
  batch: Batch;
  /** Runs changes one after another, in the order in which they stand in the query. */
  inTurn<Value>(change: () => Promise<Value>): Promise<Value>;
}
