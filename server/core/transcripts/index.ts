/** Transcripts: what is said in an answer, heard by a provider or written by a person. */
export { captionsOf, cuesOf } from "./captions.ts";
export { planTranscript, sweepTranscripts } from "./plan-transcripts.ts";
export { type TranscribeTakeDeps, transcribeTake } from "./transcribe-take.job.ts";
export { sweepTranscriptsJob, transcribeTakeJob } from "./transcript-jobs.ts";
export {
  type FormerTranscriptRecord,
  findSignedCaptions,
  findTranscript,
  listFormerTranscripts,
  type TranscriptRecord,
  transcriptsOf,
} from "./transcripts.store.ts";
export { correctTranscript, requestTranscript } from "./write-transcript.ts";
