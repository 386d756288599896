/** An interview as the GraphQL schema shows it, from rows that were loaded for the whole set. */

import type { InterviewHead, MailHead } from "../../core/interviews/index.ts";
import type { StoredFileRecord } from "../../core/recordings/index.ts";
import type { ReviewSet } from "../../core/reviews/index.ts";
import type { ShareRecord } from "../../core/shares/index.ts";
import type { TranscriptRecord } from "../../core/transcripts/index.ts";
import type { Geo } from "../../platform/geo/geo.ts";
import { type Answers, presentQuestion, presentStep, type QuestionRow } from "./question-view.ts";
import { type CommentRow, type People, presentComment, presentScore } from "./review-view.ts";
import { hexOf, namesId } from "./wire-ids.ts";

/** What was loaded of one interview. What the query does not select is empty. */
export interface InterviewParts {
  questions: readonly QuestionRow[];
  answers: Answers;
  /** By take. */
  transcripts: ReadonlyMap<string, TranscriptRecord>;
  reviews: ReviewSet;
  comments: readonly CommentRow[];
  visits: readonly { ip: string; user_agent: string }[];
  mails: readonly MailHead[];
  share: ShareRecord | null;
  people: People;
}

/** How addresses and codes are written for this caller. */
export interface InterviewWriter {
  publicUrl: string;
  /** The code that opens the room; stars for who may not see it. */
  codeOf(head: InterviewHead): string;
  urlOf(file: StoredFileRecord): string;
  shareUrlOf(share: ShareRecord): string;
  geo: Geo;
}

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ""))];

/** The object that the resolvers of InterviewType read by name. */
export function presentInterview(head: InterviewHead, parts: InterviewParts, write: InterviewWriter) {
  const { questions, answers, reviews, share } = parts;
  const [first] = questions;
  const done = head.progress === "completed" || head.progress === "evaluated";
  const decided = ms(head.decided_at ?? head.updated_at);
  const shortlistedAt = head.decision === "shortlisted" ? decided : null;
  const discardedAt = head.decision === "discarded" ? decided : null;
  const name = [head.given, head.family].filter((part) => part !== "").join(" ");
  const thumbnails = () =>
    questions.flatMap(({ id }) => {
      const thumbnail = answers.get(id)?.find((take) => take.kept)?.thumbnail;
      return thumbnail ? [write.urlOf(thumbnail)] : [];
    });
  return {
    id: hexOf(head.id),
    hash: () => write.codeOf(head),
    externalId: head.external_id,
    status: head.stage,
    answered: done,
    completed: ms(head.completed_at),
    archived: discardedAt,
    finalist: shortlistedAt,
    completedAt: ms(head.completed_at),
    shortlistedAt,
    discardedAt,
    createdAt: ms(head.created_at),
    updatedAt: ms(head.updated_at),
    expires: ms(head.expires_at),
    language: head.language,
    inviteSource: head.source,
    notes: head.notes,
    disableNotifications: head.mailing === "never",
    retakes: first?.retakes ?? null,
    timeToThink: first?.think_seconds ?? null,
    timeToAnswer: first?.answer_seconds ?? null,
    position: { id: hexOf(head.position_id), name: head.position_title },
    candidate: {
      name,
      fullName: name,
      firstName: head.given,
      lastName: head.family,
      formattedName: name,
      formattedFirstName: head.given,
      formattedLastName: head.family,
      email: head.email,
      phone: head.phone,
    },
    url: () => ({
      private: `${write.publicUrl}/app/interviews/${head.id}`,
      public: `${write.publicUrl}/${write.codeOf(head)}`,
      short: `${write.publicUrl}/c/${write.codeOf(head)}`,
    }),
    externalLink: share && {
      id: share.secret,
      url: write.shareUrlOf(share),
      expires: ms(share.expires_at),
      labels: share.labels,
      interviewId: hexOf(head.id),
      positionId: hexOf(head.position_id),
    },
    questions: () => questions.map((question) => presentQuestion(question, head, parts, write)),
    steps: ({ input }: { input?: { id?: string | null; index?: number | null } | null }) =>
      questions
        .map((question, index) => presentStep(question, index, answers, write))
        .filter(
          (step) =>
            (input?.id === undefined || input.id === null || namesId(input.id, step.id)) &&
            (input?.index === undefined || input.index === null || step.index === input.index),
        ),
    score: head.review_average === null || reviews.blind ? null : { value: head.review_average, type: "average" },
    scores: () => reviews.reviews.map((review) => presentScore(review, parts.people)),
    comments: () => parts.comments.map((comment) => presentComment(comment, parts.people)),
    thumbnail: () => thumbnails()[0] ?? null,
    thumbnails,
    ipAddresses: () => unique(parts.visits.map(({ ip }) => ip)),
    userAgents: () => unique(parts.visits.map(({ user_agent }) => user_agent)),
    userMetadata: Object.keys(head.metadata).length === 0 ? null : head.metadata,
    location: () => write.geo.locate(parts.visits.at(-1)?.ip ?? ""),
    tracking: () =>
      parts.mails.map(({ purpose, state, send_at, sent_at }) => ({
        date: ms(sent_at ?? send_at),
        message: state,
        template: purpose,
      })),
  };
}
