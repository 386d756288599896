/** Positions as the native API answers them; their bodies are in shared/position.ts. */
import { z } from "zod";
import { positionSettingsSchema } from "../position.ts";
import { momentSchema } from "./page.ts";

export const ANSWER_KINDS = ["video", "audio", "text"] as const;

export const positionQuestionSchema = z
  .strictObject({
    id: z.guid(),
    ordinal: z.number().int(),
    text: z.string(),
    answerKind: z.enum(ANSWER_KINDS),
    thinkSeconds: z.number().int(),
    answerSeconds: z.number().int(),
    retakes: z.number().int().meta({ description: "Additional takes; 0 means the first take is the answer." }),
    expectedAnswer: z.string().nullable(),
    videoFileId: z.guid().nullable(),
    videoUrl: z.string().nullable().meta({ description: "The question asked on camera, when it was recorded." }),
  })
  .meta({ id: "PositionQuestion" });
export type PositionQuestion = z.infer<typeof positionQuestionSchema>;

/** The orders of the list of positions. */
export const POSITION_ORDERS = ["-created", "created", "title", "-title"] as const;
export type PositionOrder = (typeof POSITION_ORDERS)[number];

/** Who of the team sees a position: everybody, or owners and the chosen members. */
const ACCESSES = ["team", "chosen"] as const;

/** Body of PUT /api/v1/positions/{id}/sharing. */
export const sharePositionSchema = z.strictObject({
  access: z.enum(ACCESSES),
  memberIds: z
    .array(z.guid())
    .max(500)
    .default([])
    .meta({ description: "Who sees a position of access chosen, besides the owners. Whoever asks is included." }),
});
export type SharePosition = z.infer<typeof sharePositionSchema>;

export const positionCountsSchema = z
  .strictObject({
    total: z.number().int(),
    draft: z.number().int(),
    inProgress: z.number().int(),
    completed: z.number().int(),
  })
  .meta({ id: "PositionCounts" });
export type PositionCounts = z.infer<typeof positionCountsSchema>;

/** GET /api/v1/positions/{id} */
export const positionSchema = z
  .strictObject({
    id: z.guid(),
    title: z.string(),
    visibility: z.enum(["public", "private"]),
    projectId: z.guid().nullable(),
    access: z
      .enum(ACCESSES)
      .meta({ description: "Who of the team sees it: everybody, or owners and the chosen members." }),
    memberIds: z.array(z.guid()).meta({ description: "The chosen members; empty while the team sees it." }),
    settings: positionSettingsSchema.meta({ id: "PositionSettings" }),
    questions: z.array(positionQuestionSchema),
    publicUrl: z
      .string()
      .nullable()
      .meta({ description: "The open link of a public position; null while private or archived." }),
    logoUrl: z.string().nullable(),
    introVideoUrl: z.string().nullable(),
    counts: positionCountsSchema,
    version: z.number().int(),
    createdAt: momentSchema,
    updatedAt: momentSchema,
    archivedAt: momentSchema.nullable(),
  })
  .meta({ id: "Position" });
export type Position = z.infer<typeof positionSchema>;

/** Answer of POST /api/v1/positions/{id}/preview. */
export const positionPreviewSchema = z
  .strictObject({
    link: z.string().meta({ description: "Opens the room as a candidate meets it." }),
    expiresAt: momentSchema,
  })
  .meta({ id: "PositionPreview" });

/** A row of GET /api/v1/positions */
export const positionRowSchema = positionSchema
  .omit({ memberIds: true, settings: true, questions: true, logoUrl: true, introVideoUrl: true })
  .extend({ questionCount: z.number().int(), role: z.string() })
  .meta({ id: "PositionRow" });
export type PositionRow = z.infer<typeof positionRowSchema>;
