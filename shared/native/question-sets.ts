/** Question sets: questions kept to be put into positions. */
import { z } from "zod";
import { setQuestionSchema } from "../position.ts";
import { momentSchema } from "./page.ts";

const storedQuestionSchema = setQuestionSchema
  .extend({
    videoUrl: z.string().nullable().meta({ description: "The question asked on camera, when it was recorded." }),
  })
  .meta({ id: "SetQuestion" });

export const questionSetSchema = z
  .strictObject({
    id: z.guid(),
    name: z.string(),
    questions: z.array(storedQuestionSchema),
    version: z.number().int(),
    createdAt: momentSchema,
    updatedAt: momentSchema,
  })
  .meta({ id: "QuestionSet" });
export type QuestionSet = z.infer<typeof questionSetSchema>;

/** Body of POST /api/v1/question-sets. */
export const createQuestionSetSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  questions: z.array(setQuestionSchema).min(1).max(50),
});

export const updateQuestionSetSchema = createQuestionSetSchema.partial();
