/** Webhooks in the native shape: the row of the event feed, as GET /events gives it. */
import { EVENT_DATA, EVENT_TYPES, type EventType } from "../../../shared/native.ts";
import type { WebhookShape } from "../../core/webhooks/index.ts";
import { presentEvent } from "./present.ts";

const isAboutInterview = (type: EventType): boolean => type.startsWith("interview.");
/** What receivers want most comes first. A webhook is not told of webhooks. */
const NAMES: readonly EventType[] = [
  ...EVENT_TYPES.filter(isAboutInterview),
  ...EVENT_TYPES.filter((type) => !isAboutInterview(type) && type !== "webhook.changed"),
];

const isNative = (name: string): name is EventType => Object.hasOwn(EVENT_DATA, name);

/** The states that an event's data holds where its type has them. */
const SAMPLE_STATES = { admission: "admitted", progress: "created", decision: "undecided" } as const;

export const nativeWebhook: WebhookShape = {
  names: NAMES,
  oneSecret: false,
  namesOf: ({ type }) => (type === "webhook.changed" ? [] : [type]),
  sampleOf(name) {
    const type = isNative(name) ? name : "interview.created";
    const shape = EVENT_DATA[type].shape;
    const data = Object.fromEntries(Object.entries(SAMPLE_STATES).filter(([key]) => key in shape));
    return { type, data };
  },
  compose: ({ event, test }) => ({ ...presentEvent(event, true), ...(test ? { test: true } : {}) }),
  sign: () => ({}),
};
