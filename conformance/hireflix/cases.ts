/** All cases of the Hireflix wire. */
import type { Case } from "../kit.ts";
import { doorCases } from "./door.cases.ts";
import { guideCases } from "./guide.cases.ts";
import { listCases } from "./lists.cases.ts";
import { roomCases } from "./room.cases.ts";
import type { Hireflix } from "./wire.ts";

/** The cases in the order to run them in. */
export const hireflixCases = (wire: Hireflix): Case[] => [
  ...doorCases(wire),
  ...guideCases(wire),
  ...listCases(wire),
  ...roomCases(wire),
];
