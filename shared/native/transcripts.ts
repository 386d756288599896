/** Transcripts: what is said in an answer, with the times of its words. */
import { z } from "zod";
import { momentSchema, pageOf } from "./page.ts";

const seconds = z.number().meta({ description: "Seconds from the start of the recording." });

const TRANSCRIPT_STATES = ["none", "unavailable", "waiting", "done", "failed"] as const;
const stateSchema = z.enum(TRANSCRIPT_STATES).meta({
  description:
    "none: not asked for, or a text; unavailable: no speech service is set up; waiting; done; failed, with the reason.",
});

/** As it stands in an answer: without the times of its words. */
export const answerTranscriptSchema = z
  .strictObject({
    state: stateSchema,
    reason: z.string().nullable().meta({ description: "What the last attempt failed at." }),
    language: z.string().nullable().meta({ description: "A code such as en; null when nobody knows." }),
    text: z.string().nullable().meta({ description: "null until it is done; empty when nothing is said." }),
    source: z.enum(["machine", "person"]).nullable(),
    version: z.number().int().meta({ description: "Raised by every correction; 0 while there is none." }),
    captionsUrl: z.string().nullable().meta({
      description: "The captions as WebVTT: signed, it works for about two weeks without a key. null without times.",
    }),
  })
  .meta({ id: "AnswerTranscript" });
export type AnswerTranscript = z.infer<typeof answerTranscriptSchema>;

/** GET /api/v1/takes/{id}/transcript */
export const transcriptSchema = answerTranscriptSchema
  .extend({
    takeId: z.guid(),
    interviewId: z.guid(),
    questionId: z.guid(),
    words: z
      .array(z.strictObject({ word: z.string(), start: seconds, end: seconds }))
      .meta({ description: "Empty when the speech service tells no words." }),
    parts: z
      .array(z.strictObject({ text: z.string(), start: seconds, end: seconds }))
      .meta({ description: "Sentences or so, for a transcript without words." }),
    editedBy: z.string().nullable(),
    updatedAt: momentSchema.nullable(),
  })
  .meta({ id: "Transcript" });
export type Transcript = z.infer<typeof transcriptSchema>;

export const correctTranscriptSchema = z.strictObject({
  text: z.string().max(100_000),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "A language is a code such as en or pt-BR.")
    .nullable()
    .optional(),
});

export const formerTranscriptSchema = z
  .strictObject({
    version: z.number().int(),
    language: z.string().nullable(),
    text: z.string(),
    source: z.enum(["machine", "person"]),
    editedBy: z.string().nullable(),
    writtenAt: momentSchema,
  })
  .meta({ id: "FormerTranscript" });
export type FormerTranscript = z.infer<typeof formerTranscriptSchema>;
export const formerTranscriptPageSchema = pageOf(formerTranscriptSchema);
