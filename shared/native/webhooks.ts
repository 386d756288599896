/** Webhooks: where events are sent, in which shape, and what became of each delivery. */
import { z } from "zod";
import { momentSchema, pageOf } from "./page.ts";
import { DELIVERY_STATES, WEBHOOK_SHAPES } from "./webhook-words.ts";

const url = z.string().trim().min(1).max(2_000).meta({ description: "A public HTTPS address." });
const eventNames = z
  .array(z.string().trim().min(1).max(120))
  .min(1)
  .max(100)
  .meta({ description: 'Names of the shape; "interview.*" is a family, "*" is everything.' });
const description = z.string().trim().max(500);

export const createWebhookSchema = z.strictObject({
  url,
  events: eventNames.default(["*"]),
  shape: z.enum(WEBHOOK_SHAPES).default("native"),
  active: z.boolean().default(true),
  description: description.default(""),
});
export const updateWebhookSchema = z.strictObject({
  url: url.optional(),
  events: eventNames.optional(),
  active: z.boolean().optional(),
  description: description.optional(),
});

export const webhookSchema = z
  .strictObject({
    id: z.guid(),
    url: z.string(),
    events: z.array(z.string()),
    shape: z.enum(WEBHOOK_SHAPES),
    active: z.boolean(),
    description: z.string(),
    disabled: z
      .strictObject({ reason: z.enum(["gone", "failing"]), at: momentSchema })
      .nullable()
      .meta({ description: "It was switched off by itself: the receiver answered 410, or failed for five days." }),
    failingSince: momentSchema
      .nullable()
      .meta({ description: "The first failure since the last delivery that was accepted." }),
    lastDeliveredAt: momentSchema.nullable(),
    version: z.int(),
    createdBy: z.string(),
    createdAt: momentSchema,
    updatedAt: momentSchema,
  })
  .meta({ id: "Webhook" });
export type Webhook = z.infer<typeof webhookSchema>;

export const newWebhookSchema = webhookSchema
  .extend({ secret: z.string().meta({ description: "whsec_ and base64; what every delivery is signed with." }) })
  .meta({ id: "NewWebhook" });

export const rotateWebhookSecretSchema = z.strictObject({
  keepPreviousHours: z.int().min(0).max(720).default(24).meta({
    description: "So long the header webhook-signature carries a signature by the earlier secret as well.",
  }),
});
export const webhookSecretSchema = z
  .strictObject({
    secret: z.string(),
    previousUntil: momentSchema.nullable().meta({ description: "Until then the earlier secret signs as well." }),
  })
  .meta({ id: "WebhookSecret" });

const webhookShapeSchema = z
  .strictObject({
    shape: z.enum(WEBHOOK_SHAPES),
    events: z.array(z.string()),
    oneSecret: z.boolean().meta({ description: "All webhooks of this shape have one secret." }),
  })
  .meta({ id: "WebhookShape" });
export const webhookShapesSchema = z.strictObject({ data: z.array(webhookShapeSchema) });

export const testWebhookSchema = z.strictObject({
  event: z
    .string()
    .max(120)
    .optional()
    .meta({ description: "A name of the shape; the first that the webhook asks for unless given." }),
});

export const webhookDeliverySchema = z
  .strictObject({
    id: z.guid(),
    messageId: z
      .string()
      .meta({ description: "The header webhook-id: the same at every attempt and when it is sent again." }),
    event: z.string(),
    sequence: z.int().nullable().meta({ description: "The event's number in the feed; null for a test." }),
    interviewId: z.guid().nullable(),
    state: z.enum(DELIVERY_STATES).meta({ description: "failed: given up after the last attempt." }),
    attempts: z.int(),
    nextAttemptAt: momentSchema.nullable(),
    createdAt: momentSchema,
    doneAt: momentSchema.nullable(),
  })
  .meta({ id: "WebhookDelivery" });
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;
export const webhookDeliveryPageSchema = pageOf(webhookDeliverySchema);

const webhookAttemptSchema = z
  .strictObject({
    number: z.int(),
    at: momentSchema,
    durationMs: z.int(),
    request: z
      .strictObject({ url: z.string(), headers: z.record(z.string(), z.string()) })
      .meta({ description: "Signatures are not kept." }),
    response: z
      .strictObject({
        status: z.int(),
        headers: z.record(z.string(), z.string()),
        body: z.string().meta({ description: "Its first 4,096 bytes." }),
      })
      .nullable(),
    error: z.string().nullable().meta({ description: "Why there is no answer." }),
  })
  .meta({ id: "WebhookAttempt" });

export const webhookDeliveryLogSchema = webhookDeliverySchema
  .extend({
    body: z
      .string()
      .nullable()
      .meta({ description: "As it was sent; null before, and for who may not read interviews." }),
    log: z.array(webhookAttemptSchema),
  })
  .meta({ id: "WebhookDeliveryLog" });
export type WebhookDeliveryLog = z.infer<typeof webhookDeliveryLogSchema>;

const sequence = z.int().min(1);
export const resendWebhookSchema = z
  .strictObject({
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    fromSequence: sequence.optional(),
    toSequence: sequence.optional(),
    onlyFailed: z.boolean().default(true).meta({ description: "Only what was given up or never sent." }),
  })
  .refine((range) => range.from !== undefined || range.fromSequence !== undefined, {
    message: "A range begins somewhere: give from or fromSequence.",
    path: ["from"],
  });
export const resentWebhookSchema = z.strictObject({ deliveries: z.int() }).meta({ id: "WebhooksResent" });
