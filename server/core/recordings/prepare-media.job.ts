/** Makes a finished take playable: one file that seeks, a thumbnail, and a rendition for old players. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Updateable } from "kysely";
import { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Files } from "../../platform/files/files.ts";
import type { JobDefinition, JobRun } from "../../platform/jobs/jobs.ts";
import { contentTypeOf, type Media, type MediaFacts } from "../../platform/media/media.ts";
import type { UploadStorage } from "../../platform/uploads/uploads.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";
import type { ChangeDeps } from "../change.ts";
import { dropBytes, recordFile } from "../files/index.ts";
import { whySandboxFull } from "../sandbox-bounds.ts";
import { closeAbandonedTake } from "./close-abandoned-take.ts";
import { findFiles } from "./stored-files.ts";

export interface PrepareMediaData {
  workspaceId: string;
  takeId: string;
}

export const prepareMediaJob: JobDefinition<PrepareMediaData> = {
  name: "prepare-media",
  data: z.strictObject({ workspaceId: z.guid(), takeId: z.guid() }),
  retryLimit: 4,
  retryDelaySeconds: 15,
  expireInSeconds: 2 * 3600,
  concurrency: 2,
};

export interface PrepareMediaDeps extends ChangeDeps {
  files: Files;
  uploads: Pick<UploadStorage, "settle" | "digest" | "exclusively">;
  media: Media;
  dataDir: string;
}

type FileColumn = "playable_file_id" | "rendition_file_id" | "thumbnail_file_id";

interface Take {
  workspaceId: WorkspaceId;
  id: string;
  originalFileId: string | null;
  playableFileId: string | null;
  renditionFileId: string | null;
  thumbnailFileId: string | null;
  mediaState: string;
  segments: { file_key: string; content_type: string }[];
}

/**
 * Does what is still missing of a finished take, so that running it again goes on where it stopped. What was received is never
 * touched: an original stays whatever becomes of it.
 */
export async function prepareMedia(
  deps: PrepareMediaDeps,
  data: PrepareMediaData,
  run: Pick<JobRun, "lastAttempt">,
): Promise<void> {
  await closeAbandonedTake(deps, data);
  const take = await readTake(deps, data);
  if (!take || take.segments.length === 0 || take.mediaState === "unplayable") return;
  const parent = join(deps.dataDir, "preparing");
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(parent, "take-"));
  try {
    const fileId = take.playableFileId ?? (await makePlayable(deps, take, folder));
    if (fileId) await addPictures(deps, take, fileId, folder);
  } catch (error) {
    if (run.lastAttempt && !take.playableFileId) {
      await settleState(
        deps,
        take,
        "unplayable",
        "The recording could not be prepared for playing. The original is kept.",
      );
    }
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readTake({ database }: PrepareMediaDeps, data: PrepareMediaData): Promise<Take | null> {
  const workspaceId = brand(data.workspaceId);
  const row = await database
    .selectFrom("takes")
    .select(["original_file_id", "playable_file_id", "rendition_file_id", "thumbnail_file_id", "media_state"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", data.takeId)
    .where("state", "=", "finished")
    .executeTakeFirst();
  if (!row) return null;
  const segments = await database
    .selectFrom("segments")
    .select(["file_key", "content_type"])
    .where("workspace_id", "=", workspaceId)
    .where("take_id", "=", data.takeId)
    .where("bytes", ">", 0)
    .orderBy("ordinal")
    .execute();
  return {
    workspaceId,
    id: data.takeId,
    originalFileId: row.original_file_id,
    playableFileId: row.playable_file_id,
    renditionFileId: row.rendition_file_id,
    thumbnailFileId: row.thumbnail_file_id,
    mediaState: row.media_state,
    segments,
  };
}

/** Joins the segments into one file, read back before it counts. The id of that file, or null when they can not be played. */
async function makePlayable(deps: PrepareMediaDeps, take: Take, folder: string): Promise<string | null> {
  const copies: { path: string; release(): Promise<void> }[] = [];
  try {
    for (const { file_key, content_type } of take.segments) {
      // A process that died between the seal and this step left the bytes where they arrived.
      await deps.uploads.settle(file_key, { contentType: content_type });
      copies.push(await deps.files.localCopy(file_key));
    }
    const path = join(folder, "playable");
    const made = await deps.media.remux(
      copies.map((copy) => copy.path),
      path,
    );
    if (made.outcome === "unplayable") {
      await settleState(deps, take, "unplayable", made.reason);
      return null;
    }
    const contentType = contentTypeOf(made.facts);
    return await keepFile(deps, take, "playable_file_id", path, { contentType, name: "answer" }, (id) => ({
      media_state: "playable",
      media_reason: null,
      duration_ms: made.facts.durationMs,
      // Several segments have no other whole than the joined file.
      original_file_id: take.originalFileId ?? id,
    }));
  } finally {
    for (const copy of copies) await copy.release();
  }
}

/** What ffmpeg adds, when there is one: a thumbnail where the room gave none, H.264 and AAC where the recording is something else. */
async function addPictures(deps: PrepareMediaDeps, take: Take, fileId: string, folder: string): Promise<void> {
  if (deps.media.ffmpeg === null) return;
  const file = (await findFiles(deps.database, take.workspaceId, [fileId])).get(fileId);
  if (!file) return;
  const source = await deps.files.localCopy(file.key);
  try {
    const facts = await deps.media.inspect(source.path);
    const thumbnail = join(folder, "thumbnail.jpg");
    if (!take.thumbnailFileId && facts?.hasVideo && (await deps.media.thumbnail(source.path, thumbnail))) {
      await keepFile(deps, take, "thumbnail_file_id", thumbnail, { contentType: "image/jpeg", name: "thumbnail" });
    }
    const rendition = join(folder, "rendition.mp4");
    if (take.renditionFileId || !facts || playsEverywhere(facts)) return;
    const full = await whySandboxFull(deps.database, take.workspaceId);
    if (full !== null) {
      await deps.database
        .updateTable("takes")
        .set({ media_reason: `No rendition for old players was made. ${full}` })
        .where("workspace_id", "=", take.workspaceId)
        .where("id", "=", take.id)
        .execute();
    } else if (await deps.media.render(source.path, rendition)) {
      const contentType = facts.hasVideo ? "video/mp4" : "audio/mp4";
      await keepFile(deps, take, "rendition_file_id", rendition, { contentType, name: "answer-h264" });
    }
  } finally {
    await source.release();
  }
}

const playsEverywhere = ({ container, videoCodec, audioCodec, hasVideo, hasAudio }: MediaFacts): boolean =>
  container === "mp4" && (!hasVideo || videoCodec === "avc") && (!hasAudio || audioCodec === "aac");

/**
 * Moves a made file into the store and points the take to it, unless another run was first; what also becomes true of the take is
 * written with it. Its id, or null then.
 */
async function keepFile(
  deps: PrepareMediaDeps,
  take: Take,
  column: FileColumn,
  path: string,
  { contentType, name }: { contentType: string; name: string },
  also: (fileId: string) => Updateable<Schema["takes"]> = () => ({}),
): Promise<string | null> {
  const id = newId(deps.clock());
  const extension = contentType === "image/jpeg" ? "jpg" : (contentType.split("/")[1] ?? "mp4");
  const key = `${take.workspaceId}/made/${take.id}/${id}.${extension}`;
  const stored = await deps.files.moveIn(key, path, { contentType });
  const used = await deps.database.transaction().execute(async (transaction) => {
    await recordFile(
      { transaction, workspaceId: take.workspaceId, now: deps.clock() },
      { id, key, contentType, name: `${name}.${extension}`, ...stored },
    );
    const { numUpdatedRows } = await transaction
      .updateTable("takes")
      .set({ ...also(id), [column]: id })
      .where("workspace_id", "=", take.workspaceId)
      .where("id", "=", take.id)
      .where(column, "is", null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return true;
    await transaction.deleteFrom("files").where("workspace_id", "=", take.workspaceId).where("id", "=", id).execute();
    return false;
  });
  if (!used) await dropBytes(deps, take.workspaceId, key);
  return used ? id : null;
}

async function settleState(deps: PrepareMediaDeps, take: Take, state: "unplayable", reason: string): Promise<void> {
  await deps.database
    .updateTable("takes")
    .set({ media_state: state, media_reason: reason })
    .where("workspace_id", "=", take.workspaceId)
    .where("id", "=", take.id)
    .where("playable_file_id", "is", null)
    .execute();
}
