/** What a shape of webhooks is to the core: names of its own, a body, a signature. Each wire brings its own; composition hands them in. */
import type { Admission, Decision, EventType, Progress } from "../../../shared/native.ts";
import type { FieldValues } from "../fields/index.ts";

/** The event that a message tells of. A test has one that nobody lived. */
export interface ToldEvent {
  id: string;
  type: EventType;
  sequence: number;
  interviewSequence: number | null;
  at: Date;
  interviewId: string | null;
  positionId: string | null;
  data: Record<string, unknown>;
  personal: Record<string, unknown> | null;
}

/** The interview of an event: who and where as of now, its three states as they were at the event. */
export interface ToldInterview {
  id: string;
  positionId: string;
  positionName: string;
  projectId: string | null;
  candidateId: string;
  name: string;
  /** The first name, where it is known to be more than the name's first word. */
  givenName: string | null;
  email: string;
  phone: string | null;
  externalId: string | null;
  admission: Admission;
  progress: Progress;
  decision: Decision;
  codeGeneration: number;
  metadata: unknown;
  fields: FieldValues;
  reviewAverage: number | null;
  /** The newest mail with the link. */
  invitationId: string | null;
  /** The newest job post that the candidate has applied for with this interview. */
  jobPostId: string | null;
  createdAt: Date;
  completedAt: Date | null;
  discardedAt: Date | null;
}

export interface ToldMessage {
  /** One of the names that namesOf gave for the event. */
  name: string;
  event: ToldEvent;
  /** Null for an event about no interview. */
  interview: ToldInterview | null;
  workspaceNumber: number;
  /** Somebody asked for a test, or the event is of a sandbox. */
  test: boolean;
}

export interface SignedMessage {
  /** The same at every attempt. */
  id: string;
  eventId: string;
  name: string;
  body: string;
  /** The present secret as it is shown, whsec_ included. */
  secret: string;
  /** Unix seconds of this attempt. */
  timestamp: number;
}

export interface WebhookShape {
  /** Every name that an endpoint may ask for, in the order in which they are offered. */
  names: readonly string[];
  /** All endpoints of this shape in a workspace have one secret. */
  oneSecret: boolean;
  /** The messages that an event becomes, by name; none: this shape does not tell of it. */
  namesOf(event: Pick<ToldEvent, "type" | "data">): readonly string[];
  /** An event that has this name, for a test. */
  sampleOf(name: string): Pick<ToldEvent, "type" | "data">;
  /** What is sent, as JSON.stringify writes it; null when what it would tell of is no longer there. */
  compose(message: ToldMessage): object | null;
  /** Headers of its own beside the standard ones. */
  sign(message: SignedMessage): Record<string, string>;
}

export type WebhookShapes = Readonly<Record<string, WebhookShape>>;

/**
 * Is a message of this name wanted? "*" is everything; "interview.*" and a parent's own name are the family below it; anything
 * else is one name.
 */
export const isWanted = (events: readonly string[], name: string): boolean =>
  events.some((wanted) => {
    if (wanted === "*" || wanted === name) return true;
    return name.startsWith(wanted.endsWith(".*") ? wanted.slice(0, -1) : `${wanted}.`);
  });
