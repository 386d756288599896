/** May these bytes be written? */
import { type Kysely, sql } from "kysely";
import type { Progress } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import { hashSecret } from "../../platform/keyring/keyring.ts";
import { workspaceId as brand, type WorkspaceId } from "../actor.ts";
import type { ChangeDeps } from "../change.ts";
import { refuseRoom } from "./room-refusal.ts";
import { GRACE_MS } from "./room-stage.ts";
import { maximumSegmentBytes } from "./take-rules.ts";

/** What never changes about a segment's upload. */
export interface SegmentUpload {
  workspaceId: WorkspaceId;
  interviewId: string;
  segmentId: string;
  fileKey: string;
  maximumBytes: number;
}

/** The upload of a segment; null when the code and the segment do not belong together. */
export async function findUpload(
  database: Kysely<Schema>,
  { code, segmentId }: { code: string; segmentId: string },
): Promise<SegmentUpload | null> {
  const { rows } = await sql<{
    workspace_id: string;
    interview_id: string;
    file_key: string;
    answer_seconds: number;
    other_bytes: number;
  }>`
    select segments.workspace_id, segments.interview_id, segments.file_key, questions.answer_seconds, (
      select coalesce(sum(others.bytes), 0) from segments others
      where others.workspace_id = segments.workspace_id and others.take_id = segments.take_id and others.id <> segments.id
    ) as other_bytes
    from interviews
    join segments on segments.workspace_id = interviews.workspace_id and segments.interview_id = interviews.id
    join takes on takes.workspace_id = segments.workspace_id and takes.id = segments.take_id
    join interview_questions questions
      on questions.workspace_id = takes.workspace_id and questions.id = takes.interview_question_id
    where interviews.code_hash = ${hashSecret(code)} and (interviews.deleted_at is null or interviews.preview) and segments.id = ${segmentId}
  `.execute(database);
  const [row] = rows;
  if (!row) return null;
  return {
    workspaceId: brand(row.workspace_id),
    interviewId: row.interview_id,
    segmentId,
    fileKey: row.file_key,
    // The bound is the take's, however many parts it has.
    maximumBytes: Math.max(0, maximumSegmentBytes(row.answer_seconds) - row.other_bytes),
  };
}

interface Row {
  holder: string | null;
  holder_fence: number;
  progress: Progress;
  expires_at: Date | null;
  state: "open" | "interrupted" | "finished";
  bytes: number | null;
}

/**
 * Grants reading the offset of an upload, or appending to it: one query by primary keys for code, fence, segment and interview
 * together. A tab that has taken over may finish what the earlier one left; the earlier tab's own requests carry an older fence
 * and are refused. Asked under the upload's lock it is exact. Gives the final length of a closed segment.
 */
export async function grantUpload(
  { database, clock }: Pick<ChangeDeps, "database" | "clock">,
  upload: SegmentUpload,
  { code, fence, append }: { code: string; fence: number; append: boolean },
): Promise<{ closedBytes: number | null }> {
  const { rows } = await sql<Row>`
    select interviews.holder, interviews.holder_fence, interviews.progress, interviews.expires_at, segments.state, segments.bytes
    from interviews
    join segments on segments.workspace_id = interviews.workspace_id
    where interviews.workspace_id = ${upload.workspaceId} and interviews.id = ${upload.interviewId}
      and interviews.code_hash = ${hashSecret(code)} and (interviews.deleted_at is null or interviews.preview)
      and segments.workspace_id = ${upload.workspaceId} and segments.id = ${upload.segmentId}
  `.execute(database);
  const [row] = rows;
  if (!row) refuseRoom("unknown_link", "This link opens no interview.");
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
  return { closedBytes: row.state === "open" ? null : (row.bytes ?? 0) };
}

const SIGHTING_MS = 5000;
const MAXIMUM_KNOWN = 20_000;

/** Notes that the holder was seen: an upload that flows is a sign of life. At most one write in five seconds. */
export function createSightings({ database, clock }: Pick<ChangeDeps, "database" | "clock">) {
  const written = new Map<string, number>();
  return async ({ workspaceId, interviewId }: SegmentUpload, fence: number): Promise<void> => {
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
