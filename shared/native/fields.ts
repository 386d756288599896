/** Definitions of custom fields. */
import { z } from "zod";
import { momentSchema } from "./page.ts";

/** How far the uses of a field are counted. */
export const MAXIMUM_COUNTED_USES = 10_000;

export const customFieldSchema = z
  .strictObject({
    id: z.guid(),
    key: z.string(),
    label: z.string(),
    type: z.enum(["text", "number", "boolean"]),
    managed: z
      .boolean()
      .meta({ description: "False for a field that a client sent without anyone having defined it." }),
    uses: z
      .number()
      .int()
      .meta({ description: `How many interviews have a value, counted up to ${MAXIMUM_COUNTED_USES}.` }),
    version: z.number().int(),
    createdAt: momentSchema,
  })
  .meta({ id: "CustomField" });
export type CustomField = z.infer<typeof customFieldSchema>;

export const createFieldSchema = z.strictObject({
  key: z.string().trim().min(1).max(120),
  label: z.string().trim().max(120).optional(),
  type: z.enum(["text", "number", "boolean"]),
});

/** Body of PATCH /api/v1/custom-fields/{id}. */
export const updateFieldSchema = z.strictObject({
  label: z.string().trim().min(1).max(120).optional(),
  managed: z.boolean().optional(),
  type: z
    .enum(["text", "number", "boolean"])
    .optional()
    .meta({ description: "Changes only while no interview has a value." }),
});
