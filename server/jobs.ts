/** Every kind of background job, and what runs it. */
import { drawSkillQuestions, drawSkillQuestionsJob, fetchResume, fetchResumeJob } from "./core/interviews/index.ts";
import { handleMailJobs, type SendMailDeps, sendMailJob, sweepMailsJob } from "./core/invitations/index.ts";
import { handleRecordingJobs, type RecordingJobsDeps, recordingJobs } from "./core/recordings/index.ts";
import { handleRoomJobs, type RoomJobsDeps, roomJobs } from "./core/rooms/index.ts";
import type { Files } from "./platform/files/files.ts";
import type { GuardedClient } from "./platform/http/guarded-client.ts";
import type { JobDefinition, Jobs } from "./platform/jobs/jobs.ts";

export const jobDefinitions: readonly JobDefinition<never>[] = [
  drawSkillQuestionsJob,
  fetchResumeJob,
  sendMailJob,
  sweepMailsJob,
  ...recordingJobs,
  ...roomJobs,
];

export type JobsDeps = SendMailDeps &
  RecordingJobsDeps &
  RoomJobsDeps & { guarded: GuardedClient; files: Files; jobs: Jobs };

/** Registers what runs in this process once its workers start. */
export function registerJobs(deps: JobsDeps): void {
  deps.jobs.handle(drawSkillQuestionsJob, (data) => drawSkillQuestions(deps, data));
  deps.jobs.handle(fetchResumeJob, (data, run) => fetchResume(deps, data, run));
  handleMailJobs(deps);
  handleRecordingJobs(deps);
  handleRoomJobs(deps);
}
