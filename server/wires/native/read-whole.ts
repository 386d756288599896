/** One interview whole, as every call that changes one answers it. */
import { hiddenFrom, may } from "../../core/actor.ts";
import { findWhole } from "../../core/interviews/index.ts";
import { withFiles } from "../../core/recordings/index.ts";
import { refuse } from "../../core/refusal.ts";
import { blindFor } from "../../core/reviews/index.ts";
import { transcriptsOf } from "../../core/transcripts/index.ts";
import type { Caller } from "./caller.ts";
import type { NativeContext } from "./context.ts";
import { presentInterview } from "./present.ts";

/** @throws RefusedError "not_found" for what is deleted or another workspace's. */
export async function readWhole(deps: NativeContext, caller: Caller, id: string) {
  const found = await findWhole(deps.database, caller.workspaceId, id, hiddenFrom(caller.actor));
  if (!found) refuse("not_found", "There is no such interview.");
  const [answers, transcripts, blind] = await Promise.all([
    withFiles(deps, caller.workspaceId, found.answers),
    // Integrations ask most often for interviews that nobody has answered yet: these spare a statement.
    transcriptsOf(deps.database, caller.workspaceId, found.answers.length === 0 ? [] : [id]),
    blindFor(deps.database, caller, [id]),
  ]);
  return presentInterview(deps, found.row, {
    answers,
    transcripts,
    details: found.details,
    blind,
    showLink: may(caller.actor, "interviews:write"),
  });
}
