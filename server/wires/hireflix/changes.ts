/** How the mutations of POST /me change something: the right is asked for, then one change after another, each with its own transaction. */

import type { Scope } from "../../../shared/native.ts";
import { authorise } from "../../core/actor.ts";
import { type Change, changeWorkspace } from "../../core/change.ts";
import type { MeContext } from "./context.ts";

/**
 * Runs a command in its turn and then reads what the query selects of its outcome, before the next mutation of the query begins:
 * so each answer shows the state that its own mutation left.
 */
export async function changed<Value, Answer>(
  context: MeContext,
  scope: Scope,
  command: (change: Change) => Promise<Value>,
  answer: (value: Value) => Promise<Answer> | Answer,
): Promise<Answer> {
  const { deps, caller } = context;
  authorise(caller.actor, scope);
  return context.inTurn(async () => answer(await changeWorkspace(deps, caller.actor, caller.workspaceId, command)));
}

/** Things one after another, in the order in which they were asked for; one that fails holds up nobody. */
export function createTurns(): MeContext["inTurn"] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
