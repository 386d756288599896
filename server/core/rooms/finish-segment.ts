/** Closes a segment: what the page says it recorded must be what the server holds. */
import type { FinishSegmentRequest, SegmentReceipt } from "../../../shared/room.ts";
import { recordFile } from "../files/index.ts";
import { changeRoom, checkFence, type OpenRoom, type RoomCaller, requireStage } from "./change-room.ts";
import type { RoomDeps } from "./room-deps.ts";
import { refuseRoom, refuseUnknown } from "./room-refusal.ts";

interface Held {
  bytes: number;
  sha256: string;
}

/**
 * Seals the segment when length and SHA-256 agree with what the server hashed, and gives the receipt; the same statement
 * again gives the same receipt.
 * @throws RefusedError "mismatch" with the server's bytes and sha256.
 */
export async function finishSegment(
  deps: RoomDeps,
  caller: RoomCaller,
  segmentId: string,
  request: FinishSegmentRequest,
): Promise<SegmentReceipt> {
  const { room } = caller;
  const find = () =>
    deps.database
      .selectFrom("segments")
      .select(["file_key", "content_type", "state"])
      .where("workspace_id", "=", room.workspaceId)
      .where("interview_id", "=", room.interview.id)
      .where("id", "=", segmentId)
      .executeTakeFirst();
  const segment = await find();
  if (!segment) refuseUnknown("segment");
  const { file_key: key, content_type: contentType } = segment;
  // Under the upload's own lock: a chunk that is still arriving ends first, and none can follow the seal.
  return deps.uploads.exclusively(key, async () => {
    const open = (await find())?.state === "open";
    const held = open ? await deps.uploads.digest(key) : null;
    const receipt = await changeRoom(deps, caller, (own) => seal(own, segmentId, request, held));
    if (receipt.bytes > 0) await deps.uploads.settle(key, { contentType });
    return receipt;
  });
}

async function seal(
  room: OpenRoom,
  segmentId: string,
  request: FinishSegmentRequest,
  held: Held | null,
): Promise<SegmentReceipt> {
  const { change, interview } = room;
  const segment = await change.transaction
    .selectFrom("segments")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interview.id)
    .where("id", "=", segmentId)
    .executeTakeFirst();
  if (!segment) refuseUnknown("segment");
  if (segment.state !== "open" && segment.sha256 !== null && segment.ended_at) {
    const same = segment.bytes === request.bytes && segment.sha256 === request.sha256;
    if (!same) refuseMismatch({ bytes: segment.bytes ?? 0, sha256: segment.sha256 });
    return { segmentId, bytes: request.bytes, sha256: segment.sha256, receivedAt: segment.ended_at.toISOString() };
  }
  requireStage(room, "answering");
  await checkFence(room, request.fence);
  if (segment.state !== "open" || !held) refuseRoom("not_allowed", "This recording was given up.");
  if (held.bytes !== request.bytes || held.sha256 !== request.sha256) refuseMismatch(held);
  await change.transaction
    .updateTable("segments")
    .set({
      state: request.interrupted ? "interrupted" : "finished",
      bytes: held.bytes,
      sha256: held.sha256,
      duration_ms: request.durationMs,
      ended_at: change.now,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", segmentId)
    .execute();
  if (held.bytes > 0) {
    await recordFile(change, {
      id: segmentId,
      key: segment.file_key,
      contentType: segment.content_type,
      name: `recording${segment.file_key.slice(segment.file_key.lastIndexOf("."))}`,
      ...held,
    });
  }
  if (request.interrupted) {
    await change.transaction
      .updateTable("takes")
      .set({ state: "interrupted" })
      .where("workspace_id", "=", change.workspaceId)
      .where("id", "=", segment.take_id)
      .where("state", "=", "recording")
      .execute();
  }
  return { segmentId, ...held, receivedAt: change.now.toISOString() };
}

function refuseMismatch(held: Held): never {
  refuseRoom("mismatch", "The server holds something else than was stated.", { ...held });
}
