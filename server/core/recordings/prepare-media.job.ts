/** Makes a finished take playable: one MP4, a thumbnail, and a rendition for old players. */
import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";

export interface PrepareMediaData {
  workspaceId: string;
  takeId: string;
}

export const prepareMediaJob: JobDefinition<PrepareMediaData> = {
  name: "prepare-media",
  data: z.strictObject({ workspaceId: z.guid(), takeId: z.guid() }),
  retryLimit: 4,
  retryDelaySeconds: 15,
  expireInSeconds: 1800,
  concurrency: 2,
};
