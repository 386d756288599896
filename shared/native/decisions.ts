/** Decisions: who decided what about an interview, why and when. */
import { z } from "zod";
import { momentSchema } from "./page.ts";

export const DECISIONS = ["undecided", "shortlisted", "discarded"] as const;
export type Decision = (typeof DECISIONS)[number];

export const decisionSchema = z
  .strictObject({
    id: z.guid(),
    interviewId: z.guid(),
    from: z.enum(DECISIONS),
    to: z.enum(DECISIONS),
    reason: z.string(),
    by: z.strictObject({ kind: z.string(), id: z.guid().nullable(), name: z.string() }),
    at: momentSchema,
    undoneAt: momentSchema.nullable(),
    undoneBy: z.string().nullable(),
  })
  .meta({ id: "Decision" });
export type DecisionRecord = z.infer<typeof decisionSchema>;

/** Body of POST /api/v1/interviews/{id}/undo-decision */
export const undoDecisionSchema = z.strictObject({
  decisionId: z.guid().meta({ description: "The latest decision that stands; a newer one makes this a conflict." }),
});
