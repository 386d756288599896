/** Applying on the public page of a job post. */
export { applyPublicly, type PublicOutcome } from "./apply-publicly.ts";
export { storeCv } from "./store-cv.ts";
