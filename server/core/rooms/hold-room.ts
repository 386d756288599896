/** One tab holds the room: what an older one still sends is fenced off by a number that only rises. */
import type { HoldAnswer, HoldRequest } from "../../../shared/room.ts";
import type { OpenRoom } from "./change-room.ts";

/** A holder that was not seen for this long may be replaced without being asked. */
const HOLDER_LOST_MS = 15_000;

/** Gives the room to the tab, or says how long ago the tab that holds it was seen. Asked again by the holder it is a sign of life. */
export async function holdRoom({ change, interview }: OpenRoom, { tabId, takeOver }: HoldRequest): Promise<HoldAnswer> {
  const seenMs = interview.holder_seen_at ? change.now.getTime() - interview.holder_seen_at.getTime() : null;
  const mine = interview.holder === tabId;
  if (!mine && interview.holder !== null && !takeOver && seenMs !== null && seenMs < HOLDER_LOST_MS) {
    return { held: false, seenSecondsAgo: Math.max(0, Math.round(seenMs / 1000)) };
  }
  const fence = mine ? interview.holder_fence : interview.holder_fence + 1;
  await change.transaction
    .updateTable("interviews")
    .set({ holder: tabId, holder_fence: fence, holder_seen_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interview.id)
    .execute();
  return { held: true, fence };
}
