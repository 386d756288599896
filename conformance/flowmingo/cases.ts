/** All cases of the Flowmingo wire. */
import type { Case, ConformanceReceiver } from "../kit.ts";
import { inviteCases } from "./invite.cases.ts";
import { pipelineCases } from "./pipeline.cases.ts";
import { resultCases } from "./results.cases.ts";
import { webhookCases } from "./webhook.cases.ts";
import type { FlowmingoWire } from "./wire.ts";

/** receiver: where webhooks can be received; without it what they say is not looked at. */
export const flowmingoCases = (wire: FlowmingoWire, receiver: ConformanceReceiver | null = null): Case[] => [
  ...inviteCases(wire),
  ...pipelineCases(wire),
  ...resultCases(wire),
  ...webhookCases(wire, receiver),
];
