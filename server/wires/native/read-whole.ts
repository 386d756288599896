/** One interview whole, as every call that changes one answers it. */
import { hiddenFrom, may } from "../../core/actor.ts";
import { fieldsOf } from "../../core/fields/index.ts";
import { findInterview, latestDecision, readDetails } from "../../core/interviews/index.ts";
import { answersOf } from "../../core/recordings/index.ts";
import { refuse } from "../../core/refusal.ts";
import { blindFor } from "../../core/reviews/index.ts";
import type { Caller } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { presentInterview } from "./present.ts";

/** @throws RefusedError "not_found" for what is deleted or another workspace's. */
export async function readWhole(deps: NativeContext, caller: Caller, id: string) {
  const row = await findInterview(deps.database, caller.workspaceId, id, hiddenFrom(caller.actor));
  if (!row) refuse("not_found", "There is no such interview.");
  const [fields, answers, details, decision, blind] = await Promise.all([
    fieldsOf(deps.database, caller.workspaceId, [id]),
    answersOf(deps, caller.workspaceId, [id]),
    readDetails(deps.database, caller.workspaceId, row),
    latestDecision(deps.database, caller.workspaceId, id),
    blindFor(deps.database, caller, [id]),
  ]);
  return presentInterview(deps, row, {
    fields: fields.get(id) ?? {},
    answers: answers.get(id) ?? [],
    details,
    latestDecision: decision,
    blind,
    showLink: may(caller.actor, "interviews:write"),
  });
}
