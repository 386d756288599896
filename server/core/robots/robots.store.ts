/** When the robot plays which candidate of a sandbox: asked for by mail or by call, and what became of it. */
import type { Kysely, Selectable } from "kysely";
import type { RobotVisit } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";
import type { RobotOrder } from "./robot-address.ts";
import { playRobotJob } from "./robot-job.ts";

/** What the robot of a sandbox does with addresses that do not say; null in a live workspace, which has no robot. */
export async function robotOf(database: Kysely<Schema>, workspaceId: WorkspaceId): Promise<RobotOrder | null> {
  const row = await database
    .selectFrom("sandboxes")
    .select(["robot_does", "robot_after_seconds"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row ? { does: row.robot_does, afterSeconds: row.robot_after_seconds } : null;
}

const present = (row: Selectable<Schema["sandbox_robots"]>): RobotVisit => ({
  interviewId: row.interview_id,
  does: row.does,
  dueAt: row.due_at.toISOString(),
  state: row.state,
  reason: row.reason,
});

/** Plans the robot's visit after the first mail with a link; one that is planned already stays as it is. */
export async function planRobotAfterMail(
  change: Change,
  interviewId: string,
  order: { does: "answers" | "drops_off"; afterSeconds: number },
): Promise<void> {
  const dueAt = new Date(change.now.getTime() + order.afterSeconds * 1000);
  const row = await change.transaction
    .insertInto("sandbox_robots")
    .values(rowOf(change, interviewId, order.does, dueAt))
    .onConflict((conflict) => conflict.columns(["workspace_id", "interview_id"]).doNothing())
    .returning("interview_id")
    .executeTakeFirst();
  if (row) change.enqueue(playRobotJob, { workspaceId: change.workspaceId, interviewId }, { startAfter: dueAt });
}

/**
 * Sends the robot to an interview, in place of what was planned for it before.
 * @throws RefusedError "not_allowed" in a live workspace; "not_found".
 */
export async function sendRobot(
  change: Change,
  input: { interviewId: string; does: "answers" | "drops_off"; afterSeconds: number },
): Promise<RobotVisit> {
  if (!(await robotOf(change.transaction, change.workspaceId)))
    refuse("not_allowed", "The robot plays in a sandbox alone. Send a test key.");
  const { interviewId, does, afterSeconds } = input;
  const interview = await change.transaction
    .selectFrom("interviews")
    .select("id")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", interviewId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!interview) refuse("not_found", "There is no such interview.");
  const dueAt = new Date(change.now.getTime() + afterSeconds * 1000);
  const values = rowOf(change, interviewId, does, dueAt);
  const row = await change.transaction
    .insertInto("sandbox_robots")
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "interview_id"])
        .doUpdateSet({ does, due_at: dueAt, state: "waiting", reason: null, settled_at: null }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  change.enqueue(playRobotJob, { workspaceId: change.workspaceId, interviewId }, { startAfter: dueAt });
  change.audit({
    action: "sandbox.robot_sent",
    subjectType: "interview",
    subjectId: interviewId,
    data: { does, afterSeconds },
  });
  return present(row);
}

const rowOf = (change: Change, interviewId: string, does: "answers" | "drops_off", dueAt: Date) => ({
  workspace_id: change.workspaceId,
  interview_id: interviewId,
  does,
  due_at: dueAt,
  reason: null,
  settled_at: null,
});

/** The robot's visit to an interview, planned or past. @throws RefusedError "not_found". */
export async function readRobotVisit(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewId: string,
): Promise<RobotVisit> {
  const row = await database
    .selectFrom("sandbox_robots")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("interview_id", "=", interviewId)
    .executeTakeFirst();
  if (!row) refuse("not_found", "The robot was not sent to this interview.");
  return present(row);
}
