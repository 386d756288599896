/** Keeps from which addresses and with which programs a room was used: from its first request, at most one write a minute. */
import { sql } from "kysely";
import type { Origin } from "../actor.ts";
import type { RoomDeps } from "./room-deps.ts";

const MINUTE_MS = 60_000;
const MAXIMUM_KNOWN = 20_000;

/** Remembers per process what was written lately. */
export function createVisits({ database, clock }: Pick<RoomDeps, "database" | "clock">) {
  const written = new Map<string, number>();
  return async (visit: {
    workspaceId: string;
    interviewId: string;
    origin: Pick<Origin, "ip" | "userAgent">;
  }): Promise<void> => {
    const now = clock();
    const ip = visit.origin.ip ?? "";
    const userAgent = visit.origin.userAgent ?? "";
    const key = `${visit.interviewId} ${ip} ${userAgent}`;
    const last = written.get(key);
    if (last !== undefined && now.getTime() - last < MINUTE_MS) return;
    if (written.size >= MAXIMUM_KNOWN) written.clear();
    written.set(key, now.getTime());
    await sql`
      insert into room_visits (workspace_id, interview_id, ip, user_agent, first_seen_at, last_seen_at)
      values (${visit.workspaceId}, ${visit.interviewId}, ${ip}, ${userAgent}, ${now}, ${now})
      on conflict (workspace_id, interview_id, ip, user_agent)
      do update set last_seen_at = greatest(room_visits.last_seen_at, excluded.last_seen_at)`.execute(database);
  };
}
