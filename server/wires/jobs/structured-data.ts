/** A job post as schema.org's JobPosting, by the rules of search engines for jobs. */
import { lastSecondOf } from "../../../shared/last-day.ts";
import type { EmploymentType, SalaryPeriod } from "../../../shared/native.ts";
import type { PublicPost } from "../../core/job-posts/index.ts";
import { written } from "./markup.ts";
import { textAsHtml } from "./words.ts";

const EMPLOYMENT: Readonly<Record<EmploymentType, string>> = {
  full_time: "FULL_TIME",
  part_time: "PART_TIME",
  contract: "CONTRACTOR",
  temporary: "TEMPORARY",
  internship: "INTERN",
  volunteer: "VOLUNTEER",
};
const UNIT: Readonly<Record<SalaryPeriod, string>> = {
  hour: "HOUR",
  day: "DAY",
  week: "WEEK",
  month: "MONTH",
  year: "YEAR",
};
const REMOTE = /\b(fully |100 ?% )?remote\b/i;

/**
 * Where the work is. A place is written from small to large with commas between, such as "Lisbon, Portugal"; one that says "remote" is
 * worked from anywhere, or from anywhere in the place that is named beside it.
 */
export function placeOf(location: string): Record<string, unknown> {
  const isRemote = REMOTE.test(location);
  const parts = location
    .replace(REMOTE, "")
    .split(/[,()/|]+/)
    .map((part) => part.trim().replace(/^(in|within|from)\s+|^[-–\s]+|[-–\s]+$/gi, ""))
    .filter((part) => part !== "");
  const last = parts.at(-1);
  if (isRemote) {
    const where = last === undefined ? {} : { applicantLocationRequirements: { "@type": "Country", name: last } };
    return { jobLocationType: "TELECOMMUTE", ...where };
  }
  if (last === undefined) return {};
  const [locality, ...others] = parts;
  const address = {
    "@type": "PostalAddress",
    addressLocality: locality,
    ...(others.length > 1 ? { addressRegion: others.slice(0, -1).join(", ") } : {}),
    ...(others.length > 0 ? { addressCountry: last } : {}),
  };
  return { jobLocation: { "@type": "Place", address } };
}

/** The posting; text stays text until it is written into a page by jsonScript. */
export function jobPosting(
  { post, workspace }: PublicPost,
  { publicUrl, company }: { publicUrl: string; company: string },
): Record<string, unknown> {
  const { salary, employmentType } = post;
  const description = post.description.trim() === "" ? post.title : post.description;
  return {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title: post.title,
    description: written(textAsHtml(description)),
    identifier: { "@type": "PropertyValue", name: company, value: post.id },
    datePosted: (post.publishedAt ?? post.createdAt).toISOString(),
    ...(post.endsAt === null ? {} : { validThrough: lastSecondOf(post.endsAt) }),
    url: `${publicUrl}/jobs/${post.id}`,
    hiringOrganization: {
      "@type": "Organization",
      name: company,
      sameAs: `${publicUrl}/careers/${workspace.number}`,
    },
    directApply: true,
    ...placeOf(post.location),
    ...(employmentType === null ? {} : { employmentType: EMPLOYMENT[employmentType] }),
    ...(salary === null || (salary.minimum === null && salary.maximum === null)
      ? {}
      : {
          baseSalary: {
            "@type": "MonetaryAmount",
            currency: salary.currency,
            value: {
              "@type": "QuantitativeValue",
              ...(salary.minimum !== null && salary.minimum === salary.maximum
                ? { value: salary.minimum }
                : {
                    ...(salary.minimum === null ? {} : { minValue: salary.minimum }),
                    ...(salary.maximum === null ? {} : { maxValue: salary.maximum }),
                  }),
              unitText: UNIT[salary.period],
            },
          },
        }),
  };
}
