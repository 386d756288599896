/** How the list of interviews can be ordered, and how many can be changed at once. */

/** A leading minus is from the end. Interviews without such a time come last either way, the newest of them first. */
export const INTERVIEW_SORTS = [
  "createdAt",
  "-createdAt",
  "name",
  "-name",
  "completedAt",
  "-completedAt",
  "expiresAt",
  "-expiresAt",
] as const;
export type InterviewSort = (typeof INTERVIEW_SORTS)[number];

/** Most rows of one call that creates interviews, and most ids of one that changes them. */
export const MAXIMUM_BATCH = 500;
