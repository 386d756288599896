/** Mail that went out or will, and previews of messages. */
import { z } from "zod";
import { messageSchema } from "../position.ts";
import { momentSchema } from "./page.ts";

const MAIL_PURPOSES = [
  "invitation",
  "admitted",
  "reminder",
  "link",
  "resend",
  "test",
  "more_time",
  "receipt",
  "member_invitation",
  "password_reset",
  "webhook_disabled",
] as const;

export const mailStateSchema = z
  .strictObject({
    id: z.guid(),
    interviewId: z.guid().nullable(),
    purpose: z.enum(MAIL_PURPOSES),
    toEmail: z.string(),
    toName: z.string(),
    state: z.enum(["scheduled", "sending", "retrying", "sent", "uncertain", "failed", "cancelled"]).meta({
      description: "uncertain: it may have been accepted, so it is not repeated by itself.",
    }),
    subject: z.string().nullable(),
    sendAt: momentSchema,
    sentAt: momentSchema.nullable(),
    attempts: z.number().int(),
    lastError: z.string().nullable(),
    createdAt: momentSchema,
  })
  .meta({ id: "Mail" });
export type MailState = z.infer<typeof mailStateSchema>;

/** GET /api/v1/mails/{id}: the message as it was, or would be, sent. */
export const mailBodySchema = mailStateSchema.extend({ html: z.string(), text: z.string() }).meta({ id: "MailBody" });
export type MailBody = z.infer<typeof mailBodySchema>;

/** POST /api/v1/messages/preview and /test: what the message would read like for an example candidate of the position. */
export const previewMessageSchema = z.strictObject({
  positionId: z.guid().nullable().default(null),
  purpose: z.enum(["invitation", "admitted", "reminder"]),
  message: messageSchema,
});

export const messagePreviewSchema = z
  .strictObject({
    subject: z.string(),
    html: z.string(),
    text: z.string(),
    unknownVariables: z.array(z.string()),
  })
  .meta({ id: "MessagePreview" });
export type MessagePreview = z.infer<typeof messagePreviewSchema>;
