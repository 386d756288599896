/** Exports: archives of a workspace, a position or a candidate; and the receipt of an erasure. */
import { z } from "zod";
import { momentSchema } from "./page.ts";

const EXPORT_STATES = ["waiting", "building", "ready", "failed", "expired"] as const;

export const createExportSchema = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("workspace") }),
  z.strictObject({ of: z.literal("position"), id: z.guid() }),
  z.strictObject({ of: z.literal("candidate"), id: z.guid() }),
]);
export type CreateExport = z.infer<typeof createExportSchema>;

export const exportSchema = z
  .strictObject({
    id: z.guid(),
    of: z.enum(["workspace", "position", "candidate"]),
    subjectId: z.guid().meta({ description: "The workspace, the position or the candidate." }),
    state: z.enum(EXPORT_STATES),
    reason: z.string().nullable().meta({ description: "Why it failed, or ended before its time." }),
    bytes: z.int().nullable(),
    sha256: z.string().nullable(),
    progress: z
      .strictObject({ done: z.int(), total: z.int().nullable() })
      .meta({ description: "Files of the archive." }),
    createdAt: momentSchema,
    expiresAt: momentSchema.nullable().meta({ description: "When the archive is deleted." }),
    downloadUrl: z
      .string()
      .nullable()
      .meta({ description: "A signed address that takes ranges; null unless the archive is ready." }),
  })
  .meta({ id: "Export" });
export type Export = z.infer<typeof exportSchema>;

/** Answer of DELETE /api/v1/candidates/{id}. */
export const erasureSchema = z
  .strictObject({
    id: z.guid(),
    erasedAt: momentSchema,
    deleted: z.record(z.string(), z.int()).meta({ description: "Records by kind, such as interviews, takes, mails." }),
    files: z.int().meta({ description: "Files of the store; they are gone some seconds after this answer." }),
    bytes: z.int(),
  })
  .meta({ id: "Erasure" });
