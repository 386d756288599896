/** The form of a job post: what is on the page, and the body of the API that it makes. */
import { newId } from "../../../../shared/ids.ts";
import type { Spoken } from "../../../../shared/languages.ts";
import type { EmploymentType, SalaryPeriod, StageKind } from "../../../../shared/native/hiring-words.ts";
import type { CreateJobPost, JobPost } from "../../../../shared/native.ts";

/** A stage on the page; the key stays with it while it moves. */
export interface StageForm {
  key: string;
  /** Null until the server has stored it. */
  id: string | null;
  name: string;
  kind: StageKind;
  /** Who is in it now, and who was rejected from it: it can be removed only without anybody. */
  applicationCount: number;
  rejectedCount: number;
}

export interface JobForm {
  projectId: string | null;
  positionId: string | null;
  title: string;
  description: string;
  location: string;
  employmentType: EmploymentType | null;
  /** The last day to apply; empty for none. */
  validThrough: string;
  /** What the page speaks; null for the reader's browser. */
  language: Spoken | null;
  salary: { minimum: number | null; maximum: number | null; currency: string; period: SalaryPeriod };
  stages: StageForm[];
}

const stage = (name: string, kind: StageKind): StageForm => ({
  key: newId(),
  id: null,
  name,
  kind,
  applicationCount: 0,
  rejectedCount: 0,
});

export const blankStage = (): StageForm => stage("", "review");

export const blankJob = (projectId: string | null): JobForm => ({
  projectId,
  positionId: null,
  title: "",
  description: "",
  location: "",
  employmentType: null,
  validThrough: "",
  language: null,
  salary: { minimum: null, maximum: null, currency: "EUR", period: "year" },
  stages: [
    stage("Applied", "applied"),
    stage("Interview", "interview"),
    stage("Review", "review"),
    stage("Offer", "offer"),
    stage("Hired", "hired"),
  ],
});

export const jobFormOf = (post: JobPost): JobForm => ({
  projectId: post.projectId,
  positionId: post.positionId,
  title: post.title,
  description: post.description,
  location: post.location,
  employmentType: post.employmentType,
  validThrough: post.validThrough ?? "",
  language: post.language,
  salary: post.salary ?? { minimum: null, maximum: null, currency: "EUR", period: "year" },
  stages: post.stages.map((one) => ({ ...one, key: one.id })),
});

type Faults = Record<string, string>;

/** What is wrong with a form, by JSON pointer of the body; the server judges the rest. */
export function faultsOfJob({ projectId, title, salary, stages }: JobForm): Faults {
  const faults: Faults = {};
  if (!title.trim()) faults["/title"] = "This is needed.";
  if (projectId === null) faults["/projectId"] = "Choose the project, or make a new one.";
  const { minimum, maximum, currency } = salary;
  if (minimum !== null || maximum !== null) {
    if (!/^[A-Z]{3}$/.test(currency)) faults["/salary/currency"] = "Three letters, such as EUR.";
    for (const [name, amount] of [
      ["minimum", minimum],
      ["maximum", maximum],
    ] as const) {
      if (amount !== null && (!Number.isInteger(amount) || amount < 0))
        faults[`/salary/${name}`] = "Write a whole number.";
    }
    if (minimum !== null && maximum !== null && minimum > maximum) {
      faults["/salary/maximum"] = "This is less than the least.";
    }
  }
  stages.forEach(({ name }, index) => {
    if (!name.trim()) faults[`/stages/${index}/name`] = "A stage needs a name.";
  });
  if (stages.length === 0) faults["/stages"] = "A pipeline needs at least one stage.";
  return faults;
}

/** The body of a form without faults. */
export function bodyOfJob(form: JobForm, projectId: string): CreateJobPost {
  const { minimum, maximum, currency, period } = form.salary;
  return {
    projectId,
    positionId: form.positionId,
    title: form.title.trim(),
    description: form.description.trim(),
    location: form.location.trim(),
    employmentType: form.employmentType,
    validThrough: form.validThrough || null,
    language: form.language,
    salary: minimum === null && maximum === null ? null : { minimum, maximum, currency, period },
    stages: form.stages.map(({ id, name, kind }) => ({ ...(id === null ? {} : { id }), name: name.trim(), kind })),
  };
}
