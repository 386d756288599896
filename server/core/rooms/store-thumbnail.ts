/** Takes the picture that the page drew of a take while it was recorded. */
import { Readable } from "node:stream";
import { newId } from "../../../shared/ids.ts";
import { dropBytes, recordFile } from "../files/index.ts";
import { changeRoom, type RoomCaller } from "./change-room.ts";
import { limitBytes } from "./limit-bytes.ts";
import type { RoomDeps } from "./room-deps.ts";
import { refuseUnknown } from "./room-refusal.ts";

const MAXIMUM_BYTES = 512 * 1024;

/** A JPEG of at most 512 KiB; the first one of a take stays. @throws RefusedError "invalid" for anything else. */
export async function storeThumbnail(
  deps: RoomDeps,
  caller: RoomCaller,
  takeId: string,
  body: Readable,
): Promise<void> {
  const { room } = caller;
  const take = await deps.database
    .selectFrom("takes")
    .select("thumbnail_file_id")
    .where("workspace_id", "=", room.workspaceId)
    .where("interview_id", "=", room.interview.id)
    .where("id", "=", takeId)
    .executeTakeFirst();
  if (!take) refuseUnknown("take");
  if (take.thumbnail_file_id) {
    body.resume();
    return;
  }
  const id = newId(deps.clock());
  const key = `${room.workspaceId}/thumbnails/${id}.jpg`;
  const stored = await deps.files.put(key, Readable.from(limitBytes(body, MAXIMUM_BYTES, isJpeg)), {
    contentType: "image/jpeg",
  });
  const used = await changeRoom(deps, caller, async ({ change }) => {
    await recordFile(change, { id, key, contentType: "image/jpeg", name: "thumbnail.jpg", ...stored });
    const { numUpdatedRows } = await change.transaction
      .updateTable("takes")
      .set({ thumbnail_file_id: id })
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "=", takeId)
      .where("thumbnail_file_id", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return true;
    await change.transaction
      .deleteFrom("files")
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "=", id)
      .execute();
    return false;
  }).catch(async (error: unknown) => {
    await dropBytes(deps, room.workspaceId, key);
    throw error;
  });
  if (!used) await dropBytes(deps, room.workspaceId, key);
}

const isJpeg = (head: Buffer): boolean => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff;
