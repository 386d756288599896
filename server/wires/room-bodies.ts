/** The bodies of a room that every wire of one reads; shared/room.ts has the same shapes as types. */
import { z } from "zod";
import type { HoldFence } from "../../shared/room.ts";

export const noBody = z.strictObject({}).nullish();
export const idParams = z.object({ id: z.guid().toLowerCase() });
export const positionParams = z.object({ positionId: z.guid().toLowerCase() });

const fence = z.number().int().min(0);
const text = (maximum: number) => z.string().trim().max(maximum);
const screeningAnswers = z.array(z.strictObject({ questionId: z.guid(), answer: z.string().max(5000) })).max(50);

export const formBody = z.strictObject({
  name: text(200).min(1),
  phone: text(40).optional(),
  portfolioUrl: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(2000)]).optional(),
  answers: screeningAnswers,
});
export const postScreeningBody = z.strictObject({ answers: screeningAnswers });
export const holdBody = z.strictObject({ tabId: z.string().min(1).max(100), takeOver: z.boolean() });
export const fenceBody = z.strictObject({ fence }) satisfies z.ZodType<HoldFence>;
export const startTakeBody = z.strictObject({
  fence,
  contentType: z
    .string()
    .max(200)
    .regex(/^(video|audio)\/[\w.+-]+(;[\x20-\x7e]*)?$/i),
});
export const finishSegmentBody = z.strictObject({
  fence,
  bytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  durationMs: z.number().int().min(0).max(86_400_000),
  interrupted: z.boolean(),
});
export const textAnswerBody = z.strictObject({ fence, text: text(20_000).min(1) });
export const moreTimeBody = z.strictObject({ message: text(2000).default("") });
export const remindersBody = z.strictObject({ stopped: z.boolean() });
/** What the page speaks at the time; a mail that it asks for speaks the same. */
const spoken = text(20).optional();
export const linkBody = z.strictObject({ interviewId: z.guid().toLowerCase(), language: spoken });
export const openPositionBody = z.strictObject({
  name: text(200).min(1),
  email: z.string().trim().pipe(z.email().max(254)),
  phone: text(40).optional(),
  language: spoken,
});
export const factBody = z.strictObject({
  kind: z.enum([
    "device_report",
    "network_lost",
    "network_back",
    "track_ended",
    "page_hidden",
    "page_shown",
    "storage_refused",
    "storage_full",
    "recorder_error",
    "resumed",
  ]),
  at: z.iso.datetime({ offset: true }),
  data: z.record(z.string().max(100), z.union([z.string().max(5000), z.number(), z.boolean(), z.null()])).optional(),
});
