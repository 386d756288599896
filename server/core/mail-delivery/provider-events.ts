/** What a mail provider tells of mail, in the one form that its events are to be brought into. */
import { z } from "zod";
import { isStorable } from "../storable-text.ts";

const text = (most: number) =>
  z.string().trim().min(1).max(most).refine(isStorable, "has characters that can not be stored");

const eventSchema = z
  .strictObject({
    type: z.enum(["delivered", "delayed", "failed", "spam", "opened", "clicked"]),
    /** The value of the mail's X-Greenroom-Mail header. */
    mail: text(200).optional(),
    /** The Message-ID, with or without its brackets. */
    messageId: text(500).optional(),
    /** Given, it must be the mail's own. */
    recipient: text(254).optional(),
    at: z.iso.datetime({ offset: true }).optional(),
    code: text(20).optional(),
    detail: text(2000).optional(),
  })
  .refine(({ mail, messageId }) => mail || messageId, { error: "An event names its mail by mail or by messageId." });

/** One event, or up to 1,000. */
export const providerEventsSchema = z.union([
  eventSchema.transform((event) => [event]),
  z.array(eventSchema).min(1).max(1000),
]);
export type ProviderEvent = z.infer<typeof eventSchema>;
