/** Documents that people sent in, CVs above all, and what they say. */
export { type CvRecord, cvColumns, cvOfCandidate } from "./cv-records.ts";
export { queueDocument } from "./queue-document.ts";
export { type ReadDocumentDeps, readDocument, readDocumentJob } from "./read-document.job.ts";
