/** Changes and deletes definitions of custom fields. */
import { type Kysely, sql } from "kysely";
import type { z } from "zod";
import type { CustomField, updateFieldSchema } from "../../../shared/native.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Change } from "../change.ts";
import { checkVersion, refuse } from "../refusal.ts";
import { readField } from "./read-fields.ts";

/**
 * Changes label, type or management of a field. The key never changes: values are known by it.
 * @throws RefusedError "not_found"; "stale"; "conflict" for another type while interviews have values of the present one.
 */
export async function updateField(
  change: Change,
  id: string,
  input: z.output<typeof updateFieldSchema>,
  expectedVersion?: number,
): Promise<CustomField> {
  const field = await lockField(change, id);
  checkVersion(field.version, expectedVersion, "this field");
  if (input.type !== undefined && input.type !== field.type && (await hasValues(change, id))) {
    refuse("conflict", "Candidates have values of this field, so its type stays. Delete the values first.", {
      path: ["type"],
    });
  }
  await change.transaction
    .updateTable("custom_fields")
    .set({
      label: input.label ?? field.label,
      type: input.type ?? field.type,
      managed: input.managed ?? field.managed,
      version: field.version + 1,
    })
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  change.record({ type: "custom_field.changed", data: { fieldId: id, change: "updated" } });
  change.audit({
    action: "field.updated",
    subjectType: "custom_field",
    subjectId: id,
    data: { key: field.key, fields: Object.keys(input) },
  });
  return readField(change.transaction, change.workspaceId, id);
}

/**
 * Deletes a field, and its values when that is asked for in so many words.
 * @throws RefusedError "not_found"; "stale"; "conflict", with how many, while interviews have values of it.
 */
export async function deleteField(
  change: Change,
  id: string,
  { withValues }: { withValues: boolean },
  expectedVersion?: number,
): Promise<void> {
  const field = await lockField(change, id);
  checkVersion(field.version, expectedVersion, "this field");
  const gone = withValues ? await deleteValues(change, id) : 0;
  const left = withValues ? 0 : await countValues(change.transaction, change.workspaceId, id);
  if (left > 0) {
    const interviews = left === 1 ? "1 interview has" : `${left} interviews have`;
    refuse("conflict", `${interviews} a value of this field. Send values=delete to delete the values with it.`, {
      facts: { values: left },
    });
  }
  await change.transaction
    .deleteFrom("custom_fields")
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .execute();
  change.record({ type: "custom_field.changed", data: { fieldId: id, change: "deleted" } });
  change.audit({
    action: "field.deleted",
    subjectType: "custom_field",
    subjectId: id,
    data: { key: field.key, values: gone },
  });
}

/** Changes that store values keep a share of this lock until they commit: no value comes in while the field changes or goes. */
async function lockField(change: Change, id: string) {
  const field = await change.transaction
    .selectFrom("custom_fields")
    .select(["key", "label", "type", "managed", "version"])
    .where("workspace_id", "=", change.workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return field ?? refuse("not_found", "There is no such field.");
}

async function hasValues({ transaction, workspaceId }: Change, fieldId: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("custom_field_values")
    .select("interview_id")
    .where("workspace_id", "=", workspaceId)
    .where("field_id", "=", fieldId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function countValues(database: Kysely<Schema>, workspaceId: string, fieldId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from custom_field_values where workspace_id = ${workspaceId} and field_id = ${fieldId}
  `.execute(database);
  return rows[0]?.count ?? 0;
}

async function deleteValues({ transaction, workspaceId }: Change, fieldId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from custom_field_values where workspace_id = ${workspaceId} and field_id = ${fieldId}`.execute(transaction);
  return Number(numAffectedRows ?? 0);
}
