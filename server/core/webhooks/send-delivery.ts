/** One attempt of one delivery: the body, its signatures, the request, and what came of it. Never throws for the other side. */
import { createHmac } from "node:crypto";
import type { GuardedAnswer, GuardedClient } from "../../platform/http/guarded-client.ts";
import type { DueDelivery } from "./due-deliveries.ts";
import type { Outcome } from "./retry-schedule.ts";
import { keyOf } from "./secrets.ts";
import type { ToldEvent, WebhookShape } from "./webhook-shape.ts";

/** What the specification gives a receiver. */
const LIMIT_MS = 15_000;
/** Of an answer so much is read and kept. */
const KEPT_BYTES = 4_096;
const KEPT_HEADER = 300;
/** Headers of an answer that say something about the delivery; what else it carries, cookies among it, is not kept. */
const KEPT_HEADERS = ["content-type", "content-length", "date", "location", "retry-after", "server"];

export interface SendingTo {
  url: string;
  shape: WebhookShape;
  workspaceNumber: number;
  sandbox: boolean;
  secret: string;
  /** Signs beside the present one while it is valid; null when there is none. */
  previousSecret: { secret: string; until: Date } | null;
}

export interface Attempted {
  delivery: DueDelivery;
  at: Date;
  durationMs: number;
  /** As it was sent; null when there was nothing to tell any more. */
  body: string | null;
  url: string;
  outcome: Outcome;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

const ABOUT_INTERVIEWS = ["interview.", "invitation.", "review.", "comment."];

/** What a test tells of: nobody. */
function testEvent(delivery: DueDelivery, shape: WebhookShape): ToldEvent {
  const { type, data } = shape.sampleOf(delivery.name);
  const about = ABOUT_INTERVIEWS.some((family) => type.startsWith(family));
  return {
    id: delivery.id,
    type,
    sequence: 0,
    interviewSequence: null,
    at: delivery.createdAt,
    interviewId: about ? NOBODY : null,
    positionId: about ? NOBODY : null,
    data: { ...(about ? { interviewId: NOBODY, positionId: NOBODY } : {}), ...data },
    personal: about ? { name: "Test Candidate", email: "test@example.com" } : null,
  };
}

/** The body of a delivery: as it was sent before, or composed now. Null when what it would tell of is gone. */
function bodyOf(
  delivery: DueDelivery,
  { shape, workspaceNumber, sandbox }: SendingTo,
): { body: string | null; eventId: string } {
  const test = delivery.event === null;
  const event = delivery.event ?? testEvent(delivery, shape);
  if (delivery.body !== null) return { body: delivery.body, eventId: event.id };
  const interview =
    test && event.interviewId !== null
      ? {
          id: NOBODY,
          positionId: NOBODY,
          positionName: "Test position",
          projectId: null,
          candidateId: NOBODY,
          name: "Test Candidate",
          givenName: null,
          email: "test@example.com",
          phone: null,
          externalId: null,
          admission: "admitted" as const,
          progress: "created" as const,
          decision: "undecided" as const,
          reviewAverage: null,
          ...event.data,
          codeGeneration: 0,
          metadata: {},
          fields: {},
          createdAt: event.at,
          completedAt: null,
          discardedAt: null,
          invitationId: NOBODY,
          jobPostId: NOBODY,
        }
      : delivery.interview;
  const message = shape.compose({
    name: delivery.name,
    event,
    interview,
    workspaceNumber,
    test: test || sandbox,
  });
  return { body: message && JSON.stringify(message), eventId: event.id };
}

export const messageId = (deliveryId: string): string => `msg_${deliveryId}`;

/** The signatures of the Standard Webhooks specification, one for each secret that is valid at this moment. */
function standardSignatures(secrets: readonly string[], id: string, timestamp: number, body: string): string {
  return secrets
    .map((secret) => {
      const digest = createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest("base64");
      return `v1,${digest}`;
    })
    .join(" ");
}

/** Makes one attempt. */
export async function sendDelivery(
  { guarded, clock }: { guarded: Pick<GuardedClient, "fetch">; clock: () => Date },
  to: SendingTo,
  delivery: DueDelivery,
): Promise<Attempted> {
  const at = clock();
  const { body, eventId } = bodyOf(delivery, to);
  const started = performance.now();
  const attempted = (outcome: Outcome): Attempted => ({
    delivery,
    at,
    durationMs: Math.round(performance.now() - started),
    body,
    url: to.url,
    outcome,
  });
  if (body === null) return attempted(unanswered("What this would tell of is no longer there."));
  const timestamp = Math.floor(at.getTime() / 1000);
  const id = messageId(delivery.id);
  const previous = to.previousSecret !== null && to.previousSecret.until > at ? [to.previousSecret.secret] : [];
  const answer = await guarded.fetch(to.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": standardSignatures([to.secret, ...previous], id, timestamp, body),
      ...to.shape.sign({ id, eventId, name: delivery.name, body, secret: to.secret, timestamp }),
    },
    body,
    timeoutMs: LIMIT_MS,
    maximumBytes: KEPT_BYTES,
    cutBody: true,
    maximumRedirects: null,
    httpsOnly: true,
  });
  return attempted(outcomeOf(answer));
}

const unanswered = (error: string): Outcome => ({ status: null, headers: null, body: null, error });

function outcomeOf(answer: GuardedAnswer): Outcome {
  if (!answer.ok) return unanswered(answer.message);
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = answer.headers[name];
    return value === undefined ? [] : [[name, storable(String(value)).slice(0, KEPT_HEADER)]];
  });
  return {
    status: answer.status,
    headers: Object.fromEntries(headers),
    body: storable(answer.body.toString("utf8")),
    error: null,
  };
}

/** A database keeps no NUL in a text. */
const storable = (text: string): string => text.replaceAll("\0", "\uFFFD");
