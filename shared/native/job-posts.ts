/** Job posts: the public advert of a project, with the stages that its applications go through. */
import { z } from "zod";
import { SPOKEN_CODES } from "../languages.ts";
import { EMPLOYMENT_TYPES, SALARY_PERIODS, STAGE_KINDS } from "./hiring-words.ts";
import { momentSchema } from "./page.ts";

const title = z.string().trim().min(1).max(200);
const amount = z.number().int().min(0).max(1_000_000_000);

const salarySchema = z.strictObject({
  minimum: amount.nullable(),
  maximum: amount.nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/, "A currency has three capital letters, such as EUR."),
  period: z.enum(SALARY_PERIODS),
});

const stageSchema = z
  .strictObject({
    id: z.guid(),
    name: z.string(),
    kind: z.enum(STAGE_KINDS),
    applicationCount: z.number().int().meta({ description: "Who is in it now." }),
    rejectedCount: z.number().int().meta({ description: "Who was rejected from it." }),
  })
  .meta({ id: "Stage" });

export const jobPostSchema = z
  .strictObject({
    id: z.guid(),
    projectId: z.guid(),
    positionId: z.guid().nullable().meta({ description: "The interview that its applicants are asked to." }),
    title: z.string(),
    description: z.string(),
    location: z.string(),
    employmentType: z.enum(EMPLOYMENT_TYPES).nullable(),
    salary: salarySchema.nullable(),
    validThrough: z.iso
      .date()
      .nullable()
      .meta({ description: "The last day to apply, until it is over everywhere; the post closes by itself then." }),
    language: z
      .enum(SPOKEN_CODES)
      .nullable()
      .meta({ description: "What its page speaks around your own words; null: what the reader's browser asks for." }),
    stages: z.array(stageSchema).meta({ description: "In their order." }),
    version: z.number().int(),
    createdAt: momentSchema,
    updatedAt: momentSchema,
    publishedAt: momentSchema.nullable(),
    closedAt: momentSchema.nullable(),
    publicUrl: z
      .string()
      .nullable()
      .meta({ description: "Its page, where anybody may apply; null while it is not public." }),
  })
  .meta({ id: "JobPost" });
export type JobPost = z.infer<typeof jobPostSchema>;

const stageInputSchema = z.strictObject({
  id: z.guid().optional().meta({ description: "Of a stage that stays; without one a new stage is made." }),
  name: z.string().trim().min(1).max(60),
  kind: z.enum(STAGE_KINDS),
});
const stages = z.array(stageInputSchema).min(1).max(20);

const fields = {
  title,
  positionId: z.guid().nullable().optional(),
  description: z.string().max(20_000).optional(),
  location: z.string().trim().max(200).optional(),
  employmentType: z.enum(EMPLOYMENT_TYPES).nullable().optional(),
  salary: salarySchema.nullable().optional(),
  validThrough: z.iso
    .date()
    .nullable()
    .optional()
    .meta({ description: "The last day to apply, until it is over everywhere. It must not be over already." }),
  language: z.enum(SPOKEN_CODES).nullable().optional(),
};

export const createJobPostSchema = z.strictObject({
  projectId: z.guid(),
  ...fields,
  stages: stages.optional().meta({ description: "Applied, Interview, Review, Offer, Hired unless given." }),
});
export type CreateJobPost = z.infer<typeof createJobPostSchema>;

export const updateJobPostSchema = z.strictObject({ ...fields, title: title.optional(), stages: stages.optional() });
export type UpdateJobPost = z.infer<typeof updateJobPostSchema>;
