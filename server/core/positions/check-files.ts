/** What a position or a question set may point to: files that the team of this workspace stored. */
import type { PositionSettings, QuestionInput } from "../../../shared/position.ts";
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";

/** Which of these are files that the team stored. */
async function brandFiles(change: Change, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await change.transaction
    .selectFrom("files")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "in", ids)
    // Recordings and resumes lie in the same table; a logo must not give them an address.
    .where("key", "like", `${change.workspaceId}/brand/%`)
    .execute();
  return new Set(found.map((row) => row.id));
}

/** A logo or intro video must be a file of this workspace. */
export async function checkFiles(change: Change, settings: PositionSettings): Promise<void> {
  const known = await brandFiles(
    change,
    [settings.branding.logoFileId, settings.introVideoFileId].filter((id) => id !== null),
  );
  if (settings.branding.logoFileId && !known.has(settings.branding.logoFileId)) {
    refuse("invalid", "The logo is not a file of this workspace.", { path: ["settings", "branding", "logoFileId"] });
  }
  if (settings.introVideoFileId && !known.has(settings.introVideoFileId)) {
    refuse("invalid", "The intro video is not a file of this workspace.", { path: ["settings", "introVideoFileId"] });
  }
}

/** The video of a question must be a file of this workspace that the team stored. */
export async function checkVideos(
  change: Change,
  questions: readonly Pick<QuestionInput, "videoFileId">[],
): Promise<void> {
  const wanted = questions.flatMap(({ videoFileId }) => (videoFileId === null ? [] : [videoFileId.toLowerCase()]));
  const known = await brandFiles(change, wanted);
  const missing = questions.findIndex(
    ({ videoFileId }) => videoFileId !== null && !known.has(videoFileId.toLowerCase()),
  );
  if (missing >= 0) {
    refuse("invalid", "The video is not a file of this workspace.", { path: ["questions", missing, "videoFileId"] });
  }
}
