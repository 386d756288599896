/** Definitions of custom fields. */
import { z } from "zod";
import { momentSchema } from "./page.ts";

export const customFieldSchema = z
  .strictObject({
    id: z.guid(),
    key: z.string(),
    label: z.string(),
    type: z.enum(["text", "number", "boolean"]),
    managed: z
      .boolean()
      .meta({ description: "False for a field that a client sent without anyone having defined it." }),
    createdAt: momentSchema,
  })
  .meta({ id: "CustomField" });
export type CustomField = z.infer<typeof customFieldSchema>;

export const createFieldSchema = z.strictObject({
  key: z.string().trim().min(1).max(120),
  label: z.string().trim().max(120).optional(),
  type: z.enum(["text", "number", "boolean"]),
});
