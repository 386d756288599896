/** Starts a take, or goes on with an interrupted one in a new segment. */
import { newId } from "../../../shared/ids.ts";
import type { StartTakeAnswer, StartTakeRequest } from "../../../shared/room.ts";
import { applyMove } from "../interviews/index.ts";
import { requireSandboxRoom } from "../sandbox-bounds.ts";
import { checkFence, type OpenRoom, requireStage } from "./change-room.ts";
import { readProgress } from "./read-progress.ts";
import type { RoomDeps } from "./room-deps.ts";
import { refuseRoom, refuseUnknown } from "./room-refusal.ts";
import { noteShown, requireAtHand } from "./show-question.ts";
import { isOpen, type QuestionProgress, type TakeRow } from "./take-rules.ts";

const MAXIMUM_SEGMENTS = 50;
const EXTENSIONS: Record<string, string> = { mp4: "mp4", quicktime: "mov", ogg: "ogg", "x-matroska": "mkv" };

/**
 * Begins a take of the question at hand with its first segment. Asked again before anything was recorded, it gives the same
 * take: the first answer may have been lost on its way.
 */
export async function startTake(
  deps: Pick<RoomDeps, "uploads">,
  room: OpenRoom,
  questionId: string,
  request: StartTakeRequest,
): Promise<StartTakeAnswer> {
  const { change, interview } = room;
  requireStage(room, "answering");
  if (interview.expires_at && interview.expires_at <= change.now) refuseRoom("expired", "The link has expired.");
  await checkFence(room, request.fence);
  const progress = await readProgress(change.transaction, change.workspaceId, interview);
  const entry = requireAtHand(progress, questionId);
  if (entry.question.answer_kind === "text") refuseRoom("not_allowed", "This question is answered in writing.");
  const open = entry.takes.find(isOpen);
  if (open) return repeatOrRefuse(deps, room, open, request);
  if (entry.takesLeft === 0) refuseRoom("no_takes_left", "There are no takes of this question left.");
  const shownAt = await noteShown(room, entry);
  const number = nextNumber(entry);
  const takeId = newId(change.now);
  await change.transaction
    .insertInto("takes")
    .values({
      workspace_id: change.workspaceId,
      id: takeId,
      interview_id: interview.id,
      interview_question_id: questionId,
      attempt: interview.attempt,
      number,
      state: "recording",
      text_answer: null,
      ip: change.actor.ip,
      user_agent: change.actor.userAgent,
      think_started_at: shownAt,
      started_at: change.now,
      ended_at: null,
      duration_ms: null,
      media_reason: null,
      original_file_id: null,
      playable_file_id: null,
      rendition_file_id: null,
      thumbnail_file_id: null,
      chosen_at: null,
    })
    .execute();
  const segmentId = await openSegment(deps, room, takeId, 1, request);
  await beginAnswering(room);
  return { takeId, segmentId, number };
}

/** Goes on with an interrupted take. @throws RefusedError "not_allowed" unless the take is interrupted. */
export async function continueTake(
  deps: Pick<RoomDeps, "uploads">,
  room: OpenRoom,
  takeId: string,
  request: StartTakeRequest,
): Promise<StartTakeAnswer> {
  const { change, interview } = room;
  requireStage(room, "answering");
  await checkFence(room, request.fence);
  const progress = await readProgress(change.transaction, change.workspaceId, interview);
  const entry = progress.find(({ takes }) => takes.some((take) => take.id === takeId));
  const take = entry?.takes.find(({ id }) => id === takeId);
  if (!entry || !take) refuseUnknown("take");
  requireAtHand(progress, entry.question.id);
  const segments = await segmentsOf(room, takeId);
  if (take.state === "recording" && segments.some((segment) => segment.state === "open")) {
    return repeatOrRefuse(deps, room, take, request);
  }
  // A page that died between the end of its segment and the end of its take leaves "recording" behind with nothing open.
  if (take.state !== "interrupted" && take.state !== "recording") refuseRoom("not_allowed", "This take has ended.");
  if (segments.length >= MAXIMUM_SEGMENTS) refuseRoom("not_allowed", "This take has too many parts. Record it again.");
  await change.transaction
    .updateTable("takes")
    .set({ state: "recording" })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", takeId)
    .execute();
  const segmentId = await openSegment(deps, room, takeId, segments.length + 1, request);
  return { takeId, segmentId, number: take.number };
}

/** The number of a question's next take in this attempt. */
export const nextNumber = ({ takes }: QuestionProgress): number => (takes.at(-1)?.number ?? 0) + 1;

/** The first take moves a started interview on. */
export async function beginAnswering({ change, interview }: OpenRoom): Promise<void> {
  if (interview.progress !== "started") return;
  await applyMove(change, interview, "answer", "interview.answering", {
    answering_at: interview.answering_at ?? change.now,
  });
}

async function repeatOrRefuse(
  { uploads }: Pick<RoomDeps, "uploads">,
  room: OpenRoom,
  take: TakeRow,
  request: StartTakeRequest,
): Promise<StartTakeAnswer> {
  const last = (await segmentsOf(room, take.id)).at(-1);
  const same = last?.state === "open" && last.fence === request.fence && last.content_type === request.contentType;
  if (last && same && take.state === "recording" && (await uploads.offset(last.file_key)) === 0) {
    return { takeId: take.id, segmentId: last.id, number: take.number };
  }
  return refuseRoom("not_allowed", "A take of this question is open.");
}

const segmentsOf = ({ change }: OpenRoom, takeId: string) =>
  change.transaction
    .selectFrom("segments")
    .select(["id", "ordinal", "state", "fence", "content_type", "file_key"])
    .where("workspace_id", "=", change.workspaceId)
    .where("take_id", "=", takeId)
    .orderBy("ordinal")
    .execute();

async function openSegment(
  { uploads }: Pick<RoomDeps, "uploads">,
  { change, interview }: OpenRoom,
  takeId: string,
  ordinal: number,
  { contentType, fence }: StartTakeRequest,
): Promise<string> {
  await requireSandboxRoom(change);
  const id = newId(change.now);
  const subtype = contentType.split(";")[0]?.split("/")[1]?.toLowerCase() ?? "";
  const extension = EXTENSIONS[subtype] ?? "webm";
  const fileKey = `${change.workspaceId}/recordings/${interview.id}/${id}.${extension}`;
  await change.transaction
    .insertInto("segments")
    .values({
      workspace_id: change.workspaceId,
      id,
      take_id: takeId,
      interview_id: interview.id,
      ordinal,
      fence,
      content_type: contentType,
      state: "open",
      bytes: null,
      sha256: null,
      duration_ms: null,
      file_key: fileKey,
      started_at: change.now,
      ended_at: null,
    })
    .execute();
  // Before the commit: an upload without a segment is an empty file, a segment without an upload would lose bytes.
  await uploads.create(fileKey, { contentType });
  return id;
}
