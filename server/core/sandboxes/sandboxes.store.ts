/** The sandbox as it is read and set. */
import { type Kysely, type Selectable, sql } from "kysely";
import type { RobotDoes, Sandbox } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { Change } from "../change.ts";
import { checkVersion, refuse } from "../refusal.ts";

const present = (row: Selectable<Schema["sandboxes"]>): Sandbox => ({
  workspaceId: row.workspace_id,
  liveWorkspaceId: row.live_workspace_id,
  robot: { does: row.robot_does, afterSeconds: row.robot_after_seconds },
  version: row.version,
  clockMovedSeconds: Number(row.moved_seconds),
  createdAt: row.created_at.toISOString(),
});

/** The sandbox of a workspace, or the one that the workspace is. @throws RefusedError "not_found" when there is none. */
export async function readSandbox(database: Kysely<Schema>, workspaceId: WorkspaceId): Promise<Sandbox> {
  const row = await database
    .selectFrom("sandboxes")
    .selectAll()
    .where((where) => where.or([where("workspace_id", "=", workspaceId), where("live_workspace_id", "=", workspaceId)]))
    .executeTakeFirst();
  if (!row) refuse("not_found", "This workspace has no sandbox yet. Its first test key makes one.");
  return present(row);
}

/**
 * Holds the sandbox that a change is made in, so that nothing of this kind ever touches live data.
 * @throws RefusedError "not_allowed" in a live workspace.
 */
export async function lockSandbox(change: Change): Promise<Selectable<Schema["sandboxes"]>> {
  const row = await change.transaction
    .selectFrom("sandboxes")
    .selectAll()
    .where("workspace_id", "=", change.workspaceId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) refuse("not_allowed", "This works in a sandbox alone. Send a test key.");
  return row;
}

/** Sets what the robot does with candidates whose address does not say. @throws RefusedError "not_allowed" in a live workspace; "stale". */
export async function setRobot(
  change: Change,
  robot: { does: RobotDoes; afterSeconds: number },
  expectedVersion: number | undefined,
): Promise<Sandbox> {
  const before = await lockSandbox(change);
  checkVersion(before.version, expectedVersion, "the robot");
  const row = await change.transaction
    .updateTable("sandboxes")
    .set({ robot_does: robot.does, robot_after_seconds: robot.afterSeconds, version: before.version + 1 })
    .where("workspace_id", "=", change.workspaceId)
    .returningAll()
    .executeTakeFirstOrThrow();
  tellSandbox(change, "robot_set");
  change.audit({ action: "sandbox.robot_set", subjectType: "workspace", subjectId: change.workspaceId, data: robot });
  return present(row);
}

/** Adds to what the clock was moved; sets it back to nothing with null. */
export async function noteMoved(change: Change, seconds: number | null): Promise<Sandbox> {
  const row = await change.transaction
    .updateTable("sandboxes")
    .set({ moved_seconds: seconds === null ? 0 : sql<number>`moved_seconds + ${seconds}` })
    .where("workspace_id", "=", change.workspaceId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return present(row);
}

/** Tells who has the sandbox open that it is no longer what it was. */
export const tellSandbox = (change: Change, what: "robot_set" | "clock_moved" | "emptied"): void =>
  change.record({ type: "sandbox.changed", data: { sandboxId: change.workspaceId, change: what } });
