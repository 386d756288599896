/** /webhooks: where events are sent, and what became of each delivery. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  createWebhookSchema,
  newWebhookSchema,
  pageOf,
  rotateWebhookSecretSchema,
  updateWebhookSchema,
  WEBHOOK_SHAPES,
  type Webhook,
  type WebhookShapeName,
  webhookSchema,
  webhookSecretSchema,
  webhookShapesSchema,
} from "../../../shared/native.ts";
import {
  createEndpoint,
  deleteEndpoint,
  type EndpointRecord,
  findEndpoint,
  listEndpoints,
  revealSecret,
  rotateSecret,
  updateEndpoint,
} from "../../core/webhooks/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { cursorIn, idParams, pageQuery } from "./route.ts";
import { webhookDeliveryRoutes } from "./webhook-deliveries.routes.ts";

const readable = { tag: "Webhooks", scope: "webhooks:read" } as const;
const writable = { tag: "Webhooks", scope: "webhooks:write" } as const;

const shapeSchema = z.enum(WEBHOOK_SHAPES);

const presentWebhook = (row: EndpointRecord): Webhook => ({
  id: row.id,
  url: row.url,
  events: row.events,
  shape: shapeSchema.parse(row.shape),
  active: row.active,
  description: row.description,
  disabled:
    row.disabledReason && row.disabledAt ? { reason: row.disabledReason, at: row.disabledAt.toISOString() } : null,
  failingSince: row.failingSince?.toISOString() ?? null,
  lastDeliveredAt: row.lastDeliveredAt?.toISOString() ?? null,
  version: row.version,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

const presentSecret = ({ secret, previousUntil }: { secret: string; previousUntil: Date | null }) => ({
  secret,
  previousUntil: previousUntil?.toISOString() ?? null,
});

export function webhookRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...readable,
      id: "listWebhooks",
      path: "/webhooks",
      summary: "List webhooks",
      description: "Newest first, without their secrets.",
      query: pageQuery,
      answer: pageOf(webhookSchema),
    },
    async ({ caller, query }) => {
      const page = { limit: query.limit, after: cursorIn(query) };
      const { data, next } = await listEndpoints(deps.database, caller.workspaceId, page);
      return { data: data.map(presentWebhook), next };
    },
  );
  read(
    app,
    deps,
    {
      ...readable,
      id: "listWebhookShapes",
      path: "/webhook-shapes",
      summary: "List the shapes of webhooks",
      description: "With the names of the events that each of them has.",
      answer: webhookShapesSchema,
    },
    async () => ({
      data: WEBHOOK_SHAPES.flatMap((shape: WebhookShapeName) => {
        const known = deps.webhookShapes[shape];
        return known ? [{ shape, events: [...known.names], oneSecret: known.oneSecret }] : [];
      }),
    }),
  );
  write(
    app,
    deps,
    {
      ...writable,
      id: "createWebhook",
      method: "POST",
      path: "/webhooks",
      summary: "Create a webhook",
      description:
        "It is told of what happens from then on, each event at least once, in order for each interview. Every delivery is signed as " +
        "the Standard Webhooks specification says, and in the shape's own way. Needs interviews:read as well, since it is sent them.",
      body: createWebhookSchema,
      answer: newWebhookSchema,
      status: 201,
    },
    async ({ step, body }) => {
      const made = await createEndpoint(deps, step, body);
      return { ...presentWebhook(made), secret: made.secret };
    },
  );
  read(
    app,
    deps,
    {
      ...readable,
      id: "getWebhook",
      path: "/webhooks/:id",
      summary: "Read a webhook",
      params: idParams,
      answer: webhookSchema,
    },
    async ({ caller, params }) => presentWebhook(await findEndpoint(deps.database, caller.workspaceId, params.id)),
  );
  write(
    app,
    deps,
    {
      ...writable,
      id: "updateWebhook",
      versioned: true,
      method: "PATCH",
      path: "/webhooks/:id",
      summary: "Change a webhook",
      description:
        "One that is switched on again is told of what happens from then on, and of what was waiting; resending a range brings the time between.",
      params: idParams,
      body: updateWebhookSchema,
      answer: webhookSchema,
    },
    async ({ step, params, body, expectedVersion }) =>
      presentWebhook(await updateEndpoint(deps, step, params.id, body, expectedVersion)),
  );
  write(
    app,
    deps,
    {
      ...writable,
      id: "deleteWebhook",
      versioned: true,
      method: "DELETE",
      path: "/webhooks/:id",
      summary: "Delete a webhook",
      description: "With its deliveries and their log.",
      params: idParams,
      answer: null,
    },
    async ({ step, params, expectedVersion }) => {
      await deleteEndpoint(step, params.id, expectedVersion);
      return null;
    },
  );
  write(
    app,
    deps,
    {
      ...writable,
      id: "showWebhookSecret",
      method: "POST",
      path: "/webhooks/:id/show-secret",
      summary: "Show a webhook's secret",
      description: "The audit log keeps who asked.",
      params: idParams,
      answer: webhookSecretSchema,
    },
    async ({ step, params }) => presentSecret(await revealSecret(step, deps.keyring, params.id)),
  );
  write(
    app,
    deps,
    {
      ...writable,
      id: "rotateWebhookSecret",
      method: "POST",
      path: "/webhooks/:id/rotate-secret",
      summary: "Give a webhook a new secret",
      description:
        "The shape's own header signs with the new one at once; webhook-signature carries both for the hours given. Of a shape with one " +
        "secret all webhooks get it.",
      params: idParams,
      body: rotateWebhookSecretSchema,
      answer: webhookSecretSchema,
    },
    async ({ step, params, body }) =>
      presentSecret(await rotateSecret(step, deps.keyring, params.id, body.keepPreviousHours)),
  );
  webhookDeliveryRoutes(app, deps);
}
