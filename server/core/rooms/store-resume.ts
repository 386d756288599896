/** Takes the candidate's resume: a PDF by content, streamed to the store, a row that points to it. */
import { Readable } from "node:stream";
import { newId } from "../../../shared/ids.ts";
import { queueDocument } from "../documents/index.ts";
import { dropBytes } from "../files/index.ts";
import { requireSandboxRoom } from "../sandbox-bounds.ts";
import { changeRoom, noteAct, type RoomCaller, requireStage, stageOf } from "./change-room.ts";
import { limitBytes } from "./limit-bytes.ts";
import type { RoomDeps } from "./room-deps.ts";
import { refuseRoom } from "./room-refusal.ts";

const MAXIMUM_BYTES = 10 * 1024 * 1024;
const PDF_MAGIC = "%PDF-";

/** @throws RefusedError "invalid" when the bytes are no PDF, "too_large" above 10 MiB. */
export async function storeResume(deps: RoomDeps, caller: RoomCaller, body: Readable): Promise<void> {
  const { room } = caller;
  if ((await stageOf(deps.database, room, deps.clock())) !== "form") {
    refuseRoom("not_allowed", "The form takes no resume now.");
  }
  const fileId = newId(deps.clock());
  const key = `${room.workspaceId}/resumes/${fileId}.pdf`;
  const stored = await deps.files.put(key, Readable.from(limitBytes(body, MAXIMUM_BYTES, isPdf)), {
    contentType: "application/pdf",
  });
  try {
    await changeRoom(deps, caller, async (open) => {
      requireStage(open, "form");
      const { change, interview } = open;
      await requireSandboxRoom(change);
      await change.transaction
        .insertInto("files")
        .values({
          workspace_id: change.workspaceId,
          id: fileId,
          key,
          content_type: "application/pdf",
          name: "resume.pdf",
          bytes: stored.bytes,
          sha256: stored.sha256,
          created_at: change.now,
        })
        .execute();
      await change.transaction
        .updateTable("interviews")
        .set({ resume_file_id: fileId, resume_status: "stored", resume_error: null, updated_at: change.now })
        .where("workspace_id", "=", change.workspaceId)
        .where("id", "=", interview.id)
        .execute();
      noteAct(open, "resume_stored", { fileId });
      await queueDocument(change, fileId);
    });
  } catch (error) {
    await dropBytes(deps, room.workspaceId, key);
    throw error;
  }
}

/** Some writers put a few bytes before the mark; readers accept it within the first kilobyte. */
const isPdf = (head: Buffer): boolean => head.subarray(0, 1024).includes(PDF_MAGIC);
