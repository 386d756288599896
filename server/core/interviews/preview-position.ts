/** A preview: the room of a position exactly as a candidate meets it, for a member who tries it out. */
import { newId } from "../../../shared/ids.ts";
import { type Change, quietly } from "../change.ts";
import { refuse, unwrap } from "../refusal.ts";
import { type CreateInterviewsDeps, createInterviews } from "./create-interviews.ts";

/** How long a preview opens. */
const PREVIEW_HOURS = 24;
const HOUR_MS = 3_600_000;

/**
 * Makes a room that plays through as for a candidate, from the form to the last page, and that nobody else ever meets: it is an
 * interview that is born deleted, so no list, count, look-up or mail finds it; it records no event; a job removes it with its
 * recordings when its time is over.
 * @throws RefusedError "not_found" for an unknown position, "not_allowed" for an archived one.
 */
export async function previewPosition(
  deps: CreateInterviewsDeps,
  change: Change,
  positionId: string,
): Promise<{ link: string; expiresAt: Date }> {
  const expiresAt = new Date(change.now.getTime() + PREVIEW_HOURS * HOUR_MS);
  // An address of its own, that no mail reaches: candidates of that address can not be in the way.
  const email = `preview-${newId(change.now)}@preview.invalid`;
  const [result] = await createInterviews(deps, quietly(change), positionId, [
    {
      name: change.actor.kind === "member" ? change.actor.name : "Preview",
      email,
      admission: "admitted",
      skills: [],
      customQuestions: [],
      fields: {},
      metadata: {},
      mailing: "never",
      sendAt: null,
      source: "preview",
    },
  ]);
  if (!result) refuse("invalid", "The preview could not be made.");
  const { id, code } = unwrap(result);
  await change.transaction
    .updateTable("interviews")
    .set({ preview: true, deleted_at: change.now, expires_at: expiresAt })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  await change.transaction
    .updateTable("candidates")
    .set({ preview: true })
    .where("workspace_id", "=", change.workspaceId)
    .where("email", "=", email)
    .execute();
  change.audit({ action: "position.previewed", subjectType: "position", subjectId: positionId });
  return { link: `${deps.publicUrl}/i/${code}`, expiresAt };
}
