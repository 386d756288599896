/** Neutral facts of the room, kept with time, address and user agent; they judge nothing. */
import { newId } from "../../../shared/ids.ts";
import type { FactRequest } from "../../../shared/room.ts";
import type { RoomCaller } from "./change-room.ts";
import type { RoomDeps } from "./room-deps.ts";
import { refuseRoom } from "./room-refusal.ts";

const MAXIMUM_BYTES = 10_000;
const MAXIMUM_FACTS = 5000;
const DAY_MS = 86_400_000;

/** @throws RefusedError "too_large" for a fact above 10 kB, "rate_limited" once an interview has thousands. */
export async function recordFact(deps: RoomDeps, { room, origin }: RoomCaller, fact: FactRequest): Promise<void> {
  const data = JSON.stringify(fact.data ?? {});
  if (Buffer.byteLength(data) > MAXIMUM_BYTES) refuseRoom("too_large", "The fact is larger than 10 kB.");
  const { count } = await deps.database
    .selectFrom("room_facts")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", room.workspaceId)
    .where("interview_id", "=", room.interview.id)
    .executeTakeFirstOrThrow();
  if (count >= MAXIMUM_FACTS) refuseRoom("rate_limited", "This interview has too many facts.");
  const now = deps.clock();
  const stated = new Date(fact.at);
  // A device's clock may be wrong: its time is kept where it is plausible, ours otherwise.
  const at = Math.abs(stated.getTime() - now.getTime()) < DAY_MS ? stated : now;
  await deps.database
    .insertInto("room_facts")
    .values({
      workspace_id: room.workspaceId,
      id: newId(now),
      interview_id: room.interview.id,
      kind: fact.kind,
      at,
      ip: origin.ip,
      user_agent: origin.userAgent,
      data,
    })
    .execute();
}
