/** The filters of a candidates list, as the page's address keeps them and as the API takes them. */
import type { Admission, Decision, Progress } from "../../../../shared/native.ts";

export interface CandidateFilters {
  search: string;
  admission: Admission | "any";
  /** "any", or one or several progress values divided by commas, as the API takes them. */
  progress: string;
  decision: Decision | "any";
  archived: boolean;
}

export const NO_FILTERS: CandidateFilters = {
  search: "",
  admission: "any",
  progress: "any",
  decision: "any",
  archived: false,
};

const ADMISSIONS: readonly string[] = ["draft", "admitted", "refused"] satisfies Admission[];
const DECISIONS: readonly string[] = ["undecided", "shortlisted", "discarded"] satisfies Decision[];
const PROGRESS: readonly string[] = [
  "created",
  "invited",
  "started",
  "answering",
  "completed",
  "evaluated",
  "expired",
  "withdrawn",
] satisfies Progress[];

const isAdmission = (value: string): value is Admission => ADMISSIONS.includes(value);
const isDecision = (value: string): value is Decision => DECISIONS.includes(value);

/** A router may have read a value of the address as a number or a boolean: "123" typed as a search comes back as 123. */
const textIn = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";

/** Reads the filters out of an address. What the address does not say, or says wrongly, is not filtered. */
export function filtersIn(address: Readonly<Record<string, unknown>>): CandidateFilters {
  const admission = textIn(address.admission);
  const decision = textIn(address.decision);
  const progress = textIn(address.progress)
    .split(",")
    .filter((value) => PROGRESS.includes(value));
  return {
    search: textIn(address.search).slice(0, 200),
    admission: isAdmission(admission) ? admission : "any",
    progress: progress.length > 0 ? progress.join(",") : "any",
    decision: isDecision(decision) ? decision : "any",
    archived: textIn(address.archived) === "true",
  };
}

/** What the address says for these filters: only what differs from no filter, so that a plain list has a plain address. */
export function addressOf(filters: CandidateFilters): Record<string, string> {
  const search = filters.search.trim();
  return {
    ...(search === "" ? {} : { search }),
    ...(filters.admission === "any" ? {} : { admission: filters.admission }),
    ...(filters.progress === "any" ? {} : { progress: filters.progress }),
    ...(filters.decision === "any" ? {} : { decision: filters.decision }),
    ...(filters.archived ? { archived: "true" } : {}),
  };
}

/** Does any filter narrow the list? Archived candidates are another list, not a narrower one. */
export const isFiltered = (filters: CandidateFilters): boolean =>
  Object.keys(addressOf({ ...filters, archived: false })).length > 0;

/** The API's query for one page of the list; positionId null lists every position. */
export function listQuery(filters: CandidateFilters, positionId: string | null, cursor: string | null): string {
  const query = new URLSearchParams({
    ...(positionId === null ? {} : { positionId }),
    ...addressOf(filters),
    limit: "50",
    ...(cursor === null ? {} : { cursor }),
  });
  return `/interviews?${query.toString()}`;
}
