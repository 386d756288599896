/** The vendor's status values, read off the interview's own state. */
import type { Admission, Progress } from "../../../shared/native.ts";

export type Status =
  | "draft"
  | "shortlisted"
  | "started"
  | "in_progress"
  | "completed"
  | "report_available"
  | "expired"
  | "rejected";

/**
 * Who was refused is rejected unless the interview had already been completed. Who withdrew is expired: the interview will
 * not be completed, and nobody has turned the person down.
 */
export const STATUS: Readonly<Record<Admission, Readonly<Record<Progress, Status>>>> = {
  draft: {
    created: "draft",
    invited: "draft",
    started: "started",
    answering: "in_progress",
    completed: "completed",
    evaluated: "report_available",
    expired: "expired",
    withdrawn: "expired",
  },
  admitted: {
    created: "shortlisted",
    invited: "shortlisted",
    started: "started",
    answering: "in_progress",
    completed: "completed",
    evaluated: "report_available",
    expired: "expired",
    withdrawn: "expired",
  },
  refused: {
    created: "rejected",
    invited: "rejected",
    started: "rejected",
    answering: "rejected",
    completed: "completed",
    evaluated: "report_available",
    expired: "rejected",
    withdrawn: "rejected",
  },
};

/** What a client asks for, as an admission. */
export const ADMISSIONS = { shortlisted: "admitted", draft: "draft" } as const;
