/** Webhooks: what happens is told to addresses that a workspace names, signed, in order per interview, at least once. */
export { startCourier } from "./courier.ts";
export {
  type AttemptRecord,
  attemptsOf,
  type DeliveryRecord,
  findDelivery,
  listDeliveries,
  resendDelivery,
  resendRange,
  sendTest,
} from "./deliveries.store.ts";
export {
  createEndpoint,
  deleteEndpoint,
  type EndpointDeps,
  type EndpointRecord,
  findEndpoint,
  listEndpoints,
  updateEndpoint,
} from "./endpoints.store.ts";
export { revealSecret, revealSharedSecret, rotateSecret } from "./secrets.ts";
export { SWEEP_WEBHOOKS_CRON, sweepWebhooks, sweepWebhooksJob } from "./sweep-webhooks.job.ts";
export type {
  ToldEvent,
  ToldInterview,
  ToldMessage,
  WebhookShape,
  WebhookShapes,
} from "./webhook-shape.ts";
