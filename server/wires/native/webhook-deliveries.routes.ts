/** /webhooks/{id}/deliveries: the log with requests and answers; sending again; tests. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  DELIVERY_STATES,
  resendWebhookSchema,
  resentWebhookSchema,
  testWebhookSchema,
  type WebhookDelivery,
  type WebhookDeliveryLog,
  webhookDeliveryLogSchema,
  webhookDeliveryPageSchema,
  webhookDeliverySchema,
} from "../../../shared/native.ts";
import { may } from "../../core/actor.ts";
import {
  type AttemptRecord,
  attemptsOf,
  type DeliveryRecord,
  findDelivery,
  findEndpoint,
  listDeliveries,
  resendDelivery,
  resendRange,
  sendTest,
} from "../../core/webhooks/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { cursorIn, idParams, idSchema, pageQuery } from "./route.ts";

const about = { tag: "Webhooks" } as const;
const deliveryParams = z.object({ id: idSchema, deliveryId: idSchema });

const presentDelivery = (row: DeliveryRecord): WebhookDelivery => ({
  id: row.id,
  messageId: row.messageId,
  event: row.event,
  sequence: row.sequence,
  interviewId: row.interviewId,
  state: row.state,
  attempts: row.attempts,
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  doneAt: row.doneAt?.toISOString() ?? null,
});

/** Headers as they were sent; a signature would let the reader of a log repeat a message, so it is not kept. */
const presentAttempt = (delivery: DeliveryRecord, attempt: AttemptRecord): WebhookDeliveryLog["log"][number] => ({
  number: attempt.number,
  at: attempt.at.toISOString(),
  durationMs: attempt.durationMs,
  request: {
    url: attempt.url,
    headers: {
      "content-type": "application/json",
      "webhook-id": delivery.messageId,
      "webhook-timestamp": String(Math.floor(attempt.at.getTime() / 1000)),
    },
  },
  response:
    attempt.status === null
      ? null
      : { status: attempt.status, headers: attempt.headers ?? {}, body: attempt.body ?? "" },
  error: attempt.error,
});

const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

export function webhookDeliveryRoutes(app: FastifyInstance, deps: NativeContext): void {
  write(
    app,
    deps,
    {
      ...about,
      id: "testWebhook",
      method: "POST",
      path: "/webhooks/:id/test",
      scope: "webhooks:write",
      summary: "Send a test",
      description:
        "A message that tells of nobody, tried once. The delivery that is answered says later what became of it.",
      params: idParams,
      body: testWebhookSchema,
      answer: webhookDeliverySchema,
      status: 202,
    },
    async ({ step, params, body }) => presentDelivery(await sendTest(deps, step, params.id, body.event)),
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "resendWebhookRange",
      method: "POST",
      path: "/webhooks/:id/resend",
      scope: "webhooks:write",
      summary: "Send a range of events again",
      description:
        "By moment or by sequence, both ends included, at most 10,000 events; those too that happened before the webhook was there or while " +
        "it was switched off.",
      params: idParams,
      body: resendWebhookSchema,
      answer: resentWebhookSchema,
      status: 202,
    },
    ({ step, params, body: { from, to, ...range } }) =>
      resendRange(deps, step, params.id, { ...range, from: dateOf(from), to: dateOf(to) }),
  );
  read(
    app,
    deps,
    {
      ...about,
      id: "listWebhookDeliveries",
      path: "/webhooks/:id/deliveries",
      scope: "webhooks:read",
      summary: "List a webhook's deliveries",
      description: "Newest first. What is done is kept for thirty days.",
      params: idParams,
      query: pageQuery.extend({ state: z.enum(DELIVERY_STATES).optional() }),
      answer: webhookDeliveryPageSchema,
    },
    async ({ caller, params, query }) => {
      await findEndpoint(deps.database, caller.workspaceId, params.id);
      const page = { limit: query.limit, after: cursorIn(query), endpointId: params.id, state: query.state };
      const { data, next } = await listDeliveries(deps.database, caller.workspaceId, page);
      return { data: data.map(presentDelivery), next };
    },
  );
  read(
    app,
    deps,
    {
      ...about,
      id: "getWebhookDelivery",
      path: "/webhooks/:id/deliveries/:deliveryId",
      scope: "webhooks:read",
      summary: "Read a delivery with its attempts",
      params: deliveryParams,
      answer: webhookDeliveryLogSchema,
    },
    async ({ caller, params }) => {
      const row = await findDelivery(deps.database, caller.workspaceId, params.id, params.deliveryId);
      const attempts = await attemptsOf(deps.database, caller.workspaceId, [row.id]);
      return {
        ...presentDelivery(row),
        body: may(caller.actor, "interviews:read") ? row.body : null,
        log: (attempts.get(row.id) ?? []).map((attempt) => presentAttempt(row, attempt)),
      };
    },
  );
  write(
    app,
    deps,
    {
      ...about,
      id: "resendWebhookDelivery",
      method: "POST",
      path: "/webhooks/:id/deliveries/:deliveryId/resend",
      scope: "webhooks:write",
      summary: "Send a delivery again",
      description: "With the same id and the same body, whatever became of it; its attempts begin anew.",
      params: deliveryParams,
      answer: webhookDeliverySchema,
      status: 202,
    },
    async ({ step, params }) => presentDelivery(await resendDelivery(step, params.id, params.deliveryId)),
  );
}
