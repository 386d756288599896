/** The door of mail delivery: what became of mail after it left, from what really happened. */
export { mailToken } from "./mail-token.ts";
export { type Evidence, INVITING, noteEvidence } from "./note-evidence.ts";
export { noteOfInterviews, opensNews } from "./note-of-interviews.ts";
export { notePictureShown } from "./note-picture.ts";
export { providerEventsSchema } from "./provider-events.ts";
export { readEvidence } from "./read-evidence.ts";
export { type ReadReportDeps, readReport } from "./read-report.job.ts";
export { type ReceiveReportDeps, readReportJob, receiveReport } from "./receive-report.ts";
export { MAIL_MARK_HEADER, type MailTracking, pixelOf, returnPathOf } from "./tracking.ts";
