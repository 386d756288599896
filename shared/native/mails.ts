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
  "rejection",
] as const;

/** What a mail's way can have come to, and what evidence tells of it. */
const DELIVERIES = [
  "pending",
  "sent",
  "delivered",
  "opened",
  "clicked",
  "accepted",
  "failed",
  "spam",
  "expired",
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
    delivery: z.enum(DELIVERIES).meta({
      description:
        "What is known of its way: sent once a mail server has taken it over; delivered, failed and spam by reports about it; opened by its picture; clicked once the candidate's page has run; accepted once the candidate agrees or begins; expired when the link ended before that.",
    }),
    deliveryAt: momentSchema.nullable(),
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

/** GET /api/v1/mails/{id}/evidence */
export const mailEvidenceSchema = z
  .strictObject({
    kind: z
      .enum(["sent", "delayed", "delivered", "opened", "clicked", "accepted", "failed", "spam", "expired", "extended"])
      .meta({ description: "delayed and extended tell something and are no states." }),
    at: momentSchema,
    source: z.enum(["smtp", "outbox", "report", "provider", "pixel", "room", "clock", "team"]).meta({
      description: "report: a bounce, receipt or complaint that came by mail; provider: told by a mail provider.",
    }),
    code: z.string().nullable().meta({ description: "The mail server's status, such as 5.1.1." }),
    detail: z.string().nullable().meta({ description: "The words of who told it." }),
  })
  .meta({ id: "MailEvidence" });
export type MailEvidence = z.infer<typeof mailEvidenceSchema>;
export const mailEvidencesSchema = z.strictObject({ data: z.array(mailEvidenceSchema) }).meta({ id: "MailEvidences" });
