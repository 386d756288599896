/** Merges values into the custom fields of interviews. */
import { type SqlBool, sql } from "kysely";
import type { Change } from "../change.ts";
import { accepted, type Result, refused } from "../refusal.ts";
import type { FieldValues } from "./field.ts";
import { prepareFieldValues } from "./prepare-field-values.ts";
import { fieldsOf } from "./read-fields.ts";
import { storeFieldValues } from "./store-field-values.ts";

export interface FieldMerge {
  interviewId: string;
  /** By field key; null removes the value, {} changes nothing. */
  values: Readonly<Record<string, unknown>>;
}

/**
 * Merges values into the custom fields of interviews and gives each one's complete set afterwards. The interviews stay
 * locked until the change commits, so that concurrent merges both survive.
 *
 * Refusals: "not_found" for an unknown or deleted interview, "invalid" (path [key]) for a value that does not fit its
 * field, "conflict" for an interview that is named twice.
 */
export async function mergeFields(change: Change, merges: readonly FieldMerge[]): Promise<Result<FieldValues>[]> {
  const prepared = await prepareFieldValues(
    change,
    merges.map((merge) => merge.values),
  );
  const interviews = await lockInterviews(
    change,
    merges.map((merge) => merge.interviewId),
  );
  const named = new Set<string>();
  const plans = merges.map((merge, index) => {
    const values = prepared[index];
    const interview = interviews.get(merge.interviewId);
    if (!interview) return refused("not_found", "There is no such interview.");
    if (named.has(merge.interviewId)) return refused("conflict", "The interview is named twice.");
    named.add(merge.interviewId);
    if (!values?.ok) return values ?? refused("invalid", "There are no values.");
    const removed = Object.keys(merge.values).filter((key) => merge.values[key] === null);
    return accepted({ interview, values: values.value, removed });
  });
  const changed = plans.flatMap((plan) =>
    plan.ok && plan.value.values.length + plan.value.removed.length > 0 ? [plan.value] : [],
  );
  await removeValues(
    change,
    changed.flatMap(({ interview, removed }) => removed.map((key) => ({ interviewId: interview.id, key }))),
  );
  await storeFieldValues(
    change,
    changed.map(({ interview, values }) => ({
      interviewId: interview.id,
      positionId: interview.position_id,
      createdAt: interview.created_at,
      listed: interview.archived_at === null,
      values,
    })),
  );
  await touch(
    change,
    changed.map(({ interview }) => interview.id),
  );
  const sets = await fieldsOf(change.transaction, change.workspaceId, [...named]);
  for (const { interview, values, removed } of changed) {
    const keys = { set: values.map((value) => value.key), removed };
    change.record({
      type: "interview.fields_updated",
      interviewId: interview.id,
      positionId: interview.position_id,
      data: keys,
      personal: { fields: sets.get(interview.id) ?? {} },
    });
    change.audit({ action: "interview.fields_updated", subjectType: "interview", subjectId: interview.id, data: keys });
  }
  return plans.map((plan) => (plan.ok ? accepted(sets.get(plan.value.interview.id) ?? {}) : plan));
}

async function lockInterviews(change: Change, ids: readonly string[]) {
  const rows = await change.transaction
    .selectFrom("interviews")
    .select(["id", "position_id", "created_at", "archived_at"])
    .where("workspace_id", "=", change.workspaceId)
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`)
    .where("deleted_at", "is", null)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function removeValues(change: Change, removed: readonly { interviewId: string; key: string }[]): Promise<void> {
  if (removed.length === 0) return;
  await sql`
    delete from custom_field_values as value
    using unnest(${removed.map((row) => row.interviewId)}::uuid[], ${removed.map((row) => row.key)}::text[]) as given (interview_id, key)
      join custom_fields as field on field.workspace_id = ${change.workspaceId} and field.key = given.key
    where value.workspace_id = ${change.workspaceId} and value.interview_id = given.interview_id and value.field_id = field.id
  `.execute(change.transaction);
}

async function touch(change: Change, interviewIds: readonly string[]): Promise<void> {
  if (interviewIds.length === 0) return;
  await change.transaction
    .updateTable("interviews")
    .set({ updated_at: change.now })
    .where("workspace_id", "=", change.workspaceId)
    .where(sql<SqlBool>`id = any(${interviewIds}::uuid[])`)
    .execute();
}
