/** The audit log: who did what, by which medium, from where. */
import { z } from "zod";
import { momentSchema } from "./page.ts";

export const auditRowSchema = z
  .strictObject({
    id: z.guid(),
    at: momentSchema,
    actor: z.strictObject({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
    medium: z.string(),
    ip: z.string().nullable(),
    host: z.string().nullable().meta({ description: "The host that the request named." }),
    referer: z.string().nullable().meta({ description: "The page that it came from, without its query." }),
    action: z.string(),
    subjectType: z.string(),
    subjectId: z.guid().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "AuditEntry" });
export type AuditRow = z.infer<typeof auditRowSchema>;

/** What GET /api/v1/audit and its export filter by. */
export const auditFilterSchema = z.object({
  actorId: z.guid().optional().meta({ description: "The member or the key that did it." }),
  action: z
    .string()
    .regex(/^[a-z_.]{1,100}$/, "An action has small letters, underscores and dots.")
    .optional()
    .meta({ description: "How the action begins: interview.decided, or interview. for all of that noun." }),
  subjectId: z.guid().optional().meta({ description: "What it was done to." }),
  from: momentSchema.optional().meta({ description: "At this moment or later." }),
  to: momentSchema.optional().meta({ description: "Before this moment." }),
});
