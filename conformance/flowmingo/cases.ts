/** All cases of the Flowmingo wire. */
import type { Case, ConformanceReceiver } from "../kit.ts";
import { candidateCases } from "./candidate.cases.ts";
import { cvCases } from "./cv.cases.ts";
import { inviteCases } from "./invite.cases.ts";
import { listCases } from "./lists.cases.ts";
import { pipelineCases } from "./pipeline.cases.ts";
import { resultCases } from "./results.cases.ts";
import { webhookCases } from "./webhook.cases.ts";
import type { FlowmingoWire } from "./wire.ts";

/** receiver: where webhooks can be received; without it what they say is not looked at. */
export const flowmingoCases = (wire: FlowmingoWire, receiver: ConformanceReceiver | null = null): Case[] => [
  ...inviteCases(wire),
  ...candidateCases(wire),
  // A deployment that can reach the receiver may reach private networks.
  ...(receiver === null ? cvCases(wire) : []),
  ...pipelineCases(wire),
  ...listCases(wire),
  ...resultCases(wire),
  ...webhookCases(wire, receiver),
];
