/** Recordings: the answers of interviews, their files, and how those become playable. */
export { type AnswerRecord, type AnswerRow, answerRows, answersOf, withFiles } from "./answers-of.ts";
export { findTake, listTakes, type TakeRecord } from "./list-takes.ts";
export { isMediaAddress, signMedia } from "./media-url.ts";
export { prepareClip, prepareClipJob } from "./prepare-clip.job.ts";
export { type PrepareMediaDeps, prepareMedia, prepareMediaJob } from "./prepare-media.job.ts";
export { findFiles, findSignedFile, interviewOfFile, type StoredFileRecord } from "./stored-files.ts";
export { type RecordedTake, takesOf } from "./takes-of.ts";
