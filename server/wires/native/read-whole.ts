/** One interview whole, as every call that changes one answers it. */
import { hiddenFrom, may } from "../../core/actor.ts";
import { findInterview, readDetails } from "../../core/interviews/index.ts";
import { answersOf } from "../../core/recordings/index.ts";
import { refuse } from "../../core/refusal.ts";
import { blindFor } from "../../core/reviews/index.ts";
import { transcriptsOf } from "../../core/transcripts/index.ts";
import type { Caller } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { presentInterview } from "./present.ts";

/** @throws RefusedError "not_found" for what is deleted or another workspace's. */
export async function readWhole(deps: NativeContext, caller: Caller, id: string) {
  const [row, details, answers, transcripts, blind] = await Promise.all([
    findInterview(deps.database, caller.workspaceId, id, hiddenFrom(caller.actor)),
    readDetails(deps.database, caller.workspaceId, id),
    answersOf(deps, caller.workspaceId, [id]),
    transcriptsOf(deps.database, caller.workspaceId, [id]),
    blindFor(deps.database, caller, [id]),
  ]);
  if (!row) refuse("not_found", "There is no such interview.");
  return presentInterview(deps, row, {
    answers: answers.get(id) ?? [],
    transcripts,
    details,
    blind,
    showLink: may(caller.actor, "interviews:write"),
  });
}
