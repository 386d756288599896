/** Creating many interviews in one call, and doing one thing with many. */
import { z } from "zod";
import { createInterviewSchema, decideSchema, extendSchema, refuseSchema } from "./interview-bodies.ts";
import { MAXIMUM_BATCH } from "./interview-sorts.ts";

/** One row of POST /api/v1/interviews/batch. */
export const batchRowSchema = createInterviewSchema
  .pick({
    name: true,
    email: true,
    phone: true,
    skills: true,
    customQuestions: true,
    customFields: true,
    metadata: true,
    externalId: true,
    tags: true,
  })
  .meta({ id: "BatchRow" });
export type BatchRow = z.input<typeof batchRowSchema>;

const { $schema: _dialect, ...batchRowDescription } = z.toJSONSchema(z.strictObject(batchRowSchema.shape), {
  io: "input",
});

/** Body of POST /api/v1/interviews/batch. Its rows are read one by one: a broken one is refused by itself. */
export const createInterviewsSchema = z.strictObject({
  positionId: z.guid(),
  dryRun: z.boolean().default(false).meta({ description: "Says what would happen and writes nothing." }),
  sendInvitation: z.boolean().default(true),
  sendAfterHours: z.number().min(0).max(96).default(0),
  admission: z.enum(["draft", "admitted"]).optional(),
  rows: z.array(z.unknown()).min(1).max(MAXIMUM_BATCH).meta({
    description: "Each is read by itself: one that does not fit is refused in its result, the others are created.",
    items: batchRowDescription,
  }),
});
export type CreateInterviews = Omit<z.input<typeof createInterviewsSchema>, "rows"> & { rows: BatchRow[] };

export const batchResultSchema = z
  .strictObject({
    index: z.number().int().meta({ description: "The row's place in the call, from 0." }),
    status: z
      .enum(["created", "valid", "refused"])
      .meta({ description: "valid: it would be created, were this no dry run." }),
    id: z.guid().nullable(),
    link: z.string().nullable().meta({ description: "The room's address for this candidate; treat it as a password." }),
    code: z.string().nullable().meta({ description: "Why it was refused, as a word that does not change." }),
    detail: z.string().nullable(),
    pointer: z.string().nullable().meta({ description: "Where in the row, as a JSON pointer from the whole body." }),
  })
  .meta({ id: "BatchResult" });
export type BatchResult = z.infer<typeof batchResultSchema>;

/** Answer of POST /api/v1/interviews/batch: a result per row, in their order. */
export const batchAnswerSchema = z
  .strictObject({
    created: z.number().int().meta({ description: "In a dry run: how many would be." }),
    refused: z.number().int(),
    results: z.array(batchResultSchema),
  })
  .meta({ id: "BatchAnswer" });
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;

const ids = z
  .array(z.guid().transform((id) => id.toLowerCase()))
  .min(1)
  .max(MAXIMUM_BATCH);

/** Body of POST /api/v1/interviews/bulk: one thing for many interviews. */
export const bulkSchema = z.discriminatedUnion("action", [
  z.strictObject({
    ids,
    action: z.enum(["admit", "resend", "reopen", "archive", "unarchive", "delete"]),
  }),
  z.strictObject({ ids, action: z.literal("refuse"), ...refuseSchema.shape }),
  z.strictObject({ ids, action: z.literal("extend"), ...extendSchema.shape }),
  z.strictObject({ ids, action: z.literal("decide"), ...decideSchema.shape }),
  z.strictObject({
    ids,
    action: z.literal("tag"),
    tags: z
      .record(z.string().min(1).max(60), z.string().max(40).nullable())
      .refine((tags) => Object.keys(tags).length > 0, "Name at least one tag.")
      .meta({ description: "Merged into each interview's tags; null removes one." }),
  }),
]);
export type Bulk = z.input<typeof bulkSchema>;

export const bulkResultSchema = z
  .strictObject({
    id: z.guid(),
    status: z.enum(["done", "refused"]),
    code: z.string().nullable(),
    detail: z.string().nullable(),
  })
  .meta({ id: "BulkResult" });
export type BulkResult = z.infer<typeof bulkResultSchema>;

/** Answer of POST /api/v1/interviews/bulk: a result per id, in the order given; an id that was named twice has one. */
export const bulkAnswerSchema = z
  .strictObject({
    done: z.number().int(),
    refused: z.number().int(),
    results: z.array(bulkResultSchema),
  })
  .meta({ id: "BulkAnswer" });
export type BulkAnswer = z.infer<typeof bulkAnswerSchema>;
