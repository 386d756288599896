/** Recordings: the answers of interviews, their files, and how those become playable. */
export { type AnswerRecord, type AnswerSegment, answersOf } from "./answers-of.ts";
export { isMediaAddress, type MediaSigner, signMedia } from "./media-url.ts";
export { type PrepareMediaDeps, prepareMedia, prepareMediaJob } from "./prepare-media.job.ts";
export { findFiles, findSignedFile, insertFile, type StoredFileRecord } from "./stored-files.ts";
