/**
 * Pages of interviews by filter and order, the first and the thousandth in the same time. A page is first looked for along the index
 * of its order, among a bounded number of rows: that fills it where a filter lets many through. Where it lets few through, the
 * set of what passes is found by indexes of its own (an inverted one over states, tags and words; those of custom fields) and ordered.
 */
import { type Kysely, type RawBuilder, type Selectable, sql } from "kysely";
import type { Admission, Decision, InterviewSort, Progress } from "../../../shared/native.ts";
import { PREPARED } from "../../platform/database/connect.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { FieldValues } from "../fields/index.ts";
import {
  type Condition,
  type InterviewFilter,
  type ResolvedInterviewFilter,
  resolveInterviewFilter,
} from "./list-filter.ts";
import { isAfter, type ListCursor, type ListPart, orderOf, partsOf, placeOf, writeListCursor } from "./list-order.ts";

/** What a list shows of an interview. */
export type InterviewListRecord = Pick<
  Selectable<Schema["interviews"]>,
  | "id"
  | "position_id"
  | "candidate_id"
  | "name"
  | "email"
  | "phone"
  | "admission"
  | "admission_reason"
  | "progress"
  | "decision"
  | "source"
  | "tags"
  | "external_id"
  | "invited_at"
  | "started_at"
  | "completed_at"
  | "expires_at"
  | "more_time_asked_at"
  | "archived_at"
  | "review_count"
  | "review_average"
  | "version"
  | "created_at"
  | "updated_at"
> & {
  position_title: string;
  question_count: number;
  answered: number;
  fields: FieldValues;
};

export interface InterviewListRequest {
  sort: InterviewSort;
  limit: number;
  after: ListCursor | null;
  /** Positions that the caller may not know of. */
  hidden: readonly string[];
}

/**
 * How far along an index a page is looked for; where a filter lets fewer through, ordering the set is the shorter way. In the order of
 * creation neighbours in the index are neighbours in the table, so that a step costs less than in any other.
 */
const WALKED_ROWS = { created_at: 2500, name_key: 1000, completed_at: 1000, expires_at: 1000 } as const;

/** The first walk, in rows for each that is wanted: most filters let more than one in eight through. */
const SHORT_WALK = 8;

/**
 * How many rows are asked for, one of a few numbers that stand in the statement itself: PostgreSQL keeps a plan only when it knows the
 * limits, and it is to keep few.
 */
const PAGES = [21, 51, 101, 201];

/** A page of interviews and the cursor of the next; deleted ones never. */
export async function listInterviews(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  filter: InterviewFilter,
  { sort, limit, after, hidden }: InterviewListRequest,
): Promise<{ rows: InterviewListRecord[]; next: string | null }> {
  const resolved = await resolveInterviewFilter(database, workspaceId, filter, hidden);
  if (!resolved) return { rows: [], next: null };
  const found: { row: ListRow; part: ListPart["part"] }[] = [];
  for (const part of partsOf(sort, after)) {
    const wanted = limit + 1 - found.length;
    if (wanted <= 0) break;
    const rows = await readPart(database, resolved, part, wanted);
    found.push(...rows.map((row) => ({ row, part: part.part })));
  }
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    rows: found.slice(0, limit).map(({ row: { fields, place: _place, ...row } }) => ({ ...row, fields: fields ?? {} })),
    next: last ? writeListCursor({ sort, part: last.part, value: last.row.place, id: last.row.id }) : null,
  };
}

async function readPart(
  database: Kysely<Schema>,
  filter: ResolvedInterviewFilter,
  part: ListPart,
  wanted: number,
): Promise<ListRow[]> {
  if (!filter.few) {
    const walk = walkOf(filter, part);
    const asked = PAGES.find((rows) => rows >= wanted) ?? wanted;
    const far = WALKED_ROWS[part.column];
    for (const steps of walk.choosy ? [far] : [asked * SHORT_WALK, far]) {
      // A walk along an index is the same plan whatever the values; how to find a rare set depends on them.
      const walked = await readRows(database, part, walkedRows(walk, part, asked, steps), PREPARED);
      if (walked.length >= wanted || walk.rest.length === 0) return walked.slice(0, wanted);
    }
  }
  return readRows(database, part, orderedRows(filter, part, wanted));
}

interface Walk {
  /** Served by one index, whose rows come in the part's order. */
  along: Condition[];
  /** Judged at each row that the walk meets. */
  rest: Condition[];
  /** One position of many is judged on the way, so that a short walk would hardly find a page. */
  choosy: boolean;
}

/** Which index the part is read along, and what is left to be judged on the way. */
function walkOf(filter: ResolvedInterviewFilter, part: ListPart): Walk {
  const { base, position, progress, created, completed, others, archived } = filter;
  const after = isAfter(part);
  const along: Condition[] = [...base];
  const rest: Condition[] = [...others];
  if (after) along.push(after);
  const place = (condition: Condition | null, served: boolean) => {
    if (condition) (served ? along : rest).push(condition);
  };
  const byCreation = part.column === "created_at" && !archived;
  // The indexes of other orders hold archived rows too, so whether a row is listed is judged on the way.
  if (part.column !== "created_at") rest.push(...along.splice(2, 1));
  place(position, byCreation);
  place(progress, byCreation);
  for (const condition of created) place(condition, part.column === "created_at");
  for (const condition of completed) place(condition, part.column === "completed_at");
  place(part.membership, part.column !== "created_at");
  return { along, rest, choosy: position !== null && !byCreation };
}

const all = (conditions: readonly Condition[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);

/** The first rows that pass among those that the walk meets. */
const walkedRows = ({ along, rest }: Walk, part: ListPart, wanted: number, steps: number): RawBuilder<unknown> =>
  rest.length === 0
    ? sql`select interviews.* from interviews where ${all(along)} ${orderOf(part, "interviews")} limit ${sql.lit(wanted)}`
    : sql`select interviews.* from (
        select interviews.* from interviews where ${all(along)} ${orderOf(part, "interviews")} limit ${sql.lit(steps)}
      ) as interviews where ${all(rest)} ${orderOf(part, "interviews")} limit ${sql.lit(wanted)}`;

/** Every condition, and what finds the rows that meet them. */
const everyCondition = (filter: ResolvedInterviewFilter, part: ListPart | null): Condition[] => {
  const after = part && isAfter(part);
  return [
    ...filter.base,
    ...(filter.position ? [filter.position] : []),
    ...(filter.progress ? [filter.progress] : []),
    ...filter.created,
    ...filter.completed,
    ...filter.others,
    ...filter.finders,
    ...(part?.membership ? [part.membership] : []),
    ...(after ? [after] : []),
  ];
};

/** The first rows of the whole set that passes. Materialized, so that no plan hopes to meet rare rows soon along an index. */
const orderedRows = (filter: ResolvedInterviewFilter, part: ListPart, wanted: number): RawBuilder<unknown> => sql`
  select interviews.* from (
    select matched.id from (
      select interviews.id, interviews.${sql.ref(part.column)} from interviews where ${all(everyCondition(filter, part))} offset 0
    ) as matched ${orderOf(part, "matched")} limit ${wanted}
  ) as chosen join interviews on interviews.id = chosen.id`;

type ListRow = Omit<InterviewListRecord, "fields"> & { fields: FieldValues | null; place: string };

/** What a list shows of the rows of a page, in the part's order. */
async function readRows(
  database: Kysely<Schema>,
  part: ListPart,
  page: RawBuilder<unknown>,
  beginning = "",
): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`${sql.raw(beginning)}
    with interviews as materialized (${page})
    select ${COLUMNS}, ${placeOf(part)} as place
    from interviews join positions on positions.workspace_id = interviews.workspace_id and positions.id = interviews.position_id
    ${orderOf(part, "interviews")}`.execute(database);
  return rows;
}

const COLUMNS = sql`interviews.id, interviews.position_id, interviews.candidate_id, interviews.name, interviews.email, interviews.phone,
  interviews.admission, interviews.admission_reason, interviews.progress, interviews.decision, interviews.source, interviews.tags,
  interviews.external_id, interviews.invited_at, interviews.started_at, interviews.completed_at, interviews.expires_at,
  interviews.more_time_asked_at, interviews.archived_at, interviews.review_count, interviews.review_average, interviews.version, interviews.created_at, interviews.updated_at,
  positions.title as position_title, (
    select count(*) from interview_questions as question
    where question.workspace_id = interviews.workspace_id and question.interview_id = interviews.id
  ) as question_count, (
    select count(*) from takes as take
    where take.workspace_id = interviews.workspace_id and take.interview_id = interviews.id
      and take.attempt = interviews.attempt and take.kept
  ) as answered, (
    select json_object_agg(field.key, coalesce(to_json(value.text_value), to_json(value.boolean_value), to_json(value.number_value))
      order by field.created_at, field.key)
    from custom_field_values as value
    join custom_fields as field on field.workspace_id = value.workspace_id and field.id = value.field_id
    where value.workspace_id = interviews.workspace_id and value.interview_id = interviews.id
  ) as fields`;

export interface InterviewCounts {
  total: number;
  /** There are more than were counted; the other numbers are of those that were. */
  more: boolean;
  byProgress: Partial<Record<Progress, number>>;
  byDecision: Partial<Record<Decision, number>>;
  byAdmission: Partial<Record<Admission, number>>;
}

/** Up to here interviews are counted. */
const COUNTED_ROWS = 10_000;

/** How many interviews pass, in all and by state. */
export async function countListed(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  filter: InterviewFilter,
  hidden: readonly string[],
): Promise<InterviewCounts> {
  const counts: InterviewCounts = { total: 0, more: false, byProgress: {}, byDecision: {}, byAdmission: {} };
  const resolved = await resolveInterviewFilter(database, workspaceId, filter, hidden);
  if (!resolved) return counts;
  const { rows } = await sql<{ admission: Admission; progress: Progress; decision: Decision; count: number }>`
    select admission, progress, decision, count(*) as count from (
      select interviews.admission, interviews.progress, interviews.decision from interviews
      where ${all(everyCondition(resolved, null))} limit ${COUNTED_ROWS + 1}
    ) as counted group by 1, 2, 3`.execute(database);
  for (const row of rows) {
    counts.total += row.count;
    counts.byProgress[row.progress] = (counts.byProgress[row.progress] ?? 0) + row.count;
    counts.byDecision[row.decision] = (counts.byDecision[row.decision] ?? 0) + row.count;
    counts.byAdmission[row.admission] = (counts.byAdmission[row.admission] ?? 0) + row.count;
  }
  counts.more = counts.total > COUNTED_ROWS;
  counts.total = Math.min(counts.total, COUNTED_ROWS);
  return counts;
}
