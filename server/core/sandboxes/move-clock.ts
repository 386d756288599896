/**
 * Moves the clock of a sandbox forward: everything in it becomes that much older, so that what was to happen then happens now. The
 * time that the rest of the server lives in stays as it is.
 */
import { sql } from "kysely";
import type { Sandbox } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Change } from "../change.ts";
import { TABLES } from "../exports/index.ts";
import { sendMailJob } from "../invitations/index.ts";
import { closeEndedJob } from "../job-posts/index.ts";
import { playRobotJob } from "../robots/index.ts";
import { expireInterviewsJob } from "../rooms/index.ts";
import { lockSandbox, noteMoved, tellSandbox } from "./sandboxes.store.ts";

/** What is not the sandbox's own: its people belong to the workspace, and the log says when the clock was moved. */
const STAYS: readonly string[] = ["members", "audit_entries"];
const MOVED: readonly (keyof Schema & string)[] = [
  ...TABLES.map(({ name }) => name).filter((name) => !STAYS.includes(name)),
  "sandbox_robots",
];

/** @throws RefusedError "not_allowed" in a live workspace. */
export async function moveClock(change: Change, seconds: number): Promise<Sandbox> {
  await lockSandbox(change);
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select table_name as "table", array_agg(column_name::text order by column_name) as columns
    from information_schema.columns
    where table_schema = 'public' and data_type = 'timestamp with time zone' and table_name = any(${[...MOVED]}::text[])
    group by table_name order by table_name`.execute(change.transaction);
  for (const { table, columns } of rows) {
    const set = columns.map((name) => sql`${sql.ref(name)} = ${sql.ref(name)} - make_interval(secs => ${seconds})`);
    await sql`
      update ${sql.table(table)} set ${sql.join(set)}
      where workspace_id = (select workspace_id from sandboxes where workspace_id = ${change.workspaceId})`.execute(
      change.transaction,
    );
  }
  await wake(change);
  tellSandbox(change, "clock_moved");
  change.audit({
    action: "sandbox.clock_moved",
    subjectType: "workspace",
    subjectId: change.workspaceId,
    data: { seconds },
  });
  return noteMoved(change, seconds);
}

/** Jobs were set for the old times: what waits is queued for the new ones. A job that finds its work done does nothing. */
async function wake(change: Change): Promise<void> {
  const { workspaceId } = change;
  const mails = await change.transaction
    .selectFrom("mails")
    .select(["id", "send_at"])
    .where("workspace_id", "=", workspaceId)
    .where("state", "in", ["scheduled", "retrying"])
    .execute();
  for (const mail of mails) change.enqueue(sendMailJob, { workspaceId, mailId: mail.id }, { startAfter: mail.send_at });
  const robots = await change.transaction
    .selectFrom("sandbox_robots")
    .select(["interview_id", "due_at"])
    .where("workspace_id", "=", workspaceId)
    .where("state", "=", "waiting")
    .execute();
  for (const robot of robots)
    change.enqueue(playRobotJob, { workspaceId, interviewId: robot.interview_id }, { startAfter: robot.due_at });
  change.enqueue(expireInterviewsJob, {});
  change.enqueue(closeEndedJob, {});
}
