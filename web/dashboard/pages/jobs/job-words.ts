/** Words for what a job post is, asks and pays. */

import type { EmploymentType, JobPostState, SalaryPeriod, StageKind } from "../../../../shared/native/hiring-words.ts";
import type { JobPost } from "../../../../shared/native.ts";
import type { Tone } from "../../../ui/state-word.tsx";

export const EMPLOYMENT_WORDS: Readonly<Record<EmploymentType, string>> = {
  full_time: "Full-time",
  part_time: "Part-time",
  contract: "Contract",
  temporary: "Temporary",
  internship: "Internship",
  volunteer: "Volunteer",
};

export const PERIOD_WORDS: Readonly<Record<SalaryPeriod, string>> = {
  hour: "an hour",
  day: "a day",
  week: "a week",
  month: "a month",
  year: "a year",
};

export const KIND_WORDS: Readonly<Record<StageKind, string>> = {
  applied: "Applied",
  interview: "Interview",
  review: "Review",
  offer: "Offer",
  hired: "Hired",
};

export const STATE_WORDS: Readonly<Record<JobPostState, { words: string; tone: Tone }>> = {
  draft: { words: "Draft", tone: "neutral" },
  open: { words: "Open", tone: "good" },
  closed: { words: "Closed", tone: "busy" },
};

export const stateOf = ({ publishedAt, closedAt }: Pick<JobPost, "publishedAt" | "closedAt">): JobPostState =>
  closedAt ? "closed" : publishedAt ? "open" : "draft";

/** Such as "last day to apply 30 Nov 2026". */
export const lastDayWords = ({ validThrough }: Pick<JobPost, "validThrough">): string | null =>
  validThrough &&
  `last day to apply ${new Date(validThrough).toLocaleDateString(undefined, { dateStyle: "medium", timeZone: "UTC" })}`;

/** Such as "€42,000 to €55,000 a year"; null without any amount. */
export function salaryWords(salary: JobPost["salary"]): string | null {
  if (salary === null) return null;
  const { minimum, maximum, currency, period } = salary;
  const money = new Intl.NumberFormat(undefined, { style: "currency", currency, maximumFractionDigits: 0 });
  if (minimum !== null && maximum !== null) {
    return minimum === maximum
      ? `${money.format(minimum)} ${PERIOD_WORDS[period]}`
      : `${money.format(minimum)} to ${money.format(maximum)} ${PERIOD_WORDS[period]}`;
  }
  if (minimum !== null) return `From ${money.format(minimum)} ${PERIOD_WORDS[period]}`;
  if (maximum !== null) return `Up to ${money.format(maximum)} ${PERIOD_WORDS[period]}`;
  return null;
}
