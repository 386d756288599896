/** All cases of the Hireflix wire. */
import type { Case, ConformanceReceiver } from "../kit.ts";
import { accountCases } from "./account.cases.ts";
import { doorCases } from "./door.cases.ts";
import { guideCases } from "./guide.cases.ts";
import { listCases } from "./lists.cases.ts";
import { partCases } from "./parts.cases.ts";
import { roomCases } from "./room.cases.ts";
import { webhookCases } from "./webhook.cases.ts";
import type { Hireflix } from "./wire.ts";

/** The cases in the order to run them in; receiver: where webhooks can be received. */
export const hireflixCases = (wire: Hireflix, receiver: ConformanceReceiver | null = null): Case[] => [
  ...doorCases(wire),
  ...guideCases(wire),
  ...listCases(wire),
  ...partCases(wire),
  ...roomCases(wire),
  ...accountCases(wire),
  ...webhookCases(wire, receiver),
];
