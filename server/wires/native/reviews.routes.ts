/** Reviews, comments and decisions of an interview. */
import type { FastifyInstance } from "fastify";
import {
  addCommentSchema,
  commentSchema,
  decisionSchema,
  editCommentSchema,
  interviewSchema,
  mentionableSchema,
  pageOf,
  reviewPageSchema,
  reviewSchema,
  undoDecisionSchema,
  writeReviewSchema,
} from "../../../shared/native.ts";
import { listDecisions, undoDecision } from "../../core/interviews/index.ts";
import {
  addComment,
  deleteComment,
  editComment,
  listComments,
  listMentionable,
  listReviews,
  readableInterview,
  withdrawReview,
  writeReview,
} from "../../core/reviews/index.ts";
import type { NativeContext } from "./context.ts";
import { read, write } from "./operation.ts";
import { readWhole } from "./read-whole.ts";
import { cursorIn, idParams, pageQuery } from "./route.ts";

const reads = { tag: "Reviews", scope: "interviews:read", params: idParams } as const;
const writes = { tag: "Reviews", scope: "reviews:write", params: idParams } as const;

const pageIn = (query: { limit: number; cursor?: string | undefined }) => ({
  limit: query.limit,
  after: cursorIn(query),
});

export function reviewRoutes(app: FastifyInstance, deps: NativeContext): void {
  read(
    app,
    deps,
    {
      ...reads,
      id: "listReviews",
      path: "/interviews/:id/reviews",
      summary: "List reviews",
      description:
        "Newest first: what was submitted, and your own draft. A reviewer sees the reviews of others after submitting an own one; hidden counts them until then.",
      query: pageQuery,
      answer: reviewPageSchema,
    },
    ({ caller, params, query }) => listReviews(deps.database, caller, params.id, pageIn(query)),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "writeReview",
      versioned: true,
      method: "PUT",
      path: "/interviews/:id/reviews/mine",
      summary: "Write your review",
      description:
        "The one review that a member, or a key, has of an interview, whole. Submitting needs an overall score or a scored criterion, and a candidate who is through. The first submitted review of a completed interview evaluates it. If-Match takes the review's version; 0 says that there is none yet.",
      body: writeReviewSchema,
      answer: reviewSchema,
    },
    ({ step, params, body, expectedVersion }) => writeReview(step, params.id, body, expectedVersion),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "withdrawReview",
      versioned: true,
      method: "DELETE",
      path: "/reviews/:id",
      summary: "Withdraw a review",
      description: "Your own; an owner may withdraw anybody's. The audit log keeps what it said.",
      answer: null,
    },
    async ({ step, params, expectedVersion }) => {
      await withdrawReview(step, params.id, expectedVersion);
      return null;
    },
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "listComments",
      path: "/interviews/:id/comments",
      summary: "List comments",
      description: "Newest first.",
      query: pageQuery,
      answer: pageOf(commentSchema),
    },
    ({ caller, params, query }) => listComments(deps.database, caller, params.id, pageIn(query)),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "addComment",
      method: "POST",
      path: "/interviews/:id/comments",
      summary: "Comment",
      description: "On the interview, or on an answer, there at a moment if you like.",
      body: addCommentSchema,
      answer: commentSchema,
      status: 201,
    },
    ({ step, params, body }) => addComment(step, params.id, body),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "editComment",
      versioned: true,
      method: "PATCH",
      path: "/comments/:id",
      summary: "Change a comment",
      description: "Your own.",
      body: editCommentSchema,
      answer: commentSchema,
    },
    ({ step, params, body, expectedVersion }) => editComment(step, params.id, body, expectedVersion),
  );
  write(
    app,
    deps,
    {
      ...writes,
      id: "deleteComment",
      versioned: true,
      method: "DELETE",
      path: "/comments/:id",
      summary: "Delete a comment",
      description: "Your own; an owner may delete anybody's.",
      answer: null,
    },
    async ({ step, params, expectedVersion }) => {
      await deleteComment(step, params.id, expectedVersion);
      return null;
    },
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "listMentionable",
      path: "/interviews/:id/mentionable",
      summary: "List who can be mentioned",
      description: "Members who may read the interview.",
      query: pageQuery,
      answer: pageOf(mentionableSchema),
    },
    ({ caller, params, query }) => listMentionable(deps.database, caller, params.id, pageIn(query)),
  );
  read(
    app,
    deps,
    {
      ...reads,
      id: "listDecisions",
      path: "/interviews/:id/decisions",
      summary: "List decisions",
      description: "Newest first, with those that were taken back.",
      query: pageQuery,
      answer: pageOf(decisionSchema),
    },
    async ({ caller, params, query }) => {
      const interview = await readableInterview(deps.database, caller, params.id);
      return listDecisions(deps.database, caller.workspaceId, interview.id, pageIn(query));
    },
  );
  write(
    app,
    deps,
    {
      ...writes,
      scope: "interviews:write",
      id: "undoDecision",
      versioned: true,
      method: "POST",
      path: "/interviews/:id/undo-decision",
      summary: "Take a decision back",
      description: "The latest one that stands, named by its id: 409 when somebody has decided since.",
      body: undoDecisionSchema,
      answer: interviewSchema,
    },
    async ({ deps: within, caller, step, params, body, expectedVersion }) => {
      await undoDecision(step, params.id, body.decisionId.toLowerCase(), expectedVersion);
      return readWhole(within, caller, params.id);
    },
  );
}
