/** The event feed: append-only, numbered per workspace without gaps, read in pages or live. */
export { type EventFilter, type EventRecord, listEvents, newestSequence } from "./list-events.ts";
export { type LiveHub, openLiveHub } from "./live-hub.ts";
