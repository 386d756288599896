/** May these bytes be written? One query answers for code, fence, segment and interview together. */
import { type Kysely, sql } from "kysely";
import type { Progress } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";
import type { ChangeDeps } from "../change.ts";
import { refuseRoom } from "./room-refusal.ts";
import { GRACE_MS } from "./room-stage.ts";
import { maximumSegmentBytes } from "./take-rules.ts";

export interface UploadGrant {
  workspaceId: WorkspaceId;
  interviewId: string;
  segmentId: string;
  fileKey: string;
  maximumBytes: number;
  /** Its final length once it is closed; null while it may grow. */
  closedBytes: number | null;
}

interface Row {
  workspace_id: string;
  interview_id: string;
  holder: string | null;
  holder_fence: number;
  progress: Progress;
  expires_at: Date | null;
  file_key: string;
  state: "open" | "interrupted" | "finished";
  bytes: number | null;
  answer_seconds: number;
}

/**
 * Grants reading the offset of a segment, or appending to it. A tab that has taken over may finish what the earlier one left;
 * the earlier tab's own requests carry an older fence and are refused. Null when the code and the segment do not belong together.
 */
export async function openUpload(
  { database, clock }: Pick<ChangeDeps, "database" | "clock">,
  { code, segmentId, fence, append }: { code: string; segmentId: string; fence: number; append: boolean },
): Promise<UploadGrant | null> {
  const { rows } = await sql<Row>`
    select interviews.workspace_id, interviews.id as interview_id, interviews.holder, interviews.holder_fence, interviews.progress,
      interviews.expires_at, segments.file_key, segments.state, segments.bytes, questions.answer_seconds
    from interviews
    join segments on segments.workspace_id = interviews.workspace_id and segments.interview_id = interviews.id
    join takes on takes.workspace_id = segments.workspace_id and takes.id = segments.take_id
    join interview_questions questions
      on questions.workspace_id = takes.workspace_id and questions.id = takes.interview_question_id
    where interviews.code_hash = ${hashSecret(code)} and interviews.deleted_at is null and segments.id = ${segmentId}
  `.execute(database);
  const [row] = rows;
  if (!row) return null;
  if (row.holder === null || row.holder_fence !== fence) {
    refuseRoom("fenced", "Another tab has taken over this interview.");
  }
  if (append) {
    if (row.state !== "open") refuseRoom("not_allowed", "This recording is closed.");
    if (row.progress === "withdrawn") refuseRoom("withdrawn", "This interview was withdrawn.");
    const late = row.expires_at ? clock().getTime() - row.expires_at.getTime() : 0;
    if (row.progress === "expired" || late >= GRACE_MS) refuseRoom("expired", "The link has expired.");
    if (row.progress !== "answering") refuseRoom("not_allowed", "This interview takes no recording now.");
  }
  return {
    workspaceId: brand(row.workspace_id),
    interviewId: row.interview_id,
    segmentId,
    fileKey: row.file_key,
    maximumBytes: maximumSegmentBytes(row.answer_seconds),
    closedBytes: row.state === "open" ? null : (row.bytes ?? 0),
  };
}

/** Asked once the upload's lock is held: between the grant and the lock another process may have closed the segment. */
export async function requireStillOpen(database: Kysely<Schema>, grant: UploadGrant): Promise<void> {
  const row = await database
    .selectFrom("segments")
    .select("state")
    .where("workspace_id", "=", grant.workspaceId)
    .where("id", "=", grant.segmentId)
    .executeTakeFirst();
  if (row?.state !== "open") refuseRoom("not_allowed", "This recording is closed.");
}

const SIGHTING_MS = 5000;
const MAXIMUM_KNOWN = 20_000;

/** Notes that the holder was seen: an upload that flows is a sign of life. At most one write in five seconds. */
export function createSightings({ database, clock }: Pick<ChangeDeps, "database" | "clock">) {
  const written = new Map<string, number>();
  return async ({ workspaceId, interviewId }: UploadGrant, fence: number): Promise<void> => {
    const now = clock();
    if (now.getTime() - (written.get(interviewId) ?? 0) < SIGHTING_MS) return;
    if (written.size >= MAXIMUM_KNOWN) written.clear();
    written.set(interviewId, now.getTime());
    await database
      .updateTable("interviews")
      .set({ holder_seen_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", interviewId)
      .where("holder_fence", "=", fence)
      .execute();
  };
}
