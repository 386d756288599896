/** API keys. */
import { z } from "zod";
import { momentSchema } from "./page.ts";
import { SCOPE_NAMES } from "./roles.ts";

export const apiKeySchema = z
  .strictObject({
    id: z.guid(),
    version: z.int().meta({ description: "Raised by every change; its use raises it not." }),
    name: z.string(),
    description: z.string(),
    scopes: z
      .array(z.enum(SCOPE_NAMES))
      .nullable()
      .meta({ description: "null: no scopes set, the key may do everything." }),
    status: z.enum(["active", "inactive"]),
    environment: z.enum(["live", "test"]),
    masked: z.string().meta({ description: "Such as gr_live_ab12cd34.****" }),
    requestsPerMinute: z
      .int()
      .nullable()
      .meta({ description: "A limit of its own, below the server's. null: the server's alone." }),
    expiresAt: momentSchema.nullable(),
    lastUsedAt: momentSchema.nullable(),
    lastUsedIp: z.string().nullable(),
    createdBy: z.string(),
    createdAt: momentSchema,
    revokedAt: momentSchema.nullable(),
    rotatedAt: momentSchema.nullable().meta({ description: "When it last got a new secret." }),
    previousSecret: z
      .strictObject({ until: momentSchema, lastUsedAt: momentSchema.nullable(), lastUsedIp: z.string().nullable() })
      .nullable()
      .meta({ description: "The secret before the last rotation, while it still works, and who still used it." }),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof apiKeySchema>;

/** Answer of POST /api/v1/keys and of a rotation: the only time the key is shown. */
export const newApiKeySchema = apiKeySchema.extend({ key: z.string() }).meta({ id: "NewApiKey" });
export type NewApiKey = z.infer<typeof newApiKeySchema>;

const requestsPerMinuteSchema = z.int().min(1).max(1_000_000).nullable();

export const createKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(500).default(""),
  scopes: z.array(z.enum(SCOPE_NAMES)).max(20).nullable().default(null),
  environment: z
    .enum(["live", "test"])
    .default("live")
    .meta({ description: "A test key works in the workspace's sandbox, which the first one makes." }),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
  requestsPerMinute: requestsPerMinuteSchema.default(null),
});
export const updateKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  description: z.string().trim().max(500).optional(),
  status: z.enum(["active", "inactive"]).optional(),
  scopes: z.array(z.enum(SCOPE_NAMES)).max(20).nullable().optional(),
  expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
  requestsPerMinute: requestsPerMinuteSchema.optional(),
});
export const rotateKeySchema = z.strictObject({
  keepPreviousHours: z
    .number()
    .min(0)
    .max(168)
    .default(24)
    .meta({ description: "How long the secret until now goes on working: 0 to 168 hours, parts of an hour too." }),
});
