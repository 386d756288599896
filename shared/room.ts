/**
 * What the room and the server say to each other. All calls are under /api/room, take the room's code in the header
 * X-Room-Code and need no cookie. Types only here: the page's bundle carries no validator; the server's schemas that
 * check these stand in server/wires/room-bodies.ts.
 */
import type { ScreeningQuestion } from "./position.ts";

/** Which page the candidate is on. The server derives it; the page never decides. */
export type RoomStage =
  | "form"
  | "waiting"
  | "refused"
  | "consent"
  | "lobby"
  | "answering"
  | "post_screening"
  | "completed"
  | "expired"
  | "withdrawn"
  | "unavailable";

export type AnswerKind = "video" | "audio" | "text";

export interface RoomSegment {
  id: string;
  ordinal: number;
  contentType: string;
  state: "open" | "interrupted" | "finished";
  /** Bytes that are durable on the server now. */
  bytes: number;
  /** What the recorder measured; null while the segment is open. */
  durationMs: number | null;
}

export interface RoomTake {
  id: string;
  /** 1 for the first take of a question. */
  number: number;
  state: "recording" | "interrupted" | "finished" | "discarded";
  kept: boolean;
  /** False for a take that a fault ended and that cost the candidate nothing. */
  counted: boolean;
  durationMs: number | null;
  segments: RoomSegment[];
  /** Signed address of what was recorded, once it has been finished. */
  url: string | null;
  contentType: string | null;
  textAnswer: string | null;
}

export interface RoomQuestion {
  id: string;
  ordinal: number;
  /** Empty until the candidate may see it: a question shows once the one before is answered. */
  text: string;
  /** The question asked on camera; null without one, and until the candidate may see it. */
  videoUrl: string | null;
  answerKind: AnswerKind;
  thinkSeconds: number;
  answerSeconds: number;
  /** Additional takes allowed. */
  retakes: number;
  takesLeft: number;
  /** When the question was first shown in this attempt; the think time counts from here. */
  shownAt: string | null;
  state: "locked" | "open" | "recorded" | "answered";
  takes: RoomTake[];
}

export interface RoomReceipt {
  completedAt: string;
  answers: {
    questionId: string;
    question: string;
    bytes: number;
    sha256: string;
    durationMs: number | null;
    receivedAt: string;
  }[];
}

export interface Room {
  interviewId: string;
  stage: RoomStage;
  now: string;
  expiresAt: string | null;
  language: string;
  candidate: { name: string; firstName: string; email: string; phone: string | null };
  team: { name: string; color: string | null; logoUrl: string | null };
  position: {
    id: string;
    title: string;
    role: string;
    description: string;
    requirements: string;
    niceToHave: string;
    benefits: string;
    location: string;
    employmentType: string | null;
    durationMinutes: number;
    videoRequired: boolean;
    resumeRequired: boolean;
    portfolioRequired: boolean;
    desktopOnly: boolean;
    practiceQuestion: boolean;
    manualStart: boolean;
    introVideoUrl: string | null;
    introduction: string;
    iceBreaker: string;
    closing: string;
  };
  /** False while the questions of the candidate's skills are still being drawn. */
  questionsReady: boolean;
  questionCount: number;
  totalAnswerSeconds: number;
  questions: RoomQuestion[];
  preScreening: ScreeningQuestion[];
  postScreening: ScreeningQuestion[];
  form: { submittedAt: string | null; resume: { name: string; bytes: number } | null; portfolioUrl: string | null };
  consentedAt: string | null;
  startedAt: string | null;
  completedAt: string | null;
  attempt: { number: number; allowed: number; mayRetake: boolean };
  /** Who holds the room: a take can be recorded by one tab alone. */
  holder: { tabId: string; fence: number; seenSecondsAgo: number } | null;
  moreTimeAskedAt: string | null;
  remindersStopped: boolean;
  receipt: RoomReceipt | null;
  privacy: { retention: string; contactEmail: string | null };
}

/** GET /api/room/open/{positionId}: what a public position says before anyone has given a name. */
export interface OpenPosition {
  positionId: string;
  /** Of the position, and so of title and description. */
  language: string;
  title: string;
  description: string;
  team: { name: string; color: string | null; logoUrl: string | null };
  accepting: boolean;
  /** The link to the room is mailed to the address that is given, and opens it alone. */
  verifiesEmail: boolean;
  phone: "optional" | "required" | "hidden";
}
/** POST /api/room/open/{positionId} */
export interface OpenPositionRequest {
  name: string;
  email: string;
  phone?: string;
  /** What the page speaks; mail that the application causes speaks the same. */
  language?: string;
}
/** A new address enters at once, unless the position verifies addresses; one that already has an interview here is sent its link by mail. */
export type OpenPositionAnswer = { outcome: "entered"; code: string } | { outcome: "mailed" };

export interface ScreeningAnswer {
  questionId: string;
  answer: string;
}
/** POST /api/room/form. A resume is sent before it, as the body of PUT /api/room/resume (application/pdf). */
export interface FormRequest {
  name: string;
  phone?: string;
  portfolioUrl?: string;
  answers: ScreeningAnswer[];
}
/** POST /api/room/hold: this tab wants to record. Without takeOver it is refused while another tab holds. */
export interface HoldRequest {
  tabId: string;
  takeOver: boolean;
}
export type HoldAnswer = { held: true; fence: number } | { held: false; seenSecondsAgo: number };
/** POST /api/room/questions/{id}/show starts the think time; idempotent. Answer: Room. */
/** POST /api/room/questions/{id}/takes */
export interface StartTakeRequest {
  fence: number;
  /** MediaRecorder's own type, such as video/webm;codecs=vp9,opus. */
  contentType: string;
}
export interface StartTakeAnswer {
  takeId: string;
  segmentId: string;
  number: number;
}
/** POST /api/room/takes/{id}/segments goes on with an interrupted take in a new segment. Body StartTakeRequest. */
/**
 * Uploads are tus 1.0 at /api/room/uploads/{segmentId}: HEAD, and PATCH with Upload-Offset. The upload exists from the start
 * of the segment with its length deferred; headers X-Room-Code and X-Room-Fence. 409 on a wrong offset, 423 while another
 * request holds it, 403 problem "fenced" when another tab took over.
 */
/** POST /api/room/segments/{id}/finish: states length and hash; 409 with what the server has when they differ. */
export interface FinishSegmentRequest {
  fence: number;
  bytes: number;
  sha256: string;
  durationMs: number;
  /** True when the recorder broke off; the take then waits for the candidate's choice. */
  interrupted: boolean;
}
export interface SegmentReceipt {
  segmentId: string;
  bytes: number;
  sha256: string;
  receivedAt: string;
}
/** POST /api/room/takes/{id}/finish closes the take over its finished segments. Body HoldFence. Answer: Room. */
/** POST /api/room/takes/{id}/keep makes it the answer. POST /api/room/takes/{id}/discard throws it away. Body HoldFence. */
export interface HoldFence {
  fence: number;
}
/** PUT /api/room/takes/{id}/thumbnail: a JPEG of at most 512 KiB. */
/** POST /api/room/questions/{id}/text answers a question of kind text. */
export interface TextAnswerRequest {
  fence: number;
  text: string;
}
/** POST /api/room/facts: neutral facts, kept with time, address and user agent. */
export interface FactRequest {
  kind:
    | "device_report"
    | "network_lost"
    | "network_back"
    | "track_ended"
    | "page_hidden"
    | "page_shown"
    | "storage_refused"
    | "storage_full"
    | "recorder_error"
    | "resumed";
  at: string;
  data?: Record<string, string | number | boolean | null>;
}
/**
 * Also: GET /api/room (Room) · POST consent · POST enter (lobby to the first question; starts the interview) · POST finish
 * (all answered; then post-screening, else completed) · POST post-screening {answers} · POST retake (whole interview again)
 * · POST withdraw · POST more-time {message} · POST reminders {stopped} · POST link {interviewId, language} (mails the link to the
 * address on record; always the same answer). Each answers Room unless it says otherwise.
 */

/** Every refusal of the room's API: RFC 9457 problem details with a code that the page knows. */
export interface RoomProblem {
  type: string;
  title: string;
  status: number;
  code: RoomProblemCode;
  detail: string;
  /** With "mismatch": what the server holds of the segment. */
  bytes?: number;
  sha256?: string;
}
export type RoomProblemCode =
  | "unknown_link"
  | "expired"
  | "not_admitted"
  | "completed"
  | "withdrawn"
  | "fenced"
  | "no_takes_left"
  | "not_ready"
  | "mismatch"
  | "invalid"
  | "too_large"
  | "not_allowed"
  | "rate_limited"
  | "internal";
