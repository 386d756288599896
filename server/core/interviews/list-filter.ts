/** The filters of the list of interviews as conditions: on the rows that a walk along an index meets, and on sets that indexes give. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Admission, Decision, Progress } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { notHidden } from "../not-hidden.ts";
import { type FilteredField, passes, type ResolvedFilter, resolveFilters } from "./record-filters.ts";

/** All that is given must hold. */
export interface InterviewFilter {
  positionId?: string | undefined;
  projectId?: string | undefined;
  candidateId?: string | undefined;
  admission?: Admission | undefined;
  /** One of these. */
  progress?: readonly Progress[] | undefined;
  decision?: Decision | undefined;
  tags?: readonly { name: string; option: string }[] | undefined;
  source?: string | undefined;
  /** Beginnings of words of the name or the address, in any order. */
  search?: string | undefined;
  /** Values of custom fields; on a number field the number that the text reads as. */
  fields?: readonly { key: string; value: string }[] | undefined;
  createdFrom?: Date | undefined;
  createdTo?: Date | undefined;
  completedFrom?: Date | undefined;
  completedTo?: Date | undefined;
  archived: boolean;
}

export type Condition = RawBuilder<SqlBool>;

export interface ResolvedInterviewFilter {
  /** What an index of any order can hold: the workspace, and that the row is listed. */
  base: Condition[];
  position: Condition | null;
  /** Exactly one progress. */
  progress: Condition | null;
  created: Condition[];
  completed: Condition[];
  /** All the others, each judged by looking at the row. */
  others: Condition[];
  /** What finds the same set from an index of its own, beside the conditions above. */
  finders: Condition[];
  archived: boolean;
  /** So few rows that no order needs an index. */
  few: boolean;
}

/** The filters as conditions on "interviews"; null when nothing can pass: a field does not exist, or never holds such a value. */
export async function resolveInterviewFilter(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  filter: InterviewFilter,
  hidden: readonly string[],
): Promise<ResolvedInterviewFilter | null> {
  const fields = await resolveFields(database, workspaceId, filter.fields ?? []);
  if (!fields) return null;
  const { positionId, projectId, candidateId, admission, progress, decision, tags = [], source, search } = filter;
  const when = (given: unknown, condition: () => Condition): Condition[] => (given === undefined ? [] : [condition()]);
  const beginning = workspaceId.slice(0, 13);
  const states = [
    ...(positionId === undefined ? [] : [[`i${positionId}`]]),
    ...(admission === undefined ? [] : [[`a${admission}`]]),
    ...(progress && progress.length > 0 ? [progress.map((value) => `p${value}`)] : []),
    ...(decision === undefined ? [] : [[`d${decision}`]]),
    ...(source === undefined ? [] : [[`s${source}`]]),
    ...tags.map(({ name, option }) => [`t${name}=${option}`]),
  ];
  const words = states.map((some) => some.map((word) => quoteWord(beginning + word)).join(" | "));
  const several = progress && progress.length > 1;
  const range = (column: string, from: Date | undefined, to: Date | undefined): Condition[] => [
    ...when(from, () => sql`interviews.${sql.ref(column)} >= ${from}::timestamptz`),
    ...when(to, () => sql`interviews.${sql.ref(column)} < ${to}::timestamptz`),
  ];
  const searched = when(
    search,
    () => sql`interviews.list_keys @@ words_query(${`${beginning}w`}::text, ${search}::text)`,
  );
  return {
    base: [
      sql`interviews.workspace_id = ${workspaceId}`,
      sql`interviews.deleted_at is null`,
      filter.archived ? sql`interviews.archived_at is not null` : sql`interviews.archived_at is null`,
    ],
    archived: filter.archived,
    few: candidateId !== undefined,
    position: positionId === undefined ? null : sql`interviews.position_id = ${positionId}`,
    // The closed words of the table stand in the statement, so that the plan that PostgreSQL keeps is made for them.
    progress: progress?.length === 1 ? sql`interviews.progress = ${sql.lit(progress[0])}` : null,
    created: range("created_at", filter.createdFrom, filter.createdTo),
    completed: range("completed_at", filter.completedFrom, filter.completedTo),
    others: [
      ...(hidden.length > 0 ? [notHidden(hidden, "interviews.position_id")] : []),
      ...when(
        projectId,
        () => sql`interviews.position_id = any(array(
          select id from positions where workspace_id = ${workspaceId} and project_id = ${projectId}))`,
      ),
      ...when(candidateId, () => sql`interviews.candidate_id = ${candidateId}`),
      ...when(admission, () => sql`interviews.admission = ${sql.lit(admission)}`),
      ...(several ? [sql<SqlBool>`interviews.progress = any(${progress}::text[])`] : []),
      ...when(decision, () => sql`interviews.decision = ${sql.lit(decision)}`),
      ...when(source, () => sql`interviews.source = ${source}`),
      ...tags.map(({ name, option }): Condition => sql`interviews.tags ->> ${name}::text = ${option}`),
      ...searched,
      ...(fields.length > 0 ? [passes(workspaceId, sql`interviews.id`, fields) as Condition] : []),
    ],
    finders: [
      ...(words.length > 0
        ? [sql<SqlBool>`interviews.list_keys @@ ${words.map((word) => `(${word})`).join(" & ")}::tsquery`]
        : []),
      ...fields.map(
        ({ fieldId, condition }): Condition => sql`interviews.id in (
          select interview_id from custom_field_values where field_id = ${fieldId} and ${condition} and position_id = any(
            ${positionId === undefined ? sql`array(select id from positions where workspace_id = ${workspaceId})` : sql`array[${positionId}::uuid]`}))`,
      ),
      ...(hidden.length > 0
        ? [
            sql<SqlBool>`interviews.position_id = any(array(
              select id from positions where workspace_id = ${workspaceId} and id <> all(${hidden}::uuid[])))`,
          ]
        : []),
    ],
  };
}

/** A word of a tsquery, whatever it holds. */
const quoteWord = (word: string): string => `'${word.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;

/** Null when a field does not exist or never holds such a value. */
async function resolveFields(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  given: readonly { key: string; value: string }[],
): Promise<ResolvedFilter[] | null> {
  if (given.length === 0) return [];
  const keys = given.map(({ key }) => key);
  const { rows } = await sql<FilteredField>`
    select id, key, type from custom_fields where workspace_id = ${workspaceId} and key = any(${keys}::text[])`.execute(
    database,
  );
  const known = new Map(rows.map((row) => [row.key, row]));
  const resolved: ResolvedFilter[] = [];
  for (const { key, value } of given) {
    const one = resolveFilters(new Map([[key, value]]), known);
    if (!one) return null;
    resolved.push(...one);
  }
  return resolved;
}
