/** Takes custom fields back from the client: a merge into what is there. */
import { authorise } from "../../core/actor.ts";
import { type ChangeDeps, changeWorkspace } from "../../core/change.ts";
import { mergeFields } from "../../core/fields/index.ts";
import type { KeyCaller } from "../../core/keys/index.ts";
import { RefusedError } from "../../core/refusal.ts";
import { findUnstorable } from "../../core/storable-text.ts";
import { patchSchema } from "./bodies.ts";
import { invalidBody, parseBody } from "./envelope.ts";

export async function writeBack(deps: ChangeDeps, caller: KeyCaller, body: unknown) {
  authorise(caller.actor, "interviews:write");
  const { interviewId, candidateAdditionalFields: values } = parseBody(patchSchema, body);
  const unstorable = findUnstorable(values, ["candidateAdditionalFields"]);
  if (unstorable) throw invalidBody([unstorable]);
  const merged = await changeWorkspace(deps, caller.actor, caller.workspaceId, async (change) => {
    const [result] = await mergeFields(change, [{ interviewId, values }]);
    if (result?.ok) return result.value;
    // Thrown, so that what the merge has defined on its way is rolled back.
    const refusal = result?.refusal ?? { code: "not_found" as const, message: "There is no such interview." };
    throw new RefusedError(
      refusal.path ? { ...refusal, path: ["candidateAdditionalFields", ...refusal.path] } : refusal,
    );
  });
  return {
    data: { interviewId, candidateAdditionalFields: merged },
    code: 200,
    message: "Custom fields updated successfully",
  };
}
