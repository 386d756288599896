/** Makes a clip of the team's (a recorded question, an intro) play everywhere that the server can make it: the file behind its id is replaced. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { contentTypeOf } from "../../platform/media/media.ts";
import { workspaceId as brand } from "../actor.ts";
import { dropBytes } from "../files/index.ts";
import type { PrepareMediaDeps } from "./prepare-media.job.ts";
import { findFiles } from "./stored-files.ts";

export interface PrepareClipData {
  workspaceId: string;
  fileId: string;
}

export const prepareClipJob: JobDefinition<PrepareClipData> = {
  name: "prepare-clip",
  data: z.strictObject({ workspaceId: z.guid(), fileId: z.guid() }),
  retryLimit: 4,
  retryDelaySeconds: 15,
  expireInSeconds: 3600,
  concurrency: 1,
};

/**
 * Rewrites the clip so that it seeks and states its length, as H.264 when there is an ffmpeg and it is something else. A clip that can
 * not be read stays as it came. Done once: a file with a length is prepared.
 */
export async function prepareClip(
  deps: Pick<PrepareMediaDeps, "database" | "files" | "media" | "dataDir" | "clock">,
  data: PrepareClipData,
): Promise<void> {
  const workspaceId = brand(data.workspaceId);
  const file = (await findFiles(deps.database, workspaceId, [data.fileId])).get(data.fileId);
  if (!file || file.durationMs !== null) return;
  const parent = join(deps.dataDir, "preparing");
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(parent, "clip-"));
  const source = await deps.files.localCopy(file.key);
  try {
    const remuxed = join(folder, "clip");
    const made = await deps.media.remux([source.path], remuxed);
    if (made.outcome === "unplayable") return;
    const rendition = join(folder, "clip.mp4");
    const rendered = made.facts.videoCodec !== "avc" && (await deps.media.render(remuxed, rendition));
    const contentType = rendered ? "video/mp4" : contentTypeOf(made.facts);
    const key = `${workspaceId}/brand/${newId(deps.clock())}.${contentType.split("/")[1] ?? "mp4"}`;
    const stored = await deps.files.moveIn(key, rendered ? rendition : remuxed, { contentType });
    const { numUpdatedRows } = await deps.database
      .updateTable("files")
      .set({ key, content_type: contentType, ...stored, duration_ms: made.facts.durationMs })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", file.id)
      .where("key", "=", file.key)
      .executeTakeFirst();
    await dropBytes(deps, workspaceId, numUpdatedRows > 0n ? file.key : key);
  } finally {
    await source.release();
    await rm(folder, { recursive: true, force: true });
  }
}
