/** Filters over custom fields as sets of interviews that are read from indexes alone. */
import { type RawBuilder, sql } from "kysely";
import type { WorkspaceId } from "../actor.ts";
import { type FieldType, type FieldValue, numberIn, scalarOf } from "../fields/index.ts";
import { refuse } from "../refusal.ts";
import { isStorable } from "../storable-text.ts";

export interface FilteredField {
  id: string;
  key: string;
  type: FieldType;
}

export type FieldFilters = ReadonlyMap<string, FieldValue>;

const MAXIMUM_FILTERS = 50;
/** How much of a text the index holds (text_key). */
const INDEXED_CHARACTERS = 200;

/**
 * Reads filters as they were sent.
 * @throws RefusedError "invalid" with the path ["filters", key] for null, objects, lists and texts that can not be stored.
 */
export function readFilters(sent: Readonly<Record<string, unknown>>): FieldFilters {
  const entries = Object.entries(sent);
  if (entries.length > MAXIMUM_FILTERS)
    refuse("invalid", `At most ${MAXIMUM_FILTERS} filters can be given.`, { path: ["filters"] });
  return new Map(
    entries.map(([key, value]) => {
      const path = ["filters", key];
      if (!isStorable(key)) refuse("invalid", "The key has characters that can not be stored.", { path });
      const scalar = scalarOf(value);
      if (!scalar.ok) refuse("invalid", scalar.refusal.message, { path });
      return [key, scalar.value];
    }),
  );
}

export interface ResolvedFilter {
  fieldId: string;
  /** Over the columns of custom_field_values. */
  condition: RawBuilder<unknown>;
}

/** The filters as conditions, or null when no interview can pass them: a field does not exist, or never holds such a value. */
export function resolveFilters(
  filters: FieldFilters,
  fields: ReadonlyMap<string, FilteredField>,
): ResolvedFilter[] | null {
  const resolved: ResolvedFilter[] = [];
  for (const [key, value] of filters) {
    const field = fields.get(key);
    const condition = field ? conditionOf(field.type, value) : null;
    if (!field || !condition) return null;
    resolved.push({ fieldId: field.id, condition });
  }
  return resolved;
}

/**
 * All interviews of a position that pass every filter, read from the indexes alone. A set per filter and their
 * intersection: a hash of each set whatever the planner believes of their sizes, where a join could become a loop over both.
 */
export function passingInterviews(
  columns: RawBuilder<unknown>,
  positionId: string,
  filters: readonly ResolvedFilter[],
  includeArchived: boolean,
): RawBuilder<unknown> {
  const sets = filters.map(
    ({ fieldId, condition }) => sql`
      select ${columns} from custom_field_values where position_id = ${positionId} and field_id = ${fieldId} and ${condition}
        and ${includeArchived ? NOT_DELETED : sql`listed`}`,
  );
  return sql.join(sets, sql` intersect `);
}

/** Does one interview pass every filter? A look-up by key per filter, never turned into a join. */
export function passes(
  workspaceId: WorkspaceId,
  interviewId: RawBuilder<unknown>,
  filters: readonly ResolvedFilter[],
): RawBuilder<unknown> {
  const checks = filters.map(
    ({ fieldId, condition }) => sql`(
      select ${condition} from custom_field_values
      where workspace_id = ${workspaceId} and interview_id = ${interviewId} and field_id = ${fieldId})`,
  );
  return sql.join(checks, sql` and `);
}

const NOT_DELETED = sql`(listed or exists (
  select from interviews where interviews.id = custom_field_values.interview_id and interviews.deleted_at is null))`;

/** A text is stored with the number that it reads as, so that one condition serves number and text fields. */
function conditionOf(type: FieldType, value: FieldValue): RawBuilder<unknown> | null {
  if (typeof value === "number") return type === "boolean" ? null : sql`number_value >= ${value}::double precision`;
  if (type === "text") return textIs(String(value));
  if (type === "boolean") {
    const wanted = String(value);
    return wanted === "true" || wanted === "false" ? sql`boolean_value = ${wanted === "true"}::boolean` : null;
  }
  const number = typeof value === "string" ? numberIn(value.trim()) : null;
  return number === null ? null : sql`number_value = ${number}::double precision`;
}

/** The index holds the beginning of a text; only where that is not all of it is the row itself looked at. */
function textIs(text: string): RawBuilder<unknown> {
  const characters = [...text];
  const beginning = characters.slice(0, INDEXED_CHARACTERS).join("");
  return characters.length < INDEXED_CHARACTERS
    ? sql`text_key = ${beginning}::text`
    : sql`text_key = ${beginning}::text and text_value = ${text}::text`;
}
