/** Webhooks in this wire's shape (contract section 7): five events, and a signature over the body exactly as JSON.stringify writes it. */
import { createHmac } from "node:crypto";
import { uuidToHex } from "../../../shared/ids.ts";
import type { EventType } from "../../../shared/native.ts";
import type { ToldEvent, ToldInterview, WebhookShape } from "../../core/webhooks/index.ts";

const NAMES = [
  "interview.create",
  "interview.finish",
  "interview.status-change",
  "interview.delete",
  "interview.score-updated",
] as const;

/** One event of ours may be several of the vendor's. */
const TOLD: Readonly<Partial<Record<EventType, readonly (typeof NAMES)[number][]>>> = {
  "interview.created": ["interview.create"],
  "interview.completed": ["interview.finish", "interview.status-change"],
  "interview.decided": ["interview.status-change"],
  "interview.reopened": ["interview.status-change"],
  "interview.deleted": ["interview.delete"],
  "review.submitted": ["interview.score-updated"],
  "review.updated": ["interview.score-updated"],
  "review.withdrawn": ["interview.score-updated"],
};

const SAMPLES: Readonly<Record<string, Pick<ToldEvent, "type" | "data">>> = {
  "interview.create": { type: "interview.created", data: { progress: "created" } },
  "interview.finish": { type: "interview.completed", data: { progress: "completed" } },
  "interview.status-change": { type: "interview.completed", data: { progress: "completed" } },
  "interview.delete": { type: "interview.deleted", data: {} },
  "interview.score-updated": { type: "review.submitted", data: { progress: "evaluated" } },
};
const FIRST = { type: "interview.created", data: { progress: "created" } } as const;

export interface HireflixLinks {
  /** The code that opens the interview's room. */
  codeOf: (interview: { id: string; codeGeneration: number }) => string;
  publicUrl: string;
}

export const hireflixWebhook = (links: HireflixLinks): WebhookShape => ({
  names: NAMES,
  oneSecret: true,
  // A review whose words alone were changed says nothing new about the score.
  namesOf: ({ type, data }) => (data.scoreChanged === false ? [] : (TOLD[type] ?? [])),
  sampleOf: (name) => SAMPLES[name] ?? FIRST,
  compose({ name, event, interview }) {
    if (!interview) return null;
    return { event: name, data: dataOf(links, name, interview), date: event.at.getTime() };
  },
  sign: ({ secret, body }) => ({
    "x-hireflix-signature": createHmac("sha256", secret).update(body).digest("base64"),
  }),
});

/** In the order of the documented example; what only typed clients know comes after it. */
function dataOf(links: HireflixLinks, name: string, interview: ToldInterview) {
  const code = links.codeOf(interview);
  const { firstName, lastName } = partsOf(interview);
  return {
    id: wireId(interview.id),
    position: { id: wireId(interview.positionId), name: interview.positionName },
    externalId: interview.externalId,
    status: statusOf(interview),
    hash: code,
    createdAt: interview.createdAt.getTime(),
    candidate: {
      name: interview.name,
      firstName,
      lastName,
      email: interview.email,
      phone: interview.phone,
    },
    completed: interview.completedAt?.getTime() ?? null,
    url: {
      short: `${links.publicUrl}/c/${code}`,
      private: `${links.publicUrl}/app/interviews/${interview.id}`,
      public: `${links.publicUrl}/${code}`,
    },
    ...(name === "interview.score-updated"
      ? { score: interview.reviewAverage === null ? null : { value: interview.reviewAverage, type: "average" } }
      : {}),
  };
}

/** As the queries tell the same name: what was given as the first name, while the name begins with it, else the first word. */
function partsOf({ name, givenName }: Pick<ToldInterview, "name" | "givenName">) {
  const given = givenName && `${name} `.startsWith(`${givenName} `) ? givenName : (name.trim().split(/\s+/)[0] ?? "");
  return { firstName: given, lastName: name.trimStart().slice(given.length).trim() };
}

/** The words of data.status; what was decided says more than how far it got. */
function statusOf({ decision, progress }: ToldInterview): string {
  if (decision !== "undecided") return decision;
  return progress === "completed" || progress === "evaluated" ? "completed" : "pending";
}

/** A foreign UUID has no short form, and stays as it is. */
const wireId = (id: string): string => uuidToHex(id) ?? id;
