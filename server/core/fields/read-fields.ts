/** Reads the workspace's custom fields and the values of interviews. */
import { type Kysely, sql } from "kysely";
import { type CustomField, MAXIMUM_COUNTED_USES } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import { cutPage, olderThan, type PageRequest } from "../cursor.ts";
import { refuse } from "../refusal.ts";
import type { FieldType, FieldValue, FieldValues } from "./field.ts";

const definitions = (database: Kysely<Schema>, workspaceId: WorkspaceId) =>
  database
    .selectFrom("custom_fields")
    .select(["id", "key", "label", "type", "managed", "version", "created_at"])
    .select(
      sql<number>`(select count(*) from (
        select from custom_field_values where custom_field_values.workspace_id = ${workspaceId}
          and custom_field_values.field_id = custom_fields.id limit ${MAXIMUM_COUNTED_USES}) as counted)`.as("uses"),
    )
    .where("workspace_id", "=", workspaceId);

const presented = ({ created_at, ...row }: Omit<CustomField, "createdAt"> & { created_at: Date }): CustomField => ({
  ...row,
  createdAt: created_at.toISOString(),
});

/** Custom fields of the workspace, newest first. */
export async function listFields(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { limit, after }: PageRequest,
): Promise<{ rows: CustomField[]; next: string | null }> {
  const rows = await definitions(database, workspaceId)
    .$if(after !== null, (query) => (after ? query.where(olderThan(after)) : query))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const { shown, next } = cutPage(rows, limit);
  return { rows: shown.map(presented), next };
}

/** @throws RefusedError "not_found". */
export async function readField(database: Kysely<Schema>, workspaceId: WorkspaceId, id: string): Promise<CustomField> {
  const row = await definitions(database, workspaceId).where("id", "=", id).executeTakeFirst();
  return row ? presented(row) : refuse("not_found", "There is no such field.");
}

/** The types of the fields that somebody has defined, by key. */
export async function managedFields(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
): Promise<Map<string, FieldType>> {
  const rows = await database
    .selectFrom("custom_fields")
    .select(["key", "type"])
    .where("workspace_id", "=", workspaceId)
    .where("managed", "=", true)
    .execute();
  return new Map(rows.map((row) => [row.key, row.type]));
}

/** The values of these interviews by their ids, in one query. An interview without any has an empty object. */
export async function fieldsOf(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  interviewIds: readonly string[],
): Promise<Map<string, FieldValues>> {
  const found = new Map<string, [string, FieldValue][]>(interviewIds.map((id) => [id, []]));
  if (interviewIds.length > 0) {
    const rows = await database
      .selectFrom("custom_field_values as value")
      .innerJoin("custom_fields as field", (join) =>
        join.onRef("field.workspace_id", "=", "value.workspace_id").onRef("field.id", "=", "value.field_id"),
      )
      .select(["value.interview_id", "field.key", "value.text_value", "value.number_value", "value.boolean_value"])
      .where("value.workspace_id", "=", workspaceId)
      .where("value.interview_id", "=", (eb) => eb.fn.any(sql<string[]>`${interviewIds}::uuid[]`))
      .orderBy("field.created_at")
      .orderBy("field.key")
      .execute();
    for (const row of rows) {
      const value = row.text_value ?? row.boolean_value ?? row.number_value;
      if (value !== null) found.get(row.interview_id)?.push([row.key, value]);
    }
  }
  return new Map([...found].map(([id, entries]) => [id, Object.fromEntries(entries)]));
}
