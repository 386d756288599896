/** A change that the candidate makes: the interview is locked first, so everything in one room happens one after another. */
import type { Kysely } from "kysely";
import type { RoomProblemCode, RoomStage } from "../../../shared/room.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Actor, Origin } from "../actor.ts";
import { type AuditEntry, type Change, type ChangeDeps, changeWorkspace, type NewEvent, quietly } from "../change.ts";
import { type LockedInterview, lockInterview } from "../interviews/index.ts";
import type { RoomRecord } from "./find-room.ts";
import { refuseRoom } from "./room-refusal.ts";
import { isOverdue, needsForm, roomStage } from "./room-stage.ts";

/** Who calls: the room that the code opened, and from where. */
export interface RoomCaller {
  room: RoomRecord;
  origin: Origin;
}

/** An open room inside a change: the interview's row is locked and as it is now. */
export interface OpenRoom {
  change: Change;
  interview: LockedInterview;
  position: RoomRecord["position"];
  stage: RoomStage;
}

const candidateActor = ({ room, origin }: RoomCaller): Actor => ({
  ...origin,
  kind: "candidate",
  id: room.interview.candidate_id,
  name: room.interview.name,
});

/** Runs a command of the candidate as one change. @throws RefusedError "not_found" when the interview was deleted. */
export function changeRoom<Value>(
  deps: ChangeDeps,
  caller: RoomCaller,
  command: (room: OpenRoom) => Promise<Value>,
): Promise<Value> {
  const { room } = caller;
  return changeWorkspace(deps, candidateActor(caller), room.workspaceId, async (change) => {
    const interview = await lockInterview(change, room.interview.id);
    const stage = await stageOf(change.transaction, { ...room, interview }, change.now);
    const own = interview.preview ? quietly(change) : noted(change);
    return command({ change: own, interview, position: room.position, stage });
  });
}

/** What candidates do stands in the audit log too, from where they did it: each event of theirs is an entry. */
const noted = (change: Change): Change => ({
  ...change,
  record(...events) {
    change.record(...events);
    change.audit(...events.flatMap(entryOf));
  },
});

/** A refusal is noted with its reason where it is made; what becomes of mails is nobody's action. */
function entryOf({ type, interviewId, data }: NewEvent): AuditEntry[] {
  if (!type.startsWith("interview.") || type === "interview.refused" || interviewId === undefined) return [];
  const told = ["questionId", "takeId", "attempt", "passed"].filter((name) => name in data);
  return [
    {
      action: type,
      subjectType: "interview",
      subjectId: interviewId,
      data: Object.fromEntries(told.map((name) => [name, data[name]])),
    },
  ];
}

/** Notes what the candidate did that no event tells of. */
export function noteAct({ change, interview }: OpenRoom, what: string, data: Record<string, unknown> = {}): void {
  change.audit({ action: `interview.${what}`, subjectType: "interview", subjectId: interview.id, data });
}

/** The stage of a room now. Whether a take is open is asked only when it decides. */
export async function stageOf(database: Kysely<Schema>, room: RoomRecord, now: Date): Promise<RoomStage> {
  const { interview, position } = room;
  const late = isOverdue({ now, expiresAt: interview.expires_at, takeOpen: false });
  return roomStage({
    admission: interview.admission,
    progress: interview.progress,
    now,
    expiresAt: interview.expires_at,
    positionArchived: position.archivedAt !== null,
    formNeeded: needsForm(interview, position.settings),
    formSubmitted: interview.form_submitted_at !== null,
    consented: interview.consented_at !== null,
    postScreeningLeft: interview.post_screening === null && position.settings.postScreening.length > 0,
    takeOpen: late && interview.progress === "answering" && (await hasOpenTake(database, room)),
  });
}

async function hasOpenTake(database: Kysely<Schema>, { workspaceId, interview }: RoomRecord): Promise<boolean> {
  const row = await database
    .selectFrom("takes")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "=", interview.id)
    .where("attempt", "=", interview.attempt)
    .where("state", "in", ["recording", "interrupted"])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** @throws RefusedError unless the room is at one of these stages; the code says where it is. */
export function requireStage(room: OpenRoom, ...allowed: readonly RoomStage[]): void {
  if (allowed.includes(room.stage)) return;
  const [code, message] = NOT_NOW[room.stage];
  refuseRoom(code, message);
}

/** Why something is not possible at a stage. */
const NOT_NOW: Record<RoomStage, [RoomProblemCode, string]> = {
  expired: ["expired", "The link of this interview has expired."],
  withdrawn: ["withdrawn", "This interview was withdrawn."],
  completed: ["completed", "This interview is completed."],
  post_screening: ["completed", "This interview is completed."],
  form: ["not_admitted", "The team has not opened this interview."],
  waiting: ["not_admitted", "The team has not opened this interview."],
  refused: ["not_admitted", "The team has not opened this interview."],
  unavailable: ["not_allowed", "This position takes no more answers."],
  consent: ["not_ready", "The consent is missing."],
  lobby: ["not_allowed", "The interview has not begun."],
  answering: ["not_allowed", "The interview has begun already."],
};

/** Refuses an older tab, and notes that the tab that holds the room was seen. */
export async function checkFence(room: OpenRoom, fence: number): Promise<void> {
  const { change, interview } = room;
  if (interview.holder === null || fence !== interview.holder_fence) {
    refuseRoom("fenced", "Another tab has taken over this interview.");
  }
  await change.transaction
    .updateTable("interviews")
    .set({ holder_seen_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interview.id)
    .execute();
}
