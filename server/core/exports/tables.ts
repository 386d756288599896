/** Which tables an export holds, in the order in which their rows can be read back, and what of them stays behind. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";

export type ExportedTable = Exclude<
  keyof Schema & string,
  | "workspaces"
  | "sign_in_users"
  | "sign_in_sessions"
  | "sign_in_accounts"
  | "sign_in_verifications"
  | "sign_in_two_factors"
  | "sign_in_resets"
  // Its links are derived under the deployment's own secret key.
  | "member_invitations"
  | "api_keys"
  | "rate_windows"
  | "event_counters"
  | "erasure_leftovers"
  | "idempotent_answers"
  | "api_calls"
>;

interface TableRule {
  name: ExportedTable;
  /** What makes a row's place in the file, so that the same rows always give the same bytes. */
  order: readonly string[];
  /** Columns that mean something in this deployment only: hashes under its secret key, sign-in users, the tab that holds a room. */
  without?: readonly string[];
}

export const TABLES: readonly TableRule[] = [
  { name: "members", order: ["id"], without: ["user_id"] },
  { name: "projects", order: ["id"] },
  { name: "positions", order: ["id"] },
  { name: "position_questions", order: ["id"] },
  { name: "position_members", order: ["position_id", "member_id"] },
  { name: "question_sets", order: ["id"] },
  { name: "custom_fields", order: ["id"] },
  { name: "candidates", order: ["id"] },
  { name: "files", order: ["id"] },
  { name: "interviews", order: ["id"], without: ["code_hash", "holder", "holder_seen_at"] },
  { name: "custom_field_values", order: ["interview_id", "field_id"] },
  { name: "interview_questions", order: ["id"] },
  { name: "takes", order: ["id"] },
  { name: "segments", order: ["id"] },
  { name: "room_facts", order: ["id"] },
  { name: "room_visits", order: ["interview_id", "ip", "user_agent"] },
  { name: "mails", order: ["id"] },
  { name: "events", order: ["sequence"] },
  { name: "event_personal", order: ["sequence"] },
  { name: "audit_entries", order: ["id"] },
];

/** The export's file of a table. */
export const pathOfTable = (name: string): string => `tables/${name}.jsonl`;

/** The columns of a table that an export carries: all but the workspace (the manifest names it), what is generated, and what stays behind. */
export async function columnsOf(database: Kysely<Schema>, { name, without = [] }: TableRule): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'workspace_id'
    order by attnum`.execute(database);
  return rows.map((row) => row.name).filter((column) => !without.includes(column));
}
