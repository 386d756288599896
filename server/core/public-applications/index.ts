/** Applying on the public page of a job post. */
export { applyPublicly, type PublicOutcome } from "./apply-publicly.ts";
export { storeCv, type WhyNoCv } from "./store-cv.ts";
