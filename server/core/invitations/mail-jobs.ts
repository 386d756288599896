/** The jobs that carry mail: their names, payloads and patience. */
import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";

export interface SendMailData {
  workspaceId: string;
  mailId: string;
}

/** Longest time that one attempt may take between the commit of `sending` and its outcome; shorter than the job's own. */
export const SENDING_TIMEOUT_MS = 90_000;

/** Sends one mail. Retries only what was surely not accepted: 1, 2, 4 … 128 minutes, four hours in all. */
export const sendMailJob: JobDefinition<SendMailData> = {
  name: "send-mail",
  data: z.strictObject({ workspaceId: z.guid(), mailId: z.guid() }),
  retryLimit: 8,
  retryDelaySeconds: 60,
  expireInSeconds: 180,
  concurrency: 4,
};

/** Once a minute: marks what a dead worker left in `sending`, and gives back to the queue what has lost its job. */
export const sweepMailsJob: JobDefinition<Record<string, never>> = {
  name: "sweep-mails",
  data: z.strictObject({}),
  retryLimit: 0,
  retryDelaySeconds: 60,
  expireInSeconds: 60,
  concurrency: 1,
};
