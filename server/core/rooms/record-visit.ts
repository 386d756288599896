/** Keeps from which addresses and with which programs a room was used: from its first request, at most one write a minute. */
import { sql } from "kysely";
import { workspaceId as brand, type Origin, systemActor } from "../actor.ts";
import { type ChangeDeps, changeWorkspace } from "../change.ts";
import { noteOfInterviews, opensNews } from "../mail-delivery/index.ts";

const MINUTE_MS = 60_000;
const MAXIMUM_KNOWN = 20_000;

/**
 * Remembers per process what was written lately. A visit is evidence that the mail with the link was followed: rooms are asked for by
 * the page once its script runs, so programs that merely fetch links do not come here.
 */
export function createVisits(deps: ChangeDeps) {
  const { database, clock } = deps;
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
    if (!(await opensNews(database, visit))) return;
    await changeWorkspace(deps, systemActor("room"), brand(visit.workspaceId), (change) =>
      noteOfInterviews(change, [visit.interviewId], "clicked"),
    );
  };
}
