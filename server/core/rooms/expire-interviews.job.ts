/** Marks interviews whose link has ended; the room treats them so from the very moment. */
import { sql } from "kysely";
import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand, systemActor, type WorkspaceId } from "../actor.ts";
import { type Change, type ChangeDeps, changeWorkspace } from "../change.ts";
import { type InterviewState, moved } from "../interviews/index.ts";
import { noteOfInterviews } from "../mail-delivery/index.ts";
import { prepareMediaJob } from "../recordings/index.ts";
import { GRACE_MS } from "./room-stage.ts";

export const expireInterviewsJob: JobDefinition<Record<string, never>> = {
  name: "expire-interviews",
  data: z.strictObject({}),
  retryLimit: 0,
  retryDelaySeconds: 60,
  expireInSeconds: 300,
  concurrency: 1,
};

/** Every minute. */
export const EXPIRE_INTERVIEWS_CRON = "* * * * *";

const BATCH = 500;

/** Expires everything that is overdue, in batches of one workspace each. A take that is open has its grace. */
export async function expireInterviews(deps: ChangeDeps): Promise<void> {
  for (;;) {
    const now = deps.clock();
    const next = await sql<{ workspace_id: string }>`
      select interviews.workspace_id from interviews where ${overdue(now)} order by expires_at limit 1
    `.execute(deps.database);
    const row = next.rows[0];
    if (!row) return;
    const count = await expireBatch(deps, brand(row.workspace_id), now);
    if (count === 0) return;
  }
}

/** The condition of the partial index interviews_expiry, and the grace of an open take. */
const overdue = (now: Date) => sql<boolean>`
  interviews.deleted_at is null and interviews.progress in ('created', 'invited', 'started', 'answering')
  and interviews.expires_at <= ${now}
  and (interviews.progress <> 'answering' or interviews.expires_at <= ${new Date(now.getTime() - GRACE_MS)} or not exists (
    select 1 from takes where takes.workspace_id = interviews.workspace_id and takes.interview_id = interviews.id
      and takes.attempt = interviews.attempt and takes.state in ('recording', 'interrupted')))`;

function expireBatch(deps: ChangeDeps, workspaceId: WorkspaceId, now: Date): Promise<number> {
  return changeWorkspace(deps, systemActor("expiry"), workspaceId, async (change) => {
    const { rows } = await sql<InterviewState & { id: string; position_id: string }>`
      select id, position_id, admission, progress, decision from interviews
      where workspace_id = ${workspaceId} and ${overdue(now)}
      order by expires_at limit ${BATCH} for update skip locked
    `.execute(change.transaction);
    const expired = rows.flatMap((row) => {
      const state = moved(row, "expire", "machine");
      return state ? [{ ...row, ...state }] : [];
    });
    if (expired.length === 0) return 0;
    await change.transaction
      .updateTable("interviews")
      .set({ progress: "expired", updated_at: change.now })
      .where("workspace_id", "=", workspaceId)
      .where(
        "id",
        "in",
        expired.map(({ id }) => id),
      )
      .execute();
    await closeOpenTakes(change, expired);
    for (const { id, position_id, admission, progress, decision } of expired) {
      change.record({
        type: "interview.expired",
        interviewId: id,
        positionId: position_id,
        data: { interviewId: id, positionId: position_id, admission, progress, decision },
      });
    }
    await noteOfInterviews(
      change,
      expired.map(({ id }) => id),
      "expired",
    );
    return expired.length;
  });
}

/** Takes that nobody came back to in their grace: the work on recordings closes them over what was received. */
async function closeOpenTakes(change: Change, interviews: readonly { id: string }[]): Promise<void> {
  const open = await change.transaction
    .selectFrom("takes")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where(
      "interview_id",
      "in",
      interviews.map(({ id }) => id),
    )
    .where("state", "in", ["recording", "interrupted"])
    .execute();
  for (const { id } of open) change.enqueue(prepareMediaJob, { workspaceId: change.workspaceId, takeId: id });
}
