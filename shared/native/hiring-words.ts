/** The closed lists of job posts and of what goes through them. */

export const EMPLOYMENT_TYPES = ["full_time", "part_time", "contract", "temporary", "internship", "volunteer"] as const;
export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];

export const SALARY_PERIODS = ["hour", "day", "week", "month", "year"] as const;
export type SalaryPeriod = (typeof SALARY_PERIODS)[number];

/** A draft was never public, a closed one is no longer. */
export const JOB_POST_STATES = ["draft", "open", "closed"] as const;
export type JobPostState = (typeof JOB_POST_STATES)[number];

/** What a stage is for, whatever it is called. */
export const STAGE_KINDS = ["applied", "interview", "review", "offer", "hired"] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

export const APPLICATION_STATES = ["active", "rejected"] as const;

export const ENTRY_STATES = ["queued", "processing", "read", "failed", "confirmed"] as const;
export type EntryState = (typeof ENTRY_STATES)[number];
