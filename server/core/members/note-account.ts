/**
 * What a person does with their own account, in the audit log. It stands in every workspace of the person, since one account opens
 * all of them: whoever keeps one of these workspaces sees a new password, a factor turned off or a sign-in from elsewhere.
 */
import type { Kysely } from "kysely";
import { newId } from "../../../shared/ids.ts";
import type { Schema } from "../../platform/database/schema.ts";
import type { Origin } from "../actor.ts";

export interface AccountAct {
  action:
    | "member.signed_in"
    | "member.signed_out"
    | "member.session_ended"
    | "member.sessions_ended"
    | "member.password_changed"
    | "member.password_reset"
    | "member.second_factor_on"
    | "member.second_factor_off"
    | "member.backup_codes_renewed"
    | "member.updated";
  data?: Record<string, unknown>;
}

/**
 * Notes what the person did to their account, as each of their members: who, when, by which medium, from where. Nothing for who
 * belongs to no workspace. Two statements.
 */
export async function noteAccount(
  database: Kysely<Schema>,
  person: { userId: string; origin: Origin; now: Date },
  { action, data = {} }: AccountAct,
): Promise<void> {
  const members = await database
    .selectFrom("members")
    .select(["workspace_id", "id", "name"])
    .where("user_id", "=", person.userId)
    .where("removed_at", "is", null)
    .execute();
  if (members.length === 0) return;
  const { medium, ip, host, referer } = person.origin;
  const rows = members.map((member) => ({
    workspace_id: member.workspace_id,
    id: newId(person.now),
    at: person.now,
    ...{ actor_kind: "member", actor_id: member.id, actor_name: member.name },
    ...{ medium, ip, host, referer },
    ...{ action, subject_type: "member", subject_id: member.id, data: JSON.stringify(data) },
  }));
  await database.insertInto("audit_entries").values(rows).execute();
}
