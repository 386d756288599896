/** The jobs that transcribe: their names, payloads and patience. */
import { z } from "zod";
import type { JobDefinition } from "../../platform/jobs/jobs.ts";

export interface TranscribeTakeData {
  workspaceId: string;
  takeId: string;
}

const MINUTE_MS = 60_000;

/** The pauses after attempts that failed and may go better: about a day in all. The attempt after the last pause is the last one. */
const PAUSES_MS = [1, 5, 20, 60, 240, 480, 720].map((minutes) => minutes * MINUTE_MS);
const LONGEST_PAUSE_MS = 24 * 60 * MINUTE_MS;

/** How long a worker may take before its transcript is given to another; longer than the speech service's own limit. */
export const CLAIM_MS = 20 * MINUTE_MS;

/** When to ask again after this many attempts, or null when that was the last. A provider's own wish is kept, within a day. */
export function pauseAfter(attempts: number, retryAfterMs: number | null): number | null {
  const pause = PAUSES_MS[attempts - 1];
  return pause === undefined ? null : Math.min(LONGEST_PAUSE_MS, Math.max(pause, retryAfterMs ?? 0));
}

/** Has one take transcribed. When it is asked again stands in the transcript's row, so the queue itself repeats nothing. */
export const transcribeTakeJob: JobDefinition<TranscribeTakeData> = {
  name: "transcribe-take",
  data: z.strictObject({ workspaceId: z.guid(), takeId: z.guid() }),
  retryLimit: 0,
  retryDelaySeconds: 60,
  expireInSeconds: CLAIM_MS / 1000,
  concurrency: 2,
};

/** Finds answers that have no transcript yet, and transcripts whose job was lost. */
export const sweepTranscriptsJob: JobDefinition<Record<string, never>> = {
  name: "sweep-transcripts",
  data: z.strictObject({}),
  retryLimit: 0,
  retryDelaySeconds: 60,
  expireInSeconds: 300,
  concurrency: 1,
};
