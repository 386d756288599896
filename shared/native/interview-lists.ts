/** What the list of interviews, its counts and its CSV are asked with, and what the counts answer. */
import { z } from "zod";
import { INTERVIEW_SORTS } from "./interview-sorts.ts";
import { ADMISSIONS, DECISIONS, PROGRESSES } from "./interviews.ts";

/** "a=b" or "a:b" cut at its first sign. */
const pair = (sign: "=" | ":") => z.string().refine((text) => text.indexOf(sign) > 0, `Write it as name${sign}value.`);

const oneOrSeveral = <Item extends z.ZodType>(item: Item) =>
  z
    .union([item, z.array(item).max(10)])
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .optional();

/** Filters of GET /api/v1/interviews, of …/counts and of …/export. All of them must hold. */
export const interviewFilterSchema = z.object({
  positionId: z.guid().optional(),
  projectId: z.guid().optional(),
  candidateId: z.guid().optional(),
  admission: z.enum(ADMISSIONS).optional(),
  progress: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(PROGRESSES)))
    .optional()
    .meta({ description: "One or several, divided by commas." }),
  decision: z.enum(DECISIONS).optional(),
  tag: oneOrSeveral(pair("=")).meta({ description: "name=option; may be given several times." }),
  source: z.string().min(1).max(60).optional().meta({ description: "dashboard, native, interviewflow and the like." }),
  search: z.string().trim().min(1).max(200).optional().meta({
    description: "Beginnings of words of the name or of the e-mail address, in any order; accents do not count.",
  }),
  field: oneOrSeveral(pair(":")).meta({
    description: "key:value of a custom field, exactly; numbers are compared as numbers. May be given several times.",
  }),
  createdFrom: z.iso.datetime({ offset: true }).optional(),
  createdTo: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: "Up to, and not including, this moment." }),
  completedFrom: z.iso.datetime({ offset: true }).optional(),
  completedTo: z.iso.datetime({ offset: true }).optional(),
  archived: z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
});

export const interviewSortSchema = z.enum(INTERVIEW_SORTS).default("-createdAt").meta({
  description:
    "A leading minus is from the end. Interviews without such a time come last, the newest first. A cursor belongs to its sort.",
});

/** Answer of GET /api/v1/interviews/counts. */
export const interviewCountsSchema = z
  .strictObject({
    total: z.number().int().meta({ description: "At most 10,000." }),
    more: z
      .boolean()
      .meta({ description: "There are more than were counted; the other numbers are then of those that were." }),
    byProgress: z.record(z.enum(PROGRESSES), z.number().int()),
    byDecision: z.record(z.enum(DECISIONS), z.number().int()),
    byAdmission: z.record(z.enum(ADMISSIONS), z.number().int()),
  })
  .meta({ id: "InterviewCounts" });
export type InterviewCounts = z.infer<typeof interviewCountsSchema>;
