/** All cases of the native API. */
import type { Case } from "../kit.ts";
import { conditionalCases } from "./conditional.cases.ts";
import { doorCases } from "./door.cases.ts";
import { eventCases } from "./events.cases.ts";
import { idempotencyCases } from "./idempotency.cases.ts";
import { interviewCases } from "./interviews.cases.ts";
import { listCases } from "./lists.cases.ts";
import { operationCases } from "./operations.cases.ts";
import type { Native } from "./wire.ts";

/** The cases in the order to run them in. */
export const nativeCases = (native: Native): Case[] => [
  ...doorCases(native),
  ...operationCases(native),
  ...interviewCases(native),
  ...listCases(native),
  ...idempotencyCases(native),
  ...conditionalCases(native),
  ...eventCases(native),
];
