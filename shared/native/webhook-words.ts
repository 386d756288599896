/** What webhooks are called: shapes and states. */

/** Whose messages an endpoint is sent. */
export const WEBHOOK_SHAPES = ["native", "interviewflow", "flowmingo", "flowmingo_beta", "hireflix"] as const;
export type WebhookShapeName = (typeof WEBHOOK_SHAPES)[number];

export const DELIVERY_STATES = ["waiting", "delivered", "failed"] as const;
export type WebhookDeliveryState = (typeof DELIVERY_STATES)[number];
