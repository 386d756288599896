/** Candidates: people, by e-mail address, within a workspace. One comes into being with the first interview. */
import { z } from "zod";
import { isVisible } from "../visible-text.ts";
import { cvSchema } from "./cv.ts";
import { interviewRowSchema } from "./interviews.ts";
import { momentSchema, pageOf } from "./page.ts";

/** A row of GET /api/v1/candidates. */
export const candidateSchema = z
  .strictObject({
    id: z.guid(),
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    interviewCount: z.number().int().meta({ description: "Archived ones included, deleted ones not." }),
    lastInterviewAt: momentSchema.nullable(),
    version: z.number().int(),
    createdAt: momentSchema,
    updatedAt: momentSchema,
  })
  .meta({ id: "Candidate" });
export type Candidate = z.infer<typeof candidateSchema>;

/** GET /api/v1/candidates/{id}: with the newest of the candidate's interviews; the others by GET /interviews?candidateId=. */
export const candidateWithInterviewsSchema = candidateSchema
  .extend({
    interviews: pageOf(interviewRowSchema),
    cv: cvSchema.nullable().meta({ description: "The newest one of the applications and interviews." }),
  })
  .meta({ id: "CandidateWithInterviews" });
export type CandidateWithInterviews = z.infer<typeof candidateWithInterviewsSchema>;

/** Body of PATCH /api/v1/candidates/{id}. Interviews keep the name and phone that they were made with. */
export const updateCandidateSchema = z.strictObject({
  name: z.string().trim().refine(isVisible, "The name must not be blank.").max(200).optional(),
  phone: z.string().trim().max(40).nullable().optional(),
});
export type UpdateCandidate = z.input<typeof updateCandidateSchema>;
