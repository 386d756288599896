/**
 * Writes that may be sent twice: the answer of a write that carried an Idempotency-Key is kept with the write itself, in its
 * transaction, and given again for 24 hours (draft-ietf-httpapi-idempotency-key-header).
 */
export { deleteOldAnswers, deleteOldAnswersJob } from "./delete-old-answers.job.ts";
export { type IdempotentRequest, type KeptAnswer, keepAnswer, readKeptAnswer } from "./kept-answer.ts";
export { answerPersonOnce } from "./person-answer.ts";
