/** Every kind of background job, and what runs it. */
import { deleteOldAudit, deleteOldAuditJob } from "./core/audit/index.ts";
import { type ReadDocumentDeps, readDocument, readDocumentJob } from "./core/documents/index.ts";
import { type ReadEntryDeps, readEntry, readEntryJob } from "./core/entries/index.ts";
import {
  type BuildExportsDeps,
  buildExports,
  buildExportsJob,
  SWEEP_EXPORTS_CRON,
  sweepExports,
  sweepExportsJob,
} from "./core/exports/index.ts";
import { finishErasuresJob, type OutsideDeps, runFinishErasures } from "./core/files/index.ts";
import { deleteOldAnswers, deleteOldAnswersJob } from "./core/idempotency/index.ts";
import {
  deletePreviews,
  deletePreviewsJob,
  drawSkillQuestions,
  drawSkillQuestionsJob,
  fetchResume,
  fetchResumeJob,
} from "./core/interviews/index.ts";
import { handleMailJobs, type SendMailDeps, sendMailJob, sweepMailsJob } from "./core/invitations/index.ts";
import { CLOSE_ENDED_CRON, closeEnded, closeEndedJob } from "./core/job-posts/index.ts";
import { type ReadReportDeps, readReport, readReportJob } from "./core/mail-delivery/index.ts";
import { answerReset, answerResetJob } from "./core/members/index.ts";
import {
  type PrepareMediaDeps,
  prepareClip,
  prepareClipJob,
  prepareMedia,
  prepareMediaJob,
} from "./core/recordings/index.ts";
import { type PlayRobotDeps, playRobot, playRobotJob } from "./core/robots/index.ts";
import { EXPIRE_INTERVIEWS_CRON, expireInterviews, expireInterviewsJob } from "./core/rooms/index.ts";
import {
  planTranscript,
  sweepTranscripts,
  sweepTranscriptsJob,
  type TranscribeTakeDeps,
  transcribeTake,
  transcribeTakeJob,
} from "./core/transcripts/index.ts";
import { SWEEP_WEBHOOKS_CRON, sweepWebhooks, sweepWebhooksJob } from "./core/webhooks/index.ts";
import type { Files } from "./platform/files/files.ts";
import type { GuardedClient } from "./platform/http/guarded-client.ts";
import type { JobDefinition, Jobs } from "./platform/jobs/jobs.ts";
import type { UploadStorage } from "./platform/uploads/uploads.ts";

export const jobDefinitions: readonly JobDefinition<object>[] = [
  drawSkillQuestionsJob,
  fetchResumeJob,
  readEntryJob,
  readDocumentJob,
  sendMailJob,
  sweepMailsJob,
  readReportJob,
  prepareMediaJob,
  prepareClipJob,
  expireInterviewsJob,
  closeEndedJob,
  deleteOldAnswersJob,
  buildExportsJob,
  sweepExportsJob,
  finishErasuresJob,
  deletePreviewsJob,
  answerResetJob,
  sweepWebhooksJob,
  transcribeTakeJob,
  sweepTranscriptsJob,
  deleteOldAuditJob,
  playRobotJob,
];

export type JobsDeps = BuildExportsDeps &
  OutsideDeps &
  SendMailDeps &
  ReadReportDeps &
  PlayRobotDeps &
  PrepareMediaDeps &
  ReadEntryDeps &
  ReadDocumentDeps &
  TranscribeTakeDeps & { guarded: GuardedClient; files: Files; jobs: Jobs; uploads: Pick<UploadStorage, "discard"> };

/** Registers what runs in this process once its workers start. */
export function registerJobs(deps: JobsDeps): void {
  const { jobs } = deps;
  jobs.handle(drawSkillQuestionsJob, (data) => drawSkillQuestions(deps, data));
  jobs.handle(fetchResumeJob, (data, run) => fetchResume(deps, data, run));
  jobs.handle(readEntryJob, (data, run) => readEntry(deps, data, run));
  jobs.handle(readDocumentJob, (data) => readDocument(deps, data));
  jobs.handle(readReportJob, (data, run) => readReport(deps, data, run));
  jobs.handle(prepareMediaJob, async (data, run) => {
    await prepareMedia(deps, data, run);
    await planTranscript(deps, data);
  });
  jobs.handle(transcribeTakeJob, (data) => transcribeTake(deps, data));
  jobs.handle(sweepTranscriptsJob, () => sweepTranscripts(deps));
  jobs.schedule(sweepTranscriptsJob, "*/5 * * * *");
  jobs.handle(prepareClipJob, (data) => prepareClip(deps, data));
  jobs.handle(expireInterviewsJob, () => expireInterviews(deps));
  jobs.schedule(expireInterviewsJob, EXPIRE_INTERVIEWS_CRON);
  jobs.handle(closeEndedJob, () => closeEnded(deps));
  jobs.schedule(closeEndedJob, CLOSE_ENDED_CRON);
  jobs.handle(answerResetJob, (data) => answerReset(deps, data));
  jobs.handle(deletePreviewsJob, () => deletePreviews(deps));
  jobs.schedule(deletePreviewsJob, "29 * * * *");
  jobs.handle(deleteOldAuditJob, () => deleteOldAudit(deps));
  jobs.schedule(deleteOldAuditJob, "41 3 * * *");
  jobs.handle(deleteOldAnswersJob, () => deleteOldAnswers(deps));
  jobs.schedule(deleteOldAnswersJob, "17 * * * *");
  jobs.handle(buildExportsJob, (data) => buildExports(deps, data));
  jobs.handle(sweepExportsJob, () => sweepExports(deps));
  jobs.schedule(sweepExportsJob, SWEEP_EXPORTS_CRON);
  jobs.handle(finishErasuresJob, (data) => runFinishErasures(deps, data));
  jobs.handle(sweepWebhooksJob, () => sweepWebhooks(deps));
  jobs.schedule(sweepWebhooksJob, SWEEP_WEBHOOKS_CRON);
  jobs.handle(playRobotJob, (data, run) => playRobot(deps, data, run));
  handleMailJobs(deps);
}
