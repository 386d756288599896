/** All cases of the InterviewFlowAI wire. */
import type { Case } from "../kit.ts";
import { batchCases } from "./batch.cases.ts";
import { doorCases } from "./door.cases.ts";
import { fetchCases } from "./fetch.cases.ts";
import { guideCases } from "./guide.cases.ts";
import { patchCases } from "./patch.cases.ts";
import { raceCases } from "./race.cases.ts";
import { singleCases } from "./single.cases.ts";
import type { Wire } from "./wire.ts";

/** The cases in the order to run them in; some build on what earlier ones of their group made. */
export const interviewflowCases = (wire: Wire): Case[] => [
  ...guideCases(wire),
  ...doorCases(wire),
  ...singleCases(wire),
  ...batchCases(wire),
  ...fetchCases(wire),
  ...patchCases(wire),
  ...raceCases(wire),
];
