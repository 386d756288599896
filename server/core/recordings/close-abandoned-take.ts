/** Closes a take that its candidate never came back to: what was received until then is the team's to see. */
import type { Transaction } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { UploadStorage } from "../../platform/uploads/uploads.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";
import type { ChangeDeps } from "../change.ts";
import { recordFile } from "../files/index.ts";

export interface CloseTakeDeps extends Pick<ChangeDeps, "database" | "clock"> {
  uploads: Pick<UploadStorage, "digest" | "exclusively">;
}

/**
 * Seals the open segments of a take whose interview has expired over what the server holds, as interrupted, and finishes the take;
 * it becomes the answer where there is no other. A take of an interview that is not expired is left alone.
 */
export async function closeAbandonedTake(
  deps: CloseTakeDeps,
  data: { workspaceId: string; takeId: string },
): Promise<void> {
  const workspaceId = brand(data.workspaceId);
  const open = await deps.database
    .selectFrom("takes")
    .innerJoin("interviews", (join) =>
      join
        .onRef("interviews.workspace_id", "=", "takes.workspace_id")
        .onRef("interviews.id", "=", "takes.interview_id"),
    )
    .select("takes.interview_id")
    .where("takes.workspace_id", "=", workspaceId)
    .where("takes.id", "=", data.takeId)
    .where("takes.state", "in", ["recording", "interrupted"])
    .where("interviews.progress", "=", "expired")
    .executeTakeFirst();
  if (!open) return;
  const segments = await deps.database
    .selectFrom("segments")
    .select(["id", "file_key", "content_type"])
    .where("workspace_id", "=", workspaceId)
    .where("take_id", "=", data.takeId)
    .where("state", "=", "open")
    .execute();
  for (const segment of segments) {
    await deps.uploads.exclusively(segment.file_key, async () => {
      await sealSegment(deps, workspaceId, open.interview_id, segment, await deps.uploads.digest(segment.file_key));
    });
  }
  await finish(deps, workspaceId, data.takeId, open.interview_id);
}

async function sealSegment(
  { database, clock }: CloseTakeDeps,
  workspaceId: WorkspaceId,
  interviewId: string,
  segment: { id: string; file_key: string; content_type: string },
  held: { bytes: number; sha256: string },
): Promise<void> {
  const now = clock();
  await database.transaction().execute(async (transaction) => {
    // The team may open the interview again at this very moment: then its candidate goes on in this segment.
    if (!(await lockExpired(transaction, workspaceId, interviewId))) return;
    const { numUpdatedRows } = await transaction
      .updateTable("segments")
      .set({ state: "interrupted", bytes: held.bytes, sha256: held.sha256, ended_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", segment.id)
      .where("state", "=", "open")
      .executeTakeFirst();
    if (numUpdatedRows === 0n || held.bytes === 0) return;
    const name = `recording${segment.file_key.slice(segment.file_key.lastIndexOf("."))}`;
    await recordFile(
      { transaction, workspaceId, now },
      { id: segment.id, key: segment.file_key, contentType: segment.content_type, name, ...held },
    );
  });
}

async function finish(
  { database, clock }: CloseTakeDeps,
  workspaceId: WorkspaceId,
  takeId: string,
  interviewId: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // The team has opened the interview again: the choice is the candidate's.
    if (!(await lockExpired(transaction, workspaceId, interviewId))) return;
    const take = await transaction
      .selectFrom("takes")
      .select(["interview_question_id", "attempt"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", takeId)
      .where("state", "in", ["recording", "interrupted"])
      .executeTakeFirst();
    if (!take) return;
    const recorded = await transaction
      .selectFrom("segments")
      .select(["id", "duration_ms"])
      .where("workspace_id", "=", workspaceId)
      .where("take_id", "=", takeId)
      .where("bytes", ">", 0)
      .execute();
    const other = await transaction
      .selectFrom("takes")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("interview_question_id", "=", take.interview_question_id)
      .where("attempt", "=", take.attempt)
      .where("kept", "=", true)
      .executeTakeFirst();
    const empty = recorded.length === 0;
    await transaction
      .updateTable("takes")
      .set({
        state: empty ? "discarded" : "finished",
        // A machine's closing uses up no take: after an extension the candidate may record it again.
        counted: false,
        kept: !empty && !other,
        ended_at: clock(),
        duration_ms: recorded.reduce((sum, segment) => sum + (segment.duration_ms ?? 0), 0) || null,
        media_state: empty ? "none" : "preparing",
        original_file_id: recorded.length === 1 ? (recorded[0]?.id ?? null) : null,
      })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", takeId)
      .execute();
  });
}

/** Locks the interview until the transaction ends; false when it is not expired any more. */
async function lockExpired(transaction: Transaction<Schema>, workspaceId: WorkspaceId, id: string): Promise<boolean> {
  const interview = await transaction
    .selectFrom("interviews")
    .select("progress")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return interview?.progress === "expired";
}
