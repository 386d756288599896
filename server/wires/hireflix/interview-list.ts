/** interviewList: its filters, orders and cursors (contract hireflix.md section 4.2) in the words of the core's search. */
import { GraphQLScalarType, Kind } from "graphql";
import {
  type InterviewCondition,
  type InterviewSearch,
  type InterviewSearchPage,
  type Stage,
  searchInterviews,
  searchWritten,
} from "../../core/interviews/index.ts";
import type { MeContext } from "./context.ts";
import { wireError } from "./errors.ts";
import { shapeBelow } from "./interview-shape.ts";
import { loadInterviews } from "./load-interviews.ts";
import { inParts } from "./parts.ts";
import { writtenList } from "./plan.ts";
import { type Asked, selectedBelow } from "./selected.ts";
import { uuidOf } from "./wire-ids.ts";

type Comparison = "equal" | "notEqual" | "greaterThan" | "greaterThanOrEqual" | "lessThan" | "lessThanOrEqual";
type TextFilter = { equal?: string | null; notEqual?: string | null; regex?: string | null } | null;

interface Filter {
  id?: TextFilter;
  email?: TextFilter;
  firstName?: TextFilter;
  lastName?: TextFilter;
  externalId?: TextFilter;
  /** A variable of another type comes unread. */
  status?: { equal?: unknown; notEqual?: unknown } | null;
  score?: { [Operator in Comparison]?: number | null } | null;
  AND?: readonly Filter[] | null;
  OR?: readonly Filter[] | null;
}

interface ListInput {
  filter?: Filter | null;
  pagination?: { limit?: number | null; direction?: "FORWARD" | "BACKWARD" | null; lastCursor?: string | null } | null;
  sort?: readonly { field: "createdAt" | "updatedAt" | "completedAt" | "score"; direction: "ASC" | "DESC" }[] | null;
}

const USUAL_LIMIT = 50;
const MOST_LIMIT = 1000;
const MOST_CONDITIONS = 100;
const LONGEST_TEXT = 300;
/** No interview has it, so what names none finds none. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

const TEXT_FIELDS = ["email", "firstName", "lastName", "externalId"] as const;
const COMPARISONS: readonly Comparison[] = [
  "equal",
  "notEqual",
  "greaterThan",
  "greaterThanOrEqual",
  "lessThan",
  "lessThanOrEqual",
];

/** What may be asked for, in either vocabulary: the list's own words, and those of an interview's status. */
const STAGES = new Map<string, Stage>([
  ["pending", "pending"],
  ["to_evaluate", "completed"],
  ["completed", "completed"],
  ["shortlisted", "shortlisted"],
  ["discarded", "discarded"],
]);

function readStage(value: unknown): Stage {
  const stage = typeof value === "string" ? STAGES.get(value.toLowerCase()) : undefined;
  if (!stage) throw wireError(400, `A status is one of ${[...STAGES.keys()].join(", ")}.`);
  return stage;
}

/** A status, written as a name or as a string. */
export const interviewStatusValue = new GraphQLScalarType<Stage, string>({
  name: "InterviewStatusValue",
  parseValue: readStage,
  parseLiteral: (node) => readStage(node.kind === Kind.ENUM || node.kind === Kind.STRING ? node.value : null),
});

/** A page of each of these positions, by its UUID. */
export async function listInterviews(
  context: MeContext,
  positionIds: readonly string[],
  { filter, pagination, sort }: ListInput,
  asked: Asked,
) {
  const { deps, caller } = context;
  const limit = pagination?.limit ?? USUAL_LIMIT;
  if (limit < 1 || limit > MOST_LIMIT) throw wireError(400, `The limit is a number from 1 to ${MOST_LIMIT}.`);
  if (sort && new Set(sort.map(({ field }) => field)).size !== sort.length) {
    throw wireError(400, "A field is sorted by once.");
  }
  const search: InterviewSearch = {
    condition: filter ? conditionOf(filter) : null,
    order: (sort ?? []).map(({ field, direction }) => ({ field, descending: direction === "DESC" })),
    limit,
    cursor: pagination?.lastCursor || undefined,
    backward: pagination?.direction === "BACKWARD",
    withTotal: selectedBelow(asked).has("InterviewList.total"),
  };
  const shape = shapeBelow(asked, "InterviewList");
  if (shape) {
    const pages = await searchWritten(deps.database, caller.workspaceId, positionIds, search, shape);
    return new Map(
      [...pages].map(([id, page]) => [id, pageOf(page, writtenList(page.rows.map(({ written }) => written)))] as const),
    );
  }
  const pages = await searchInterviews(deps.database, caller.workspaceId, positionIds, search);
  const heads = [...pages.values()].flatMap(({ rows }) => rows);
  const views = await loadInterviews(context, heads, selectedBelow(asked));
  let from = 0;
  return new Map(
    [...pages].map(([id, page]) => {
      const results = views.slice(from, from + page.rows.length);
      from += results.length;
      return [id, pageOf(page, inParts(results))] as const;
    }),
  );
}

const pageOf = ({ positionTitle, rows, total, cursor }: InterviewSearchPage<unknown>, results: object) => ({
  positionName: positionTitle,
  count: rows.length,
  total: total ?? 0,
  lastCursor: cursor,
  results,
});

/** Several fields of a filter hold together; AND and OR hold filters. */
function conditionOf(filter: Filter): InterviewCondition {
  const counter = { left: MOST_CONDITIONS };
  return ofFilter(filter, counter);
}

function ofFilter(filter: Filter, counter: { left: number }): InterviewCondition {
  const all: InterviewCondition[] = [
    ...idConditions(filter.id),
    ...TEXT_FIELDS.flatMap((field) => textConditions(field, filter[field])),
    ...stageConditions(filter.status),
    ...COMPARISONS.flatMap((is): InterviewCondition[] => {
      const value = filter.score?.[is];
      return value === undefined || value === null ? [] : [{ field: "score", is, value }];
    }),
  ];
  counter.left -= all.length + 1;
  if (counter.left < 0) throw wireError(400, `A filter has at most ${MOST_CONDITIONS} conditions.`);
  if (filter.AND) all.push({ all: filter.AND.map((part) => ofFilter(part, counter)) });
  if (filter.OR && filter.OR.length > 0) all.push({ any: filter.OR.map((part) => ofFilter(part, counter)) });
  return { all };
}

function idConditions(filter: TextFilter | undefined): InterviewCondition[] {
  if (filter?.regex) throw wireError(400, "An id is compared as a whole: equal, or notEqual.");
  return (["equal", "notEqual"] as const).flatMap((is): InterviewCondition[] => {
    const value = filter?.[is];
    return value === undefined || value === null ? [] : [{ field: "id", is, value: uuidOf(value) ?? NOBODY }];
  });
}

function textConditions(field: (typeof TEXT_FIELDS)[number], filter: TextFilter | undefined): InterviewCondition[] {
  const operators = { equal: "equal", notEqual: "notEqual", regex: "matches" } as const;
  return (["equal", "notEqual", "regex"] as const).flatMap((operator): InterviewCondition[] => {
    const value = filter?.[operator];
    if (value === undefined || value === null) return [];
    if (value.length > LONGEST_TEXT || value.includes("\0")) {
      throw wireError(400, `What ${field} is compared with has at most ${LONGEST_TEXT} characters.`);
    }
    return [{ field, is: operators[operator], value }];
  });
}

const stageConditions = (filter: Filter["status"]): InterviewCondition[] =>
  (["equal", "notEqual"] as const).flatMap((is): InterviewCondition[] => {
    const value = filter?.[is];
    return value === undefined || value === null ? [] : [{ field: "stage", is, value: readStage(value) }];
  });
