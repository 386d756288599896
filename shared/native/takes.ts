/** Takes: every recorded attempt at a question, with its segments and files. */
import { z } from "zod";
import { momentSchema } from "./page.ts";
import { ANSWER_KINDS } from "./positions.ts";

const mediaSchema = z
  .strictObject({
    url: z.string().meta({ description: "Signed: it works for about two weeks without a key." }),
    contentType: z.string(),
    bytes: z.number().int(),
    sha256: z.string(),
  })
  .meta({ id: "Media" });
export type Media = z.infer<typeof mediaSchema>;

export const takeSchema = z
  .strictObject({
    id: z.guid(),
    interviewId: z.guid(),
    questionId: z.guid(),
    question: z.string(),
    answerKind: z.enum(ANSWER_KINDS),
    attempt: z.number().int().meta({ description: "Which attempt at the whole interview it belongs to." }),
    number: z.number().int().meta({ description: "Which take of the question within the attempt." }),
    state: z.enum(["recording", "interrupted", "finished", "discarded"]),
    kept: z.boolean().meta({ description: "Whether it is the answer. The candidate chooses; nobody else does." }),
    counted: z.boolean().meta({ description: "Whether it used up a retake; a fault never costs one." }),
    chosenAt: momentSchema.nullable(),
    text: z.string().nullable(),
    startedAt: momentSchema,
    endedAt: momentSchema.nullable(),
    durationMs: z.number().int().nullable(),
    mediaState: z.enum(["none", "preparing", "playable", "unplayable"]),
    mediaReason: z.string().nullable(),
    original: mediaSchema.nullable().meta({ description: "As received; several segments joined." }),
    playable: mediaSchema.nullable(),
    rendition: mediaSchema.nullable(),
    thumbnail: mediaSchema.nullable(),
    segments: z.array(
      z.strictObject({
        id: z.guid(),
        ordinal: z.number().int(),
        state: z.enum(["open", "interrupted", "finished"]),
        contentType: z.string(),
        bytes: z.number().int().nullable(),
        sha256: z.string().nullable(),
        durationMs: z.number().int().nullable(),
        startedAt: momentSchema,
        endedAt: momentSchema.nullable(),
        facts: z.record(z.string(), z.unknown()),
        media: mediaSchema.nullable().meta({ description: "The segment by itself, where it is still kept so." }),
      }),
    ),
  })
  .meta({ id: "Take" });
export type Take = z.infer<typeof takeSchema>;
