/** The workspace, and what happened in it. */
import { z } from "zod";
import { UNTOUCHED } from "../languages.ts";
import { brandingSchema, messageSchema } from "../position.ts";
import { EMBED_ORIGIN } from "./embed-origin.ts";
import { momentSchema } from "./page.ts";

export const workspaceSettingsSchema = z
  .strictObject({
    branding: brandingSchema.prefault({}),
    invitationMessage: messageSchema.nullable().default(null),
    admittedMessage: messageSchema.nullable().default(null),
    reminderMessage: messageSchema.nullable().default(null),
    /** Said to every candidate before consent. */
    retention: z.string().trim().max(500).default(UNTOUCHED.retention),
    contactEmail: z.email().max(254).nullable().default(null),
    /** Members who sign in without a second factor reach nothing but their account. API keys are not concerned. */
    requireSecondFactor: z.boolean().default(false),
    /** Audit entries older than this many days are deleted. */
    auditDays: z.number().int().min(60).max(3650).default(60),
    /** Reviewers see what others scored only once they have submitted a review of their own. */
    hideScoresUntilReviewed: z.boolean().default(true),
    /** Origins whose pages may frame the room and the share pages; none listed means anyone. The dashboard is never framed. */
    embedOrigins: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .max(200)
          .regex(EMBED_ORIGIN, "An origin is like https://careers.example.com, without a path."),
      )
      .max(50)
      .default([]),
  })
  .meta({ id: "WorkspaceSettings" });
export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>;

/** GET and PATCH /api/v1/workspace */
export const workspaceSchema = z
  .strictObject({
    id: z.guid(),
    number: z.number().int(),
    name: z.string(),
    settings: workspaceSettingsSchema,
    logoUrl: z.string().nullable(),
    careersUrl: z.string().meta({ description: "The public page that lists the open job posts." }),
    defaultMessages: z
      .strictObject({
        invitation: messageSchema,
        admitted: messageSchema,
        reminder: messageSchema,
        rejection: messageSchema,
      })
      .meta({ description: "The messages that go out when nobody has written another." }),
    version: z.number().int(),
    createdAt: momentSchema,
  })
  .meta({ id: "Workspace" });
export type Workspace = z.infer<typeof workspaceSchema>;

export const updateWorkspaceSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
});
