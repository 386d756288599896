/** Interviews as the native API answers them. */
import { z } from "zod";
import { DECISIONS, decisionSchema } from "./decisions.ts";
import { mailStateSchema } from "./mails.ts";
import { momentSchema } from "./page.ts";
import { ANSWER_KINDS } from "./positions.ts";
import { answerTranscriptSchema } from "./transcripts.ts";

export { DECISIONS, type Decision } from "./decisions.ts";

export const ADMISSIONS = ["draft", "admitted", "refused"] as const;
export type Admission = (typeof ADMISSIONS)[number];
export const PROGRESSES = [
  "created",
  "invited",
  "started",
  "answering",
  "completed",
  "evaluated",
  "expired",
  "withdrawn",
] as const;
export type Progress = (typeof PROGRESSES)[number];

export const answerSchema = z
  .strictObject({
    questionId: z.guid(),
    question: z.string(),
    takeId: z.guid(),
    answerKind: z.enum(ANSWER_KINDS),
    url: z.string().nullable().meta({
      description:
        "The recording as it was received (several segments joined); bytes and sha256 are of exactly this file.",
    }),
    contentType: z.string().nullable(),
    bytes: z.number().int(),
    sha256: z.string(),
    durationMs: z.number().int().nullable(),
    playbackUrl: z.string().nullable().meta({
      description: "What a player should load: an MP4 once it is verified, until then the recording itself.",
    }),
    playbackContentType: z.string().nullable(),
    renditionUrl: z
      .string()
      .nullable()
      .meta({ description: "H.264 and AAC for old players, when the server has ffmpeg." }),
    thumbnailUrl: z.string().nullable(),
    mediaState: z.enum(["none", "preparing", "playable", "unplayable"]),
    mediaReason: z.string().nullable(),
    text: z.string().nullable(),
    takeNumber: z.number().int(),
    takesUsed: z.number().int(),
    interrupted: z.boolean(),
    transcript: answerTranscriptSchema,
    segments: z.array(
      z.strictObject({
        id: z.guid(),
        bytes: z.number().int(),
        sha256: z.string(),
        durationMs: z.number().int().nullable(),
        state: z.string(),
      }),
    ),
  })
  .meta({ id: "Answer" });
export type Answer = z.infer<typeof answerSchema>;

export const interviewQuestionSchema = z
  .strictObject({
    id: z.guid(),
    positionQuestionId: z.guid().nullable(),
    source: z.enum(["custom", "position", "skill"]),
    skill: z.string().nullable(),
    ordinal: z.number().int(),
    text: z.string(),
    answerKind: z.enum(ANSWER_KINDS),
    thinkSeconds: z.number().int(),
    answerSeconds: z.number().int(),
    retakes: z.number().int(),
    expectedAnswer: z.string().nullable(),
    videoUrl: z.string().nullable(),
  })
  .meta({ id: "InterviewQuestion" });
export type InterviewQuestion = z.infer<typeof interviewQuestionSchema>;

export const screeningResultSchema = z
  .strictObject({
    questionId: z.string(),
    question: z.string(),
    answer: z.string(),
    mustHave: z.boolean(),
    passed: z.boolean(),
  })
  .meta({ id: "ScreeningResult" });
export type ScreeningResult = z.infer<typeof screeningResultSchema>;

const fieldValueSchema = z.union([z.string(), z.number(), z.boolean()]);

/** A row of GET /api/v1/interviews */
export const interviewRowSchema = z
  .strictObject({
    id: z.guid(),
    positionId: z.guid(),
    positionTitle: z.string(),
    candidate: z.strictObject({
      id: z.guid(),
      name: z.string(),
      email: z.string(),
      phone: z.string().nullable(),
    }),
    admission: z.enum(ADMISSIONS),
    admissionReason: z.string().nullable(),
    progress: z.enum(PROGRESSES),
    decision: z.enum(DECISIONS),
    customFields: z.record(z.string(), fieldValueSchema),
    tags: z.record(z.string(), z.string()),
    externalId: z.string().nullable(),
    answered: z.number().int(),
    questionCount: z.number().int(),
    reviewCount: z.number().int().meta({ description: "Of the submitted reviews." }),
    reviewAverage: z.number().nullable().meta({
      description:
        "From 1 to 5, to two places; null without reviews, and for reviewers who have not submitted one yet.",
    }),
    invitedAt: momentSchema.nullable(),
    startedAt: momentSchema.nullable(),
    completedAt: momentSchema.nullable(),
    expiresAt: momentSchema.nullable(),
    moreTimeAskedAt: momentSchema.nullable(),
    archivedAt: momentSchema.nullable(),
    version: z.number().int().meta({ description: "Raised by every change that the team makes." }),
    createdAt: momentSchema,
    updatedAt: momentSchema,
  })
  .meta({ id: "InterviewRow" });
export type InterviewRow = z.infer<typeof interviewRowSchema>;

/** GET /api/v1/interviews/{id} */
export const interviewSchema = interviewRowSchema
  .extend({
    link: z.string().nullable().meta({
      description:
        "The room's address for this candidate, or null for a caller who may only read. It opens the room: treat it as a password.",
    }),
    source: z.string(),
    mailing: z.enum(["send", "never"]),
    metadata: z.record(z.string(), z.unknown()),
    skills: z.array(z.string()),
    notes: z.string(),
    latestDecision: decisionSchema.nullable().meta({ description: "The decision that stands, which can be undone." }),
    language: z.string(),
    attempt: z.number().int(),
    retakesAllowed: z.number().int(),
    questionsReady: z.boolean(),
    questionsFrozenAt: momentSchema.nullable(),
    questions: z.array(interviewQuestionSchema),
    answers: z.array(answerSchema),
    form: z.strictObject({
      submittedAt: momentSchema.nullable(),
      answers: z.array(screeningResultSchema),
      portfolioUrl: z.string().nullable(),
    }),
    postScreening: z.array(screeningResultSchema),
    resume: z.strictObject({
      status: z.enum(["pending", "stored", "failed"]).nullable(),
      url: z.string().nullable(),
      sourceUrl: z.string().nullable(),
      error: z.string().nullable(),
    }),
    consentedAt: momentSchema.nullable(),
    mails: z.array(mailStateSchema),
    visits: z.array(
      z.strictObject({
        ip: z.string(),
        userAgent: z.string(),
        firstSeenAt: momentSchema,
        lastSeenAt: momentSchema,
      }),
    ),
    facts: z.array(
      z.strictObject({
        kind: z.string(),
        at: momentSchema,
        ip: z.string().nullable(),
        userAgent: z.string().nullable(),
        data: z.record(z.string(), z.unknown()),
      }),
    ),
    deviceOk: z.boolean().nullable(),
  })
  .meta({ id: "Interview" });
export type Interview = z.infer<typeof interviewSchema>;
