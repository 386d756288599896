/** Writes prepared values of custom fields and keeps what they mirror of their interview. */
import { sql } from "kysely";
import type { Change } from "../change.ts";
import { numberIn } from "./coerce.ts";
import type { FieldValue, PreparedFieldValue } from "./field.ts";

export interface FieldValuesEntry {
  interviewId: string;
  positionId: string;
  /** The interview's own creation time. */
  createdAt: Date;
  /** Neither archived nor deleted. */
  listed: boolean;
  values: readonly PreparedFieldValue[];
}

/** Stores the values of existing interviews, over earlier values of the same fields, in one statement. */
export async function storeFieldValues(change: Change, entries: readonly FieldValuesEntry[]): Promise<void> {
  const rows = entries.flatMap((entry) =>
    entry.values.map((given) => ({ ...entry, ...given, ...columnsOf(given.value) })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into custom_field_values
      (workspace_id, interview_id, field_id, position_id, created_at, listed, text_value, number_value, boolean_value)
    select ${change.workspaceId}::uuid, given.* from unnest(
      ${rows.map((row) => row.interviewId)}::uuid[], ${rows.map((row) => row.fieldId)}::uuid[],
      ${rows.map((row) => row.positionId)}::uuid[], ${rows.map((row) => row.createdAt.toISOString())}::timestamptz[],
      ${rows.map((row) => row.listed)}::boolean[], ${rows.map((row) => row.text)}::text[],
      ${rows.map((row) => row.number)}::double precision[], ${rows.map((row) => row.boolean)}::boolean[]) as given
    on conflict (workspace_id, interview_id, field_id) do update set
      text_value = excluded.text_value, number_value = excluded.number_value, boolean_value = excluded.boolean_value
  `.execute(change.transaction);
}

/** Tells the values of interviews whether these are listed; call it when they are archived, restored or deleted. */
export async function setListed(change: Change, interviewIds: readonly string[], listed: boolean): Promise<void> {
  await sql`
    update custom_field_values set listed = ${listed}
    where workspace_id = ${change.workspaceId} and interview_id = any(${interviewIds}::uuid[]) and listed <> ${listed}
  `.execute(change.transaction);
}

/** A text that reads as a number has its number beside it: a numeric filter compares such texts numerically. */
function columnsOf(value: FieldValue): { text: string | null; number: number | null; boolean: boolean | null } {
  if (typeof value === "string") return { text: value, number: numberIn(value), boolean: null };
  if (typeof value === "number") return { text: null, number: value, boolean: null };
  return { text: null, number: null, boolean: value };
}
