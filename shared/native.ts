/** The native API's shapes, a file per noun: bodies and answers as schemas, their types beside them. Served under /api/v1. */
export * from "./native/calls.ts";
export * from "./native/candidates.ts";
export * from "./native/fields.ts";
export * from "./native/interview-batch.ts";
export * from "./native/interview-bodies.ts";
export * from "./native/interview-lists.ts";
export * from "./native/interview-sorts.ts";
export * from "./native/interviews.ts";
export * from "./native/keys.ts";
export * from "./native/mails.ts";
export * from "./native/page.ts";
export * from "./native/positions.ts";
export * from "./native/roles.ts";
export * from "./native/session.ts";
export * from "./native/workspace.ts";
export type { Message, PositionSettings } from "./position.ts";
