/** The company's webhooks as this wire made them: list, create, change, their log, and the one secret that signs them. */
import { authorise } from "../../core/actor.ts";
import { changeWorkspace } from "../../core/change.ts";
import { RefusedError } from "../../core/refusal.ts";
import {
  type AttemptRecord,
  attemptsOf,
  createEndpoint,
  type DeliveryRecord,
  type EndpointRecord,
  findEndpoint,
  listDeliveries,
  listEndpoints,
  revealSharedSecret,
  updateEndpoint,
} from "../../core/webhooks/index.ts";
import { changed } from "./changes.ts";
import type { MeContext } from "./context.ts";
import { wireError } from "./errors.ts";
import { hexOf, uuidOf } from "./wire-ids.ts";

const SHAPE = "hireflix";
const MOST_ENDPOINTS = 100;
/** Of the log, the newest. */
const MOST_DELIVERIES = 100;

const present = (endpoint: EndpointRecord) => ({
  id: hexOf(endpoint.id),
  url: endpoint.url,
  events: endpoint.events,
  active: endpoint.active,
  external: endpoint.external,
  owner: endpoint.createdBy,
});

/** One of this wire's, or null: those of other shapes belong to other clients. */
async function find({ deps, caller }: MeContext, id: string): Promise<EndpointRecord | null> {
  const uuid = uuidOf(id);
  if (uuid === null) return null;
  try {
    const endpoint = await findEndpoint(deps.database, caller.workspaceId, uuid);
    return endpoint.shape === SHAPE ? endpoint : null;
  } catch (error) {
    if (error instanceof RefusedError && error.refusal.code === "not_found") return null;
    throw error;
  }
}

const noWebhook = () => wireError(404, "Webhook not found");

interface Given {
  url?: string | null;
  events?: readonly (string | null)[] | null;
  active?: boolean | null;
}

/** What is given; null is as if left out. */
function partsOf({ url, events, active }: Given) {
  if (events?.length === 0) throw wireError(400, "events names at least one event. Leave it out for all of them.");
  return {
    ...(typeof url === "string" ? { url } : {}),
    ...(events ? { events: events.filter((name) => name !== null) } : {}),
    ...(typeof active === "boolean" ? { active } : {}),
  };
}

export const webhookResolvers = {
  Query: {
    webhooks: async (_root: unknown, _args: unknown, { deps, caller }: MeContext) => {
      authorise(caller.actor, "webhooks:read");
      const { data } = await listEndpoints(deps.database, caller.workspaceId, {
        limit: MOST_ENDPOINTS,
        after: null,
        shape: SHAPE,
      });
      return data.map(present);
    },
    webhook: async (_root: unknown, { id }: { id: string }, context: MeContext) => {
      authorise(context.caller.actor, "webhooks:read");
      const endpoint = await find(context, id);
      return endpoint && present(endpoint);
    },
    webhookLogs: async (_root: unknown, { id }: { id: string }, context: MeContext) => {
      const { deps, caller } = context;
      authorise(caller.actor, "webhooks:read");
      const endpoint = await find(context, id);
      if (!endpoint) throw noWebhook();
      const { data } = await listDeliveries(deps.database, caller.workspaceId, {
        endpointId: endpoint.id,
        limit: MOST_DELIVERIES,
        after: null,
      });
      const attempts = await attemptsOf(
        deps.database,
        caller.workspaceId,
        data.map((delivery) => delivery.id),
      );
      return data.map((delivery) => presentDelivery(endpoint, delivery, attempts.get(delivery.id) ?? []));
    },
    webhooksSecretKey: (_root: unknown, _args: unknown, { deps, caller }: MeContext) => {
      authorise(caller.actor, "webhooks:write");
      return changeWorkspace(deps, caller.actor, caller.workspaceId, (change) =>
        revealSharedSecret(change, deps.keyring, SHAPE),
      );
    },
  },
  Mutation: {
    createWebhook: (
      _root: unknown,
      { external, ...given }: Given & { url: string; external?: string | null },
      context: MeContext,
    ) =>
      changed(
        context,
        "webhooks:write",
        (change) =>
          createEndpoint(context.deps, change, {
            events: ["*"],
            ...partsOf(given),
            url: given.url,
            shape: SHAPE,
            external: external?.slice(0, 255) ?? null,
          }),
        present,
      ),
    updateWebhook: (_root: unknown, { id, ...given }: Given & { id: string }, context: MeContext) =>
      changed(
        context,
        "webhooks:write",
        async (change) => {
          const endpoint = await find(context, id);
          if (!endpoint) throw noWebhook();
          return updateEndpoint(context.deps, change, endpoint.id, partsOf(given));
        },
        present,
      ),
  },
};

/** One message with its last attempt; without any it waits. */
function presentDelivery(endpoint: EndpointRecord, delivery: DeliveryRecord, attempts: readonly AttemptRecord[]) {
  const last = attempts.at(-1);
  return {
    id: hexOf(delivery.id),
    date: (last?.at ?? delivery.createdAt).getTime(),
    emitter: delivery.event,
    status: last?.status == null ? delivery.state : String(last.status),
    url: last?.url ?? endpoint.url,
    request: delivery.body === null ? null : jsonOr(delivery.body),
    response: last
      ? { status: last.status, headers: last.headers, body: last.body, error: last.error, attempts: attempts.length }
      : null,
  };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
