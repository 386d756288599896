/** Candidates: people, by e-mail address, within a workspace. One comes into being with the first interview. */
export { type CandidateRecord, findCandidate, listCandidates } from "./candidates.store.ts";
export { forgetNewCandidates, storeCandidates } from "./store-candidates.ts";
export { updateCandidate } from "./update-candidate.ts";
