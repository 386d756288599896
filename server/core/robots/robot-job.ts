/** The job that lets the robot of a sandbox play one candidate. */
import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";

export interface PlayRobotData {
  workspaceId: string;
  interviewId: string;
}

export const playRobotJob: JobDefinition<PlayRobotData> = {
  name: "play-robot",
  data: z.strictObject({ workspaceId: z.guid(), interviewId: z.guid() }),
  retryLimit: 3,
  retryDelaySeconds: 10,
  expireInSeconds: 600,
  concurrency: 2,
};
