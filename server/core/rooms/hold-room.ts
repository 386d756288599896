/** One tab holds the room: what an older one still sends is fenced off by a number that only rises. */
import type { HoldAnswer, HoldRequest } from "../../../shared/room.ts";
import type { OpenRoom } from "./change-room.ts";

/** A holder that was not seen for this long, and is not recording, may be replaced without being asked. */
const HOLDER_LOST_MS = 15_000;

/** A tab that records may be without a network for as long as it takes: only a person takes the room from it. */
async function holderGoesOn(
  change: OpenRoom["change"],
  interview: OpenRoom["interview"],
  seenMs: number,
): Promise<boolean> {
  if (seenMs < HOLDER_LOST_MS) return true;
  const recording = await change.transaction
    .selectFrom("takes")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("interview_id", "=", interview.id)
    .where("attempt", "=", interview.attempt)
    .where("state", "=", "recording")
    .executeTakeFirst();
  return recording !== undefined;
}

/** Gives the room to the tab, or says how long ago the tab that holds it was seen. Asked again by the holder it is a sign of life. */
export async function holdRoom({ change, interview }: OpenRoom, { tabId, takeOver }: HoldRequest): Promise<HoldAnswer> {
  const seenMs = interview.holder_seen_at ? change.now.getTime() - interview.holder_seen_at.getTime() : null;
  const mine = interview.holder === tabId;
  if (
    !mine &&
    interview.holder !== null &&
    !takeOver &&
    seenMs !== null &&
    (await holderGoesOn(change, interview, seenMs))
  ) {
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
