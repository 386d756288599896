/** Files of a workspace: what a person uploaded or a job fetched, kept in the store and named by a row. */
import { Readable } from "node:stream";
import type { Id } from "../../../shared/ids.ts";
import { newId } from "../../../shared/ids.ts";
import type { Files } from "../../platform/files/files.ts";
import type { WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { accepted, type Result, refused } from "../refusal.ts";

export { type DropBytesDeps, dropBytes } from "./drop-bytes.ts";
export { finishErasures, finishErasuresJob, noteLeftovers, type OutsideDeps, runFinishErasures } from "./leftovers.ts";

export interface FileFacts {
  id: Id;
  key: string;
  bytes: number;
  sha256: string;
  contentType: string;
  name: string;
}

/** Writes a file of at most maximumBytes to the store, before any row points to it. Refuses "too_large" and "invalid" (empty). */
export async function putFile(
  files: Files,
  workspaceId: WorkspaceId,
  body: Readable | Buffer,
  facts: { folder: string; extension: string; contentType: string; name: string; maximumBytes: number; now: Date },
): Promise<Result<FileFacts>> {
  const id = newId(facts.now);
  const key = `${workspaceId}/${facts.folder}/${id}.${facts.extension}`;
  try {
    const { bytes, sha256 } = await files.put(key, Readable.from(limited(body, facts.maximumBytes)), {
      contentType: facts.contentType,
    });
    if (bytes > 0) return accepted({ id, key, bytes, sha256, contentType: facts.contentType, name: facts.name });
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
    return refused("too_large", `This file can have at most ${Math.floor(facts.maximumBytes / 1024 / 1024)} MiB.`);
  }
  await files.delete(key);
  return refused("invalid", "The file is empty.");
}

class TooLargeError extends Error {}

/** Passes a body through until it is larger than it may be: no more of it is stored, whatever length it stated. */
async function* limited(body: Readable | Buffer, maximumBytes: number): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const chunk of Buffer.isBuffer(body) ? [body] : body) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    total += bytes.length;
    if (total > maximumBytes) throw new TooLargeError();
    yield bytes;
  }
}

/** Writes the row that makes a stored file one of the workspace's; a row that is there already stays as it is. */
export async function recordFile(
  change: Pick<Change, "transaction" | "workspaceId" | "now">,
  file: Omit<FileFacts, "id"> & { id: string },
): Promise<void> {
  await recordFiles(change, [file]);
}

/** The same for some files at once, in one statement. */
export async function recordFiles(
  change: Pick<Change, "transaction" | "workspaceId" | "now">,
  files: readonly (Omit<FileFacts, "id"> & { id: string })[],
): Promise<void> {
  if (files.length === 0) return;
  await change.transaction
    .insertInto("files")
    .values(
      files.map((file) => ({
        workspace_id: change.workspaceId,
        id: file.id,
        key: file.key,
        content_type: file.contentType,
        name: file.name,
        bytes: file.bytes,
        sha256: file.sha256,
        created_at: change.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doNothing())
    .execute();
}
