/** Webhooks in this wire's shape (contract section 9): four events, the vendor's headers. */
import { createHmac } from "node:crypto";
import type { EventType } from "../../../shared/native.ts";
import type { WebhookShape } from "../../core/webhooks/index.ts";
import { STATUS } from "./status.ts";

const NAMES: Readonly<Partial<Record<EventType, string>>> = {
  "interview.started": "interview.started",
  "interview.answering": "interview.in_progress",
  "interview.completed": "interview.completed",
  "interview.report_available": "interview.report_available",
};
const PROGRESS = {
  "interview.started": "started",
  "interview.in_progress": "answering",
  "interview.completed": "completed",
  "interview.report_available": "evaluated",
} as const;
const SAMPLES: Readonly<Record<string, EventType>> = Object.fromEntries(
  (Object.keys(NAMES) as EventType[]).map((type) => [NAMES[type], type]),
);

/** The id that a receiver knows a message by. */
const eventId = (id: string): string => `evt_${id.replaceAll("-", "")}`;

/** links: the address of the page that shows an interview's report. */
export const interviewflowWebhook = (links: { reportUrl: (interviewId: string) => string }): WebhookShape => ({
  names: Object.keys(PROGRESS),
  oneSecret: false,
  namesOf({ type }) {
    const name = NAMES[type];
    return name === undefined ? [] : [name];
  },
  sampleOf(name) {
    const progress = Object.entries(PROGRESS).find(([known]) => known === name)?.[1] ?? "completed";
    return {
      type: SAMPLES[name] ?? "interview.completed",
      data: { admission: "admitted", progress, decision: "undecided" },
    };
  },
  compose({ name, event, interview }) {
    if (!interview) return null;
    const reported = interview.progress === "evaluated";
    return {
      id: eventId(event.id),
      event: name,
      createdAt: event.at.toISOString(),
      data: {
        interviewId: interview.id,
        jobId: interview.positionId,
        name: interview.name,
        email: interview.email,
        status: STATUS[interview.admission][interview.progress],
        additionalFields: interview.fields,
        metadata: interview.metadata,
        score: reported ? interview.reviewAverage : null,
        reportUrl: reported ? links.reportUrl(interview.id) : null,
      },
    };
  },
  sign: (message) => ({
    "x-webhook-id": eventId(message.eventId),
    "x-webhook-event": message.name,
    "x-webhook-signature": signature(message),
  }),
});

function signature({ secret, timestamp, body }: { secret: string; timestamp: number; body: string }): string {
  return `t=${timestamp},v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}
