/** Lets the robot of a sandbox play a candidate when the visit is due: through the room, by the path that every recording takes. */
import type { JobRun } from "../../platform/jobs/jobs.ts";
import type { Keyring } from "../../platform/keyring/keyring.ts";
import { workspaceId as brand, systemActor } from "../actor.ts";
import { type ChangeDeps, changeWorkspace } from "../change.ts";
import type { PlayRobotData } from "./robot-job.ts";

/** Plays the room behind a code. Resolves with why it could not go on, or null; rejects when it is worth another try. */
export type PlayRoom = (code: string, does: "answers" | "drops_off") => Promise<string | null>;

export interface PlayRobotDeps extends ChangeDeps {
  keyring: Pick<Keyring, "roomCode">;
  playRoom: PlayRoom;
}

/** Handles the job `play-robot`; run twice, it goes on where it stopped. Reads only interviews that are in a sandbox. */
export async function playRobot(
  deps: PlayRobotDeps,
  data: PlayRobotData,
  run: Pick<JobRun, "lastAttempt">,
): Promise<void> {
  const visit = await deps.database
    .selectFrom("sandbox_robots as robot")
    .innerJoin("interviews as interview", (join) =>
      join.onRef("interview.workspace_id", "=", "robot.workspace_id").onRef("interview.id", "=", "robot.interview_id"),
    )
    .select(["robot.does", "robot.due_at", "interview.code_generation"])
    .where("robot.workspace_id", "=", data.workspaceId)
    .where("robot.interview_id", "=", data.interviewId)
    .where("robot.state", "=", "waiting")
    .executeTakeFirst();
  // A visit that is due later has a job of its own.
  if (!visit || visit.due_at.getTime() > deps.clock().getTime() + 1000) return;
  const code = deps.keyring.roomCode(data.interviewId, visit.code_generation);
  try {
    await settle(deps, data, visit, await deps.playRoom(code, visit.does));
  } catch (error) {
    if (run.lastAttempt) await settle(deps, data, visit, "The room could not be reached.");
    throw error;
  }
}

/** Only the visit that was played: one that was sent in its place meanwhile still waits for its own job. */
const settle = (
  deps: PlayRobotDeps,
  data: PlayRobotData,
  played: { does: "answers" | "drops_off"; due_at: Date },
  reason: string | null,
): Promise<void> =>
  changeWorkspace(deps, systemActor("robot"), brand(data.workspaceId), async (change) => {
    await change.transaction
      .updateTable("sandbox_robots")
      .set({ state: reason === null ? "done" : "failed", reason, settled_at: change.now })
      .where("workspace_id", "=", change.workspaceId)
      .where("interview_id", "=", data.interviewId)
      .where("state", "=", "waiting")
      .where("does", "=", played.does)
      .where("due_at", "=", played.due_at)
      .execute();
  });
