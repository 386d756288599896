/** Closes job posts whose last day to apply is over; they are shown as closed from the very moment. */
import { sql } from "kysely";
import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";
import { workspaceId as brand, systemActor } from "../actor.ts";
import { type Change, type ChangeDeps, changeWorkspace } from "../change.ts";
import { tellOfPost } from "./tell-of-post.ts";

export const closeEndedJob: JobDefinition<Record<string, never>> = {
  name: "close-ended-job-posts",
  data: z.strictObject({}),
  retryLimit: 0,
  retryDelaySeconds: 60,
  expireInSeconds: 300,
  concurrency: 1,
};

export const CLOSE_ENDED_CRON = "*/5 * * * *";

const BATCH = 500;

/** Closes everything that is over, in batches of one workspace each. What somebody holds is left to the next run and keeps nothing back. */
export async function closeEnded(deps: ChangeDeps): Promise<void> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await sql<{ workspace_id: string }>`
      select workspace_id from job_posts where ${over(deps.clock())} and workspace_id > ${after}
      group by workspace_id order by workspace_id limit ${BATCH}`.execute(deps.database);
    for (const { workspace_id } of rows) {
      after = workspace_id;
      const closeBatch = () => changeWorkspace(deps, systemActor("last day"), brand(workspace_id), closeEndedPosts);
      while ((await closeBatch()) === BATCH);
    }
    if (rows.length < BATCH) return;
  }
}

/** The condition of the partial index job_posts_ending. */
const over = (now: Date) => sql<boolean>`published_at is not null and closed_at is null and ends_at <= ${now}`;

/** Closes what is over in the workspace, or one post of it; gives how many. Who reads them sees no difference, so the version stays. */
export async function closeEndedPosts(change: Change, id?: string): Promise<number> {
  const { rows } = await sql<{ id: string; project_id: string; position_id: string | null }>`
    update job_posts set closed_at = ends_at where workspace_id = ${change.workspaceId} and id in (
      select id from job_posts where workspace_id = ${change.workspaceId} and ${over(change.now)}
        ${id === undefined ? sql`` : sql`and id = ${id}`} order by ends_at limit ${BATCH} for update skip locked)
    returning id, project_id, position_id`.execute(change.transaction);
  for (const row of rows) {
    tellOfPost(change, { id: row.id, projectId: row.project_id, positionId: row.position_id }, "closed");
  }
  return rows.length;
}
