/** What people think of an interview: reviews, comments and decisions. */
import { z } from "zod";
import { isVisible } from "../visible-text.ts";
import { momentSchema, pageOf } from "./page.ts";
import { HALF_POINT, HIGHEST_SCORE, LOWEST_SCORE, RECOMMENDATIONS, REVIEW_STATES } from "./review-words.ts";

const scoreSchema = z.number().int().min(LOWEST_SCORE).max(HIGHEST_SCORE);
/** Of the whole, the same for members, guests of a share link and the GraphQL wire. */
export const overallSchema = z.number().min(HALF_POINT).max(HIGHEST_SCORE).multipleOf(HALF_POINT);

/** Who wrote it: a member, an API key in its own name, or a guest of a share link under the name that they gave. */
const authorSchema = z
  .strictObject({ kind: z.enum(["member", "key", "guest"]), id: z.guid(), name: z.string() })
  .meta({ id: "Author" });

export const reviewSchema = z
  .strictObject({
    id: z.guid(),
    interviewId: z.guid(),
    author: authorSchema,
    mine: z.boolean().meta({ description: "Whether it is the caller's own." }),
    state: z.enum(REVIEW_STATES),
    scores: z
      .array(z.strictObject({ criterionId: z.guid(), name: z.string(), weight: z.number(), score: scoreSchema }))
      .meta({ description: "By the criteria of the position's rubric, named and weighted as when they were scored." }),
    answers: z.array(z.strictObject({ questionId: z.guid(), score: scoreSchema })),
    overall: overallSchema.nullable(),
    score: z
      .number()
      .nullable()
      .meta({ description: "overall; without one the weighted mean of the criteria, to two places." }),
    recommendation: z.enum(RECOMMENDATIONS).nullable(),
    words: z.string(),
    version: z.number().int(),
    createdAt: momentSchema,
    updatedAt: momentSchema,
    submittedAt: momentSchema.nullable(),
  })
  .meta({ id: "Review" });
export type Review = z.infer<typeof reviewSchema>;

/** Body of PUT /api/v1/interviews/{id}/reviews/mine: the whole review. Scores are whole numbers from 1 to 5, the overall one comes in halves from 0.5. */
export const writeReviewSchema = z.strictObject({
  state: z.enum(REVIEW_STATES).default("submitted").meta({
    description: "A draft is seen by its author alone. What is submitted can be changed, but is no draft again.",
  }),
  scores: z
    .array(z.strictObject({ criterionId: z.guid(), score: scoreSchema }))
    .max(20)
    .default([]),
  answers: z
    .array(z.strictObject({ questionId: z.guid(), score: scoreSchema }))
    .max(100)
    .default([]),
  overall: overallSchema.nullable().default(null),
  recommendation: z.enum(RECOMMENDATIONS).nullable().default(null),
  words: z.string().trim().max(10_000).default(""),
});
export type WriteReview = z.input<typeof writeReviewSchema>;

/** Answer of GET /api/v1/interviews/{id}/reviews */
export const reviewPageSchema = pageOf(reviewSchema).extend({
  hidden: z.number().int().meta({
    description: "How many submitted reviews of others the caller sees only after submitting an own one.",
  }),
});
export type ReviewPage = z.infer<typeof reviewPageSchema>;

export const commentSchema = z
  .strictObject({
    id: z.guid(),
    interviewId: z.guid(),
    questionId: z.guid().nullable(),
    takeId: z.guid().nullable().meta({ description: "The take that was the answer when it was commented on." }),
    atMs: z.number().int().nullable().meta({ description: "The moment of the take, in milliseconds from its start." }),
    author: authorSchema,
    mine: z.boolean(),
    words: z.string(),
    mentions: z.array(z.strictObject({ id: z.guid(), name: z.string() })),
    version: z.number().int(),
    createdAt: momentSchema,
    editedAt: momentSchema.nullable(),
  })
  .meta({ id: "Comment" });
export type Comment = z.infer<typeof commentSchema>;

const commentWords = z.string().trim().max(5000).refine(isVisible, "Write something.");
const mentions = z
  .array(z.guid().transform((id) => id.toLowerCase()))
  .max(20)
  .meta({ description: "Members who are named in it, by id." });

export const addCommentSchema = z
  .strictObject({
    words: commentWords,
    questionId: z.guid().nullable().default(null).meta({ description: "The answer that it is about." }),
    atMs: z.number().int().min(0).max(86_400_000).nullable().default(null),
    mentions: mentions.default([]),
  })
  .refine((comment) => comment.atMs === null || comment.questionId !== null, {
    message: "A moment needs the question whose answer it is a moment of.",
    path: ["questionId"],
  });
export type AddComment = z.input<typeof addCommentSchema>;

export const editCommentSchema = z.strictObject({ words: commentWords.optional(), mentions: mentions.optional() });
export type EditComment = z.input<typeof editCommentSchema>;

/** A member who can be mentioned in a comment. */
export const mentionableSchema = z.strictObject({ id: z.guid(), name: z.string() }).meta({ id: "Mentionable" });
export type Mentionable = z.infer<typeof mentionableSchema>;
