/** Share links: one interview, shown to somebody without a login. */
import { z } from "zod";
import { momentSchema } from "./page.ts";
import { DEFAULT_SHARE_DAYS, LONGEST_SHARE_DAYS, SHARE_STATES } from "./share-words.ts";

const allows = {
  comments: z.boolean().meta({ description: "The guest may comment, under a name." }),
  scores: z.boolean().meta({ description: "The guest may score, under a name. It counts as a review." }),
  download: z.boolean().meta({ description: "The page offers the recordings for saving." }),
};

export const shareSchema = z
  .strictObject({
    id: z.guid().meta({ description: "Names the share here. It is not the id in its link." }),
    interviewId: z.guid(),
    url: z.string().nullable().meta({
      description: "Whoever has it sees the interview: treat it as a password. null for a caller who may only read.",
    }),
    name: z.string(),
    labels: z.array(z.string()),
    state: z.enum(SHARE_STATES),
    allow: z.strictObject(allows),
    hideIdentity: z.boolean().meta({
      description: "Name, address, phone and custom fields of the candidate never leave the server for this page.",
    }),
    hasPassword: z.boolean(),
    expiresAt: momentSchema,
    openedCount: z.number().int(),
    lastOpenedAt: momentSchema.nullable(),
    createdBy: z.string(),
    version: z.number().int(),
    createdAt: momentSchema,
    updatedAt: momentSchema,
    endedAt: momentSchema.nullable(),
  })
  .meta({ id: "Share" });
export type Share = z.infer<typeof shareSchema>;

const name = z.string().trim().max(120);
const labels = z.array(z.string().trim().min(1).max(60)).max(20);
const password = z
  .string()
  .min(6)
  .max(200)
  .nullable()
  .meta({ description: "Asked before anything is shown; null asks for none. It is kept as a hash." });

/** Body of POST /api/v1/interviews/{id}/shares */
export const createShareSchema = z.strictObject({
  name: name.default("").meta({ description: "For whom it is: your own note, which the guest does not see." }),
  labels: labels.default([]),
  expiresInDays: z.number().int().min(1).max(LONGEST_SHARE_DAYS).default(DEFAULT_SHARE_DAYS),
  password: password.default(null),
  allow: z
    .strictObject({
      comments: allows.comments.default(false),
      scores: allows.scores.default(false),
      download: allows.download.default(false),
    })
    .prefault({}),
  hideIdentity: z.boolean().default(false),
});

export type CreateShare = z.input<typeof createShareSchema>;

/** Body of PATCH /api/v1/shares/{id}: what is given changes. */
export const updateShareSchema = z.strictObject({
  name: name.optional(),
  labels: labels.optional(),
  expiresInDays: z.number().int().min(1).max(LONGEST_SHARE_DAYS).optional().meta({ description: "Counted from now." }),
  password: password.optional(),
  allow: z
    .strictObject({
      comments: allows.comments.optional(),
      scores: allows.scores.optional(),
      download: allows.download.optional(),
    })
    .optional(),
  hideIdentity: z.boolean().optional(),
});

/** A row of GET /api/v1/shares/{id}/openings */
export const shareOpeningSchema = z
  .strictObject({
    id: z.guid(),
    ip: z.string(),
    userAgent: z.string(),
    visits: z
      .number()
      .int()
      .meta({ description: "Of this address and program, each within minutes of the one before." }),
    at: momentSchema,
    lastAt: momentSchema,
  })
  .meta({ id: "ShareOpening" });
export type ShareOpening = z.infer<typeof shareOpeningSchema>;
