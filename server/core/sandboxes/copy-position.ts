/** Copies a position into the sandbox, so that a client that is tried out finds what it will find later. */
import { hiddenFrom, type WorkspaceId } from "../actor.ts";
import { type Change, quietly } from "../change.ts";
import { createPosition, findPosition, type PositionRecord } from "../positions/index.ts";
import { refuse } from "../refusal.ts";
import { ensureSandbox } from "./ensure-sandbox.ts";

/**
 * Makes a copy of a live position in the workspace's sandbox, which is made when there is none. Its pictures and videos stay behind.
 * @throws RefusedError "not_found"; "not_allowed" in a sandbox.
 */
export async function copyToSandbox(
  change: Change,
  positionId: string,
): Promise<{ sandbox: WorkspaceId; position: PositionRecord }> {
  const sandbox = await ensureSandbox(change);
  const position = await findPosition(change.transaction, change.workspaceId, positionId, {
    hidden: hiddenFrom(change.actor),
  });
  if (!position) refuse("not_found", "There is no such position.");
  const { branding, ...settings } = position.settings;
  const copy = await createPosition(
    { ...quietly(change), workspaceId: sandbox },
    {
      title: position.title,
      visibility: position.visibility,
      projectId: null,
      access: "team",
      memberIds: [],
      settings: { ...settings, introVideoFileId: null, branding: { ...branding, logoFileId: null } },
      questions: position.questions.map(({ id: _id, ordinal: _ordinal, ...question }) => ({
        ...question,
        videoFileId: null,
      })),
    },
  );
  change.audit({
    action: "sandbox.position_copied",
    subjectType: "position",
    subjectId: positionId,
    data: { copyId: copy.id },
  });
  return { sandbox, position: copy };
}
