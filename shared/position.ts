/** A position as designed: its settings, limits and defaults (contract interviewflow.md section 12). */
import { z } from "zod";
import { UNTOUCHED } from "./languages.ts";

/** Languages a position can be held in: code and own name. */
export const LANGUAGES = {
  en: "English",
  hi: "हिन्दी",
  es: "Español",
  fr: "Français",
  zh: "中文",
  de: "Deutsch",
  it: "Italiano",
  ja: "日本語",
  ko: "한국어",
  pt: "Português (Brasil)",
  nl: "Nederlands",
  pl: "Polski",
  tr: "Türkçe",
  vi: "Tiếng Việt",
} as const;

/** Variables that a message may carry; unknown ones stay as they are. */
export const MESSAGE_VARIABLES = [
  "fullName",
  "firstName",
  "jobTitle",
  "jobRole",
  "companyName",
  "interviewLink",
  "expiresAt",
  "questionCount",
] as const;

const text = (maximum: number) => z.string().trim().max(maximum);

export const screeningQuestionSchema = z.strictObject({
  id: z.guid(),
  text: text(500).min(1),
  kind: z.enum(["yes_no", "text", "number", "choice"]),
  options: z.array(text(200).min(1)).max(20).default([]),
  required: z.boolean().default(true),
  /** A knock-out: an answer that is not accepted refuses the candidate, visibly and reversibly. */
  mustHave: z.boolean().default(false),
  /** yes_no: "yes" or "no"; choice: the accepted options; number: at least the first value; text: never judged. */
  acceptedAnswers: z.array(z.string().max(200)).max(20).default([]),
});
export type ScreeningQuestion = z.infer<typeof screeningQuestionSchema>;

export const rubricCriterionSchema = z.strictObject({
  id: z.guid(),
  name: text(120).min(1),
  description: text(1000).default(""),
  weight: z.number().int().min(1).max(10).default(1),
});
export type RubricCriterion = z.infer<typeof rubricCriterionSchema>;

export const messageSchema = z.strictObject({ subject: text(200).min(1), body: text(5000).min(1) });
export type Message = z.infer<typeof messageSchema>;

export const brandingSchema = z.strictObject({
  /** Accent colour as #rrggbb; the page keeps contrast by itself. */
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .nullable()
    .default(null),
  logoFileId: z.guid().nullable().default(null),
  companyName: text(120).nullable().default(null),
});

/**
 * Everything about a position but its title, visibility and questions. Every part has a default, so a client sends only
 * what it wants different.
 */
export const positionSettingsSchema = z.strictObject({
  role: text(255).default(""),
  experience: z
    .strictObject({
      minimumYears: z.number().int().min(0).max(60).nullable().default(null),
      maximumYears: z.number().int().min(0).max(60).nullable().default(null),
    })
    .prefault({}),
  employmentType: z.enum(["full-time", "part-time", "contract"]).nullable().default(null),
  location: z
    .strictObject({
      type: z.enum(["remote", "onsite"]).default("remote"),
      country: text(120).default(""),
      city: text(120).default(""),
      zipcode: text(20).default(""),
    })
    .prefault({}),
  benefits: text(5000).default(""),
  description: text(20_000).default(""),
  requirements: text(20_000).default(""),
  niceToHave: text(20_000).default(""),
  context: text(20_000).default(""),
  tags: z
    .array(z.strictObject({ name: text(60).min(1), options: z.array(text(40).min(1)).max(30) }))
    .max(30)
    .default([]),
  language: z.enum(Object.keys(LANGUAGES) as [keyof typeof LANGUAGES]).default("en"),
  /** What is spoken in the answers, as a code such as "en" or "pt-BR"; null lets the speech service find out. */
  transcriptionLanguage: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "A language is a code such as en or pt-BR.")
    .nullable()
    .default(null),
  durationMinutes: z.number().int().min(10).max(60).default(30),
  linkExpirationDays: z.number().int().min(1).max(10).default(4),
  /** Additional attempts at the whole interview while the link lives. */
  interviewRetakes: z.number().int().min(0).max(3).default(0),
  videoRequired: z.boolean().default(true),
  resumeRequired: z.boolean().default(false),
  /** Of whoever applies by the open link of a public position. */
  application: z
    .strictObject({
      /** On: nobody enters before they have opened the link that is mailed to their address. */
      verifyEmail: z.boolean().default(false),
      phone: z.enum(["optional", "required", "hidden"]).default("optional"),
    })
    .prefault({}),
  /** On: a person screens the resume before the candidate is admitted. Needs resumeRequired. */
  resumeScreening: z.boolean().default(false),
  portfolioRequired: z.boolean().default(false),
  desktopOnly: z.boolean().default(false),
  branding: brandingSchema.prefault({}),
  introVideoFileId: z.guid().nullable().default(null),
  introduction: text(1000).default(UNTOUCHED.introduction),
  iceBreaker: text(1000).default(""),
  closing: text(1000).default(UNTOUCHED.closing),
  /** Mail of this position; null takes the workspace's. */
  invitationMessage: messageSchema.nullable().default(null),
  admittedMessage: messageSchema.nullable().default(null),
  reminderMessage: messageSchema.nullable().default(null),
  /** Hours before the link expires at which a reminder goes out. */
  reminderHoursBefore: z.array(z.number().int().min(1).max(216)).max(3).default([24]),
  preScreening: z.array(screeningQuestionSchema).max(20).default([]),
  postScreening: z.array(screeningQuestionSchema).max(20).default([]),
  /** Which sources give questions, in the order they are asked. A candidate's own custom questions always come first. */
  questionSources: z
    .array(z.enum(["position", "skill"]))
    .max(2)
    .default(["position", "skill"]),
  /** How many questions are drawn for a candidate's skills. */
  skillQuestionCount: z.number().int().min(0).max(20).default(3),
  questionOrder: z.enum(["fixed", "shuffled"]).default("fixed"),
  /** What an interview is scored by, with the weight of each in the score. Without criteria there is one overall score. */
  rubric: z
    .array(rubricCriterionSchema)
    .max(20)
    .refine((criteria) => new Set(criteria.map(({ id }) => id.toLowerCase())).size === criteria.length, {
      message: "Each criterion needs an id of its own.",
    })
    .default([]),
  practiceQuestion: z.boolean().default(true),
  manualStart: z.boolean().default(true),
});
export type PositionSettings = z.infer<typeof positionSettingsSchema>;

export const questionInputSchema = z.strictObject({
  /** Given to keep a question on an update; a new one gets an id. */
  id: z.guid().optional(),
  text: text(2000).min(1),
  answerKind: z.enum(["video", "audio", "text"]).default("video"),
  thinkSeconds: z.number().int().min(0).max(1800).default(30),
  answerSeconds: z.number().int().min(10).max(1800).default(120),
  /** Additional takes; 0 means the first take is the answer. */
  retakes: z.number().int().min(0).max(20).default(1),
  expectedAnswer: text(5000).nullable().default(null),
  /** A file of purpose question_video: the question asked on camera. Its text is shown beside it. */
  videoFileId: z.guid().nullable().default(null),
});
export type QuestionInput = z.infer<typeof questionInputSchema>;

/** A question of a set: as a position has it, and belonging to none. */
export const setQuestionSchema = questionInputSchema.omit({ id: true });
export type SetQuestion = z.infer<typeof setQuestionSchema>;

/** Body of POST /api/v1/positions. */
export const createPositionSchema = z.strictObject({
  title: text(255).min(1),
  visibility: z.enum(["public", "private"]).default("private"),
  projectId: z.guid().nullable().default(null),
  /** Who of the team sees it: every member, or owners and the members chosen here. */
  access: z.enum(["team", "chosen"]).default("team"),
  memberIds: z.array(z.guid()).max(500).default([]),
  settings: positionSettingsSchema.prefault({}),
  questions: z.array(questionInputSchema).max(50).default([]),
});
export type CreatePosition = z.infer<typeof createPositionSchema>;

/** Body of PATCH /api/v1/positions/{id}: what is given changes; settings merge one level deep; questions replace the list. */
export const updatePositionSchema = z.strictObject({
  title: text(255).min(1).optional(),
  visibility: z.enum(["public", "private"]).optional(),
  projectId: z.guid().nullable().optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  questions: z.array(questionInputSchema).max(50).optional(),
});
export type UpdatePosition = z.infer<typeof updatePositionSchema>;
