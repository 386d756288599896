/**
 * What the share page and the server say to each other. All calls are under /api/share, take the id of the link in the header X-Share and
 * need no cookie. Types only here; the schemas that check bodies stand in server/wires/share.
 */
import type { AnswerKind } from "./room.ts";

/** A sentence or so of a transcript, with its seconds from the start of the recording. */
export interface SharedCue {
  text: string;
  start: number;
  end: number;
}

export interface SharedTranscript {
  /** A code such as "en"; null when nobody knows. */
  language: string | null;
  text: string;
  /** Empty when nothing of it has a time. */
  cues: SharedCue[];
  /** The same cues as WebVTT; null without any. */
  captions: string | null;
}

export interface SharedAnswer {
  /** What a player loads; null for text and while nothing can be played. */
  url: string | null;
  contentType: string | null;
  /** Where the recording is saved from; null when the link does not allow it. */
  downloadUrl: string | null;
  thumbnailUrl: string | null;
  durationMs: number | null;
  text: string | null;
  mediaState: "none" | "preparing" | "playable" | "unplayable";
  transcript: SharedTranscript | null;
}

export interface SharedQuestion {
  id: string;
  text: string;
  /** The question asked on camera. */
  videoUrl: string | null;
  answerKind: AnswerKind;
  answer: SharedAnswer | null;
}

export interface GuestComment {
  id: string;
  questionId: string | null;
  atMs: number | null;
  words: string;
  createdAt: string;
}

/** GET /api/share */
export interface SharedInterview {
  team: { name: string; color: string | null; logoUrl: string | null };
  positionTitle: string;
  language: string;
  /** Null when the link hides who it is. */
  candidateName: string | null;
  /** False while the candidate is still answering: then no answer is shown. */
  ready: boolean;
  completedAt: string | null;
  expiresAt: string;
  allow: { comments: boolean; scores: boolean; download: boolean };
  questions: SharedQuestion[];
  /** What this guest said, by the header X-Share-Guest. */
  guest: { name: string; score: number | null; words: string; comments: GuestComment[] } | null;
}

/** POST /api/share/password: what the header X-Share-Access takes from then on. */
export interface SharePasswordAnswer {
  access: string;
}

/** PUT /api/share/review */
export interface GuestReviewRequest {
  name: string;
  /** From 0.5 to 5 in halves. */
  score: number;
  words: string;
}
/** POST /api/share/comments */
export interface GuestCommentRequest {
  name: string;
  words: string;
  questionId: string | null;
  atMs: number | null;
}
/** What the header X-Share-Guest takes from then on, and everything this guest has said. */
export interface GuestAnswer {
  token: string;
  guest: NonNullable<SharedInterview["guest"]>;
}

export type ShareProblemCode =
  | "unknown_link"
  | "expired"
  | "ended"
  /** What it led to is not there any more. */
  | "over"
  | "password"
  | "wrong_password"
  | "not_allowed"
  /** Guests or comments: one link takes only so many. */
  | "too_many"
  | "invalid"
  | "rate_limited"
  | "internal";

/** Every refusal: RFC 9457 problem details with a code that the page knows. */
export interface ShareProblem {
  type: string;
  title: string;
  status: number;
  code: ShareProblemCode;
  detail: string;
}
