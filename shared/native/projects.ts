/** Projects: what positions are gathered under. */
import { z } from "zod";
import { momentSchema } from "./page.ts";

export const projectSchema = z
  .strictObject({
    id: z.guid(),
    title: z.string(),
    positionCount: z.number().int().meta({ description: "Positions that are not archived." }),
    version: z.number().int(),
    createdAt: momentSchema,
    archivedAt: momentSchema.nullable(),
  })
  .meta({ id: "Project" });
export type Project = z.infer<typeof projectSchema>;

export const createProjectSchema = z.strictObject({ title: z.string().trim().min(1).max(120) });

export const updateProjectSchema = createProjectSchema.partial();
