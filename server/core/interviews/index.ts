/** Interviews: one candidate in one position; the record everything hangs on. */
export {
  admitInterview,
  annotateInterview,
  archiveInterview,
  decideInterview,
  deleteInterview,
  extendInterview,
  refuseInterview,
  renewLink,
  reopenInterview,
  replaceInterviewQuestions,
} from "./act-on-interview.ts";
export { actOnInterviews } from "./act-on-interviews.ts";
export { adoptExternalIds } from "./adopt-external-ids.ts";
export {
  type CreatedInterview,
  type CreateInterviewsDeps,
  createInterviews,
  formLink,
  type NewInterview,
} from "./create-interviews.ts";
export { createMany } from "./create-many.ts";
export { listDecisions, undoDecision } from "./decisions.ts";
export { deletePreviews, deletePreviewsJob } from "./delete-previews.job.ts";
export { drawSkillQuestions, drawSkillQuestionsJob } from "./draw-skill-questions.job.ts";
export {
  fetchRecord,
  fetchRecords,
  type InterviewRecord,
} from "./fetch-records.ts";
export { fetchResume, fetchResumeJob } from "./fetch-resume.job.ts";
export { findWhole, findWholes, type InterviewDetails } from "./find-whole.ts";
export { firstName, type InterviewState, moved, normaliseEmail } from "./interview.ts";
export {
  type InterviewHead,
  interviewHeads,
  interviewsOfPositions,
  type Stage,
  writtenOfPositions,
} from "./interview-heads.ts";
export type { InterviewJsonField, InterviewShape } from "./interview-json.ts";
export { findInterview, type InterviewRowRecord } from "./interviews.store.ts";
export type { InterviewFilter } from "./list-filter.ts";
export {
  countListed,
  type InterviewListRecord,
  type InterviewListRequest,
  listInterviews,
} from "./list-interviews.ts";
export { readListCursor } from "./list-order.ts";
export { applyMove, type LockedInterview, lockInterview, lockInterviewsOf } from "./move-interview.ts";
export { pageOfInterviews } from "./page-of-interviews.ts";
export { previewPosition } from "./preview-position.ts";
export { queueResumes } from "./queue-resumes.ts";
export { type MailHead, mailsOf, type QuestionHead, questionsOf, visitsOf } from "./read-sets.ts";
export {
  type InterviewCondition,
  type InterviewSearch,
  type InterviewSearchPage,
  searchInterviews,
  searchWritten,
} from "./search-interviews.ts";
export { setExternalId } from "./set-external-id.ts";
