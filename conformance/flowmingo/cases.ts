/** All cases of the Flowmingo wire. */
import type { Case } from "../kit.ts";
import { inviteCases } from "./invite.cases.ts";
import { pipelineCases } from "./pipeline.cases.ts";
import type { FlowmingoWire } from "./wire.ts";

export const flowmingoCases = (wire: FlowmingoWire): Case[] => [...inviteCases(wire), ...pipelineCases(wire)];
