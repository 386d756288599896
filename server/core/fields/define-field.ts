/** Defines a custom field, or takes over one that came in undeclared. */
import { type SqlBool, sql } from "kysely";
import type { z } from "zod";
import { newId } from "../../../shared/ids.ts";
import type { CustomField, createFieldSchema } from "../../../shared/native.ts";
import { authorise } from "../actor.ts";
import type { Change } from "../change.ts";
import { refuse } from "../refusal.ts";
import { isStorable } from "../storable-text.ts";
import { type FieldType, MAXIMUM_FIELDS } from "./field.ts";
import { countFields } from "./prepare-field-values.ts";
import { readField } from "./read-fields.ts";

/** Which stored values can become the type: a condition over the table's columns. */
const FITS: Record<FieldType, string> = {
  text: "true",
  number: "number_value is not null",
  boolean: "boolean_value is not null or text_value in ('true', 'false')",
};

/** How they become it: columns text, number, boolean. */
const CONVERTED: Record<FieldType, string> = {
  text: "text_value = coalesce(text_value, number_value::text, boolean_value::text), boolean_value = null",
  number: "text_value = null, boolean_value = null",
  boolean: "boolean_value = coalesce(boolean_value, text_value = 'true'), text_value = null, number_value = null",
};

/**
 * Defines a field of the workspace. A field that exists undeclared becomes a managed one and takes the given type, when all
 * of its values can.
 * @throws RefusedError "duplicate" when the key is defined already, "conflict" when stored values do not fit the type,
 *   "not_allowed" when the workspace has as many fields as it can have.
 */
export async function defineField(change: Change, input: z.output<typeof createFieldSchema>): Promise<CustomField> {
  authorise(change.actor, "fields:write");
  if (!isStorable(input.key)) refuse("invalid", "The key has characters that can not be stored.", { path: ["key"] });
  const { transaction, workspaceId, now } = change;
  const label = input.label || input.key;
  const added = await transaction
    .insertInto("custom_fields")
    .values({
      workspace_id: workspaceId,
      id: newId(now),
      key: input.key,
      label,
      type: input.type,
      managed: true,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (added && (await countFields(change)) > MAXIMUM_FIELDS)
    refuse("not_allowed", `A workspace has at most ${MAXIMUM_FIELDS} fields.`);
  const field = added ?? (await takeOver(change, { ...input, label }));
  change.record({ type: "custom_field.changed", data: { fieldId: field.id, change: "created" } });
  change.audit({
    action: "field.defined",
    subjectType: "custom_field",
    subjectId: field.id,
    data: { key: input.key, type: input.type },
  });
  return readField(transaction, workspaceId, field.id);
}

async function takeOver(change: Change, input: { key: string; label: string; type: FieldType }) {
  const { transaction, workspaceId } = change;
  // Changes that store values keep a share of this lock until they commit: no value of the former type comes afterwards.
  const field = await transaction
    .selectFrom("custom_fields")
    .select(["id", "type", "managed"])
    .where("workspace_id", "=", workspaceId)
    .where("key", "=", input.key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (field.managed) refuse("duplicate", "A field with this key exists.", { path: ["key"] });
  if (field.type !== input.type) await convert(change, field.id, input.type);
  await transaction
    .updateTable("custom_fields")
    .set({ managed: true, type: input.type, label: input.label, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", field.id)
    .execute();
  return field;
}

async function convert({ transaction, workspaceId }: Change, fieldId: string, type: FieldType): Promise<void> {
  const misfit = await transaction
    .selectFrom("custom_field_values")
    .select("interview_id")
    .where("workspace_id", "=", workspaceId)
    .where("field_id", "=", fieldId)
    .where(sql<SqlBool>`not (${sql.raw(FITS[type])})`)
    .limit(1)
    .executeTakeFirst();
  if (misfit) refuse("conflict", `Some candidates have a value that is no ${type}.`, { path: ["type"] });
  await sql`
    update custom_field_values set ${sql.raw(CONVERTED[type])}
    where workspace_id = ${workspaceId} and field_id = ${fieldId}
  `.execute(transaction);
}
