/** Applications: a candidate in the pipeline of a job post. Only people move and reject them. */
import { z } from "zod";
import { messageSchema } from "../position.ts";
import { cvSchema } from "./cv.ts";
import { APPLICATION_STATES, ENTRY_STATES } from "./hiring-words.ts";
import { DECISIONS, PROGRESSES } from "./interviews.ts";
import { momentSchema } from "./page.ts";

export const applicationSchema = z
  .strictObject({
    id: z.guid(),
    jobPostId: z.guid(),
    jobPostTitle: z.string(),
    stageId: z.guid(),
    stageName: z.string(),
    stageSince: momentSchema.meta({ description: "Since when it is in its stage." }),
    candidate: z.strictObject({ id: z.guid(), name: z.string(), email: z.string() }),
    interviewId: z.guid().nullable().meta({ description: "In the position of the job post." }),
    interview: z
      .strictObject({
        id: z.guid(),
        progress: z.enum(PROGRESSES),
        decision: z.enum(DECISIONS),
        reviewCount: z.number().int(),
        reviewAverage: z.number().nullable().meta({ description: "Of 5; null while it is hidden from the caller." }),
      })
      .nullable()
      .meta({ description: "How far that interview is." }),
    state: z.enum(APPLICATION_STATES),
    rejectionReason: z.string().nullable(),
    source: z.string(),
    cv: cvSchema.nullable().meta({ description: "What came with the application, else with the interview." }),
    consentedAt: momentSchema.nullable().meta({ description: "When the applicant agreed on the public page." }),
    version: z.number().int(),
    createdAt: momentSchema,
    updatedAt: momentSchema,
  })
  .meta({ id: "Application" });
export type Application = z.infer<typeof applicationSchema>;

export const moveApplicationSchema = z.strictObject({
  stageId: z.guid(),
  note: z.string().trim().max(2000).optional(),
});

export const rejectApplicationSchema = z.strictObject({
  reason: z.string().trim().max(2000).optional().meta({ description: "For the team. Never mailed." }),
  mail: z
    .strictObject({
      send: z.boolean(),
      message: messageSchema.optional().meta({
        description:
          "Text or HTML, with {firstName}, {fullName}, {jobTitle} and {companyName}. Without it, the product's own words.",
      }),
    })
    .optional()
    .meta({ description: "Tell the candidate. Left out, nobody is mailed." }),
});

export const candidateEntrySchema = z
  .strictObject({
    id: z.guid(),
    positionId: z.guid().nullable(),
    jobPostId: z.guid().nullable(),
    jobPostTitle: z.string().nullable(),
    externalId: z.string().nullable(),
    name: z.string().nullable(),
    state: z.enum(ENTRY_STATES),
    error: z.string().nullable(),
    cvUrl: z.string().nullable().meta({ description: "A signed address of the stored file." }),
    cvText: z.string().nullable(),
    proposedName: z.string().nullable(),
    proposedEmail: z.string().nullable(),
    candidateId: z.guid().nullable().meta({ description: "Once a person has confirmed whose CV it is." }),
    interviewId: z.guid().nullable(),
    version: z.number().int(),
    createdAt: momentSchema,
  })
  .meta({ id: "CandidateEntry" });
export type CandidateEntry = z.infer<typeof candidateEntrySchema>;

export const confirmEntrySchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  invite: z.boolean().default(false).meta({ description: "Mail the link of the interview to this address." }),
});

export const createApplicationSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
});
