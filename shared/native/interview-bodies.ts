/** Bodies of the calls that create and change interviews. */
import { z } from "zod";
import { isVisible } from "../visible-text.ts";
import { DECISIONS } from "./interviews.ts";
import { ANSWER_KINDS } from "./positions.ts";

const fieldInput = z.union([z.string().max(5000), z.number(), z.boolean()]);

/** The team's own labels of an interview: an option per name. */
const tagsSchema = z
  .record(z.string().min(1).max(60), z.string().max(40))
  .refine((tags) => Object.keys(tags).length <= 50, "An interview has at most 50 tags.");

/** Body of POST /api/v1/interviews */
export const createInterviewSchema = z.strictObject({
  positionId: z.guid(),
  name: z.string().trim().refine(isVisible, "The name must not be blank.").max(200),
  email: z.email().max(254),
  phone: z.string().trim().max(40).optional(),
  admission: z.enum(["draft", "admitted"]).optional(),
  skills: z.array(z.string().trim().min(1).max(80)).max(50).optional(),
  customQuestions: z.array(z.string().trim().min(1).max(2000)).max(20).optional(),
  customFields: z.record(z.string().min(1).max(120), fieldInput).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  externalId: z.string().trim().min(1).max(255).optional(),
  tags: tagsSchema.optional(),
  sendInvitation: z.boolean().default(true),
  sendAfterHours: z.number().min(0).max(96).default(0),
});

/** Body of PATCH /api/v1/interviews/{id}; customFields merge, null removes. */
export const updateInterviewSchema = z.strictObject({
  notes: z.string().max(20_000).optional(),
  tags: tagsSchema.optional(),
  customFields: z.record(z.string().min(1).max(120), z.union([fieldInput, z.null()])).optional(),
});

/** Body of PUT /api/v1/interviews/{id}/questions: possible until the candidate starts. */
export const replaceQuestionsSchema = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        id: z.guid().optional(),
        text: z.string().trim().min(1).max(2000),
        answerKind: z.enum(ANSWER_KINDS).default("video"),
        thinkSeconds: z.number().int().min(0).max(1800),
        answerSeconds: z.number().int().min(10).max(1800),
        retakes: z.number().int().min(0).max(20),
      }),
    )
    .min(1)
    .max(60),
});

/** Bodies of POST /api/v1/interviews/{id}/<action>. Actions without a body take {}. */
export const refuseSchema = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export const decideSchema = z.strictObject({
  decision: z.enum(DECISIONS),
  reason: z
    .string()
    .trim()
    .max(2000)
    .optional()
    .meta({ description: "Kept with the decision; candidates never see it." }),
});
export const resendSchema = z.strictObject({
  /** A corrected address: from now on the interview's own. */
  email: z.email().max(254).optional(),
});
export const extendSchema = z.strictObject({ days: z.number().int().min(1).max(60) });
