/** The filters and the order of a candidates list, as the page's address keeps them and as the API takes them. */

import { INTERVIEW_SORTS, type InterviewSort } from "../../../../shared/native/interview-sorts.ts";
import type { Admission, Decision, Progress } from "../../../../shared/native.ts";

export interface CandidateFilters {
  search: string;
  admission: Admission | "any";
  /** "any", or one or several progress values divided by commas, as the API takes them. */
  progress: string;
  decision: Decision | "any";
  /** A position's id, or "" for all; a position's own page has its id by itself. */
  position: string;
  /** name=option, all of which must hold. */
  tags: string[];
  /** key:value of custom fields, all of which must hold. */
  fields: string[];
  source: string;
  /** Days as YYYY-MM-DD in the reader's zone, both included; "" is open. */
  createdFrom: string;
  createdTo: string;
  completedFrom: string;
  completedTo: string;
  archived: boolean;
  sort: InterviewSort;
}

export const NO_FILTERS: CandidateFilters = {
  search: "",
  admission: "any",
  progress: "any",
  decision: "any",
  position: "",
  tags: [],
  fields: [],
  source: "",
  createdFrom: "",
  createdTo: "",
  completedFrom: "",
  completedTo: "",
  archived: false,
  sort: "-createdAt",
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
const MOST_PAIRS = 10;

const isAdmission = (value: string): value is Admission => ADMISSIONS.includes(value);
const isDecision = (value: string): value is Decision => DECISIONS.includes(value);

/** A router may have read a value of the address as a number or a boolean: "123" typed as a search comes back as 123. */
const textIn = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";

const pairsIn = (value: unknown, sign: "=" | ":"): string[] =>
  (Array.isArray(value) ? value.map(textIn) : [textIn(value)])
    .filter((text) => text.indexOf(sign) > 0)
    .slice(0, MOST_PAIRS);

const dayIn = (value: unknown): string => {
  const text = textIn(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";
};

/** Reads the filters out of an address. What the address does not say, or says wrongly, is not filtered. */
export function filtersIn(address: Readonly<Record<string, unknown>>): CandidateFilters {
  const admission = textIn(address.admission);
  const decision = textIn(address.decision);
  const position = textIn(address.position);
  const progress = textIn(address.progress)
    .split(",")
    .filter((value) => PROGRESS.includes(value));
  return {
    search: textIn(address.search).slice(0, 200),
    admission: isAdmission(admission) ? admission : "any",
    progress: progress.length > 0 ? progress.join(",") : "any",
    decision: isDecision(decision) ? decision : "any",
    position: /^[0-9a-f-]{36}$/i.test(position) ? position : "",
    tags: pairsIn(address.tag, "="),
    fields: pairsIn(address.field, ":"),
    source: textIn(address.source).slice(0, 60),
    createdFrom: dayIn(address.createdFrom),
    createdTo: dayIn(address.createdTo),
    completedFrom: dayIn(address.completedFrom),
    completedTo: dayIn(address.completedTo),
    archived: textIn(address.archived) === "true",
    sort: INTERVIEW_SORTS.find((sort) => sort === address.sort) ?? NO_FILTERS.sort,
  };
}

const DAYS = ["createdFrom", "createdTo", "completedFrom", "completedTo"] as const;
const oneOrMore = (name: string, values: readonly string[]): Record<string, string | string[]> => {
  const [first, ...others] = values;
  return first === undefined ? {} : { [name]: others.length === 0 ? first : [...values] };
};

/** What the address says for these filters: only what differs from no filter, so that a plain list has a plain address. */
export function addressOf(filters: CandidateFilters): Record<string, string | string[]> {
  const search = filters.search.trim();
  return {
    ...(search === "" ? {} : { search }),
    ...(filters.admission === "any" ? {} : { admission: filters.admission }),
    ...(filters.progress === "any" ? {} : { progress: filters.progress }),
    ...(filters.decision === "any" ? {} : { decision: filters.decision }),
    ...(filters.position === "" ? {} : { position: filters.position }),
    ...oneOrMore("tag", filters.tags),
    ...oneOrMore("field", filters.fields),
    ...(filters.source === "" ? {} : { source: filters.source }),
    ...Object.fromEntries(DAYS.flatMap((day) => (filters[day] === "" ? [] : [[day, filters[day]]]))),
    ...(filters.archived ? { archived: "true" } : {}),
    ...(filters.sort === NO_FILTERS.sort ? {} : { sort: filters.sort }),
  };
}

/** Does any filter narrow the list? Archived candidates are another list, not a narrower one; an order narrows nothing. */
export const isFiltered = (filters: CandidateFilters): boolean =>
  Object.keys(addressOf({ ...filters, archived: false, sort: NO_FILTERS.sort })).length > 0;

/** The moment at which a day begins for the reader; days is added to it. */
const startOf = (day: string, days: number): string => {
  const moment = new Date(`${day}T00:00:00`);
  moment.setDate(moment.getDate() + days);
  return moment.toISOString();
};

/** The API's filters; positionId is that of a position's own page, or null. */
export function filterQuery(filters: CandidateFilters, positionId: string | null): URLSearchParams {
  const { tag: _tag, field: _field, position: _position, sort: _sort, ...plain } = addressOf(filters);
  const query = new URLSearchParams();
  const position = positionId ?? filters.position;
  if (position !== "") query.set("positionId", position);
  for (const [name, value] of Object.entries(plain)) query.set(name, String(value));
  for (const day of DAYS) {
    // The API's end is not included: it is the beginning of the day after.
    if (filters[day] !== "") query.set(day, startOf(filters[day], day.endsWith("To") ? 1 : 0));
  }
  for (const tag of filters.tags) query.append("tag", tag);
  for (const field of filters.fields) query.append("field", field);
  return query;
}

/** The API's filters with their order. */
export function sortedQuery(filters: CandidateFilters, positionId: string | null): URLSearchParams {
  const query = filterQuery(filters, positionId);
  if (filters.sort !== NO_FILTERS.sort) query.set("sort", filters.sort);
  return query;
}

/** The API's query for one page of the list; positionId null lists every position. */
export function listQuery(filters: CandidateFilters, positionId: string | null, cursor: string | null): string {
  const query = sortedQuery(filters, positionId);
  query.set("limit", "50");
  if (cursor !== null) query.set("cursor", cursor);
  return query.toString();
}

/** A filter that is on, in words, and what takes it away. */
export interface FilterChip {
  key: string;
  words: string;
  without: Partial<CandidateFilters>;
}

/** names: what ids and states are called. */
export function chipsOf(
  filters: CandidateFilters,
  names: {
    position: (id: string) => string;
    progress: (value: string) => string;
    admission: (value: Admission) => string;
    decision: (value: Decision) => string;
    field: (key: string) => string;
    day: (day: string) => string;
  },
): FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (key: string, words: string, without: Partial<CandidateFilters>) => chips.push({ key, words, without });
  if (filters.position !== "") add("position", `Position: ${names.position(filters.position)}`, { position: "" });
  if (filters.progress !== "any") add("progress", names.progress(filters.progress), { progress: "any" });
  if (filters.admission !== "any") add("admission", names.admission(filters.admission), { admission: "any" });
  if (filters.decision !== "any") add("decision", names.decision(filters.decision), { decision: "any" });
  for (const tag of filters.tags) {
    const at = tag.indexOf("=");
    add(`tag ${tag}`, `${tag.slice(0, at)}: ${tag.slice(at + 1)}`, {
      tags: filters.tags.filter((each) => each !== tag),
    });
  }
  for (const field of filters.fields) {
    const at = field.indexOf(":");
    const words = `${names.field(field.slice(0, at))}: ${field.slice(at + 1)}`;
    add(`field ${field}`, words, { fields: filters.fields.filter((each) => each !== field) });
  }
  if (filters.source !== "") add("source", `From: ${filters.source}`, { source: "" });
  for (const [word, from, to] of [
    ["Added", "createdFrom", "createdTo"],
    ["Completed", "completedFrom", "completedTo"],
  ] as const) {
    const [start, end] = [filters[from], filters[to]];
    if (start === "" && end === "") continue;
    const words = [start === "" ? "" : `from ${names.day(start)}`, end === "" ? "" : `to ${names.day(end)}`];
    add(from, `${word} ${words.filter(Boolean).join(" ")}`, { [from]: "", [to]: "" });
  }
  return chips;
}
