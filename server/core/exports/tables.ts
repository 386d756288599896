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
  | "person_answers"
  | "api_calls"
  // Secrets are kept under the deployment's own key, and an importer delivers nothing to another's receivers.
  | "webhook_secrets"
  | "webhook_endpoints"
  | "webhook_deliveries"
  | "webhook_attempts"
  // Not read yet, so of no workspace.
  | "mail_reports"
  // What is in a sandbox is tried out and not kept.
  | "sandboxes"
  | "sandbox_robots"
  // An archive inside another one would grow without end.
  | "exports"
>;

/** A row belongs where the column "by" says what "as" (its id unless told) of a row of "to" says. */
export interface Link {
  by: string;
  to: ExportedTable;
  as?: string;
}

export interface TableRule {
  name: ExportedTable;
  /** What makes a row's place in the file, so that the same rows always give the same bytes. */
  order: readonly string[];
  /** Columns that mean something in this deployment only: hashes under its secret key, sign-in users, the tab that holds a room. */
  without?: readonly string[];
  /** false: carried for people to read. Members sign in and are invited anew, so what hangs on them starts anew too. */
  imported?: false;
  /**
   * Which rows go into the archive of one position or one candidate: "root" is what such an archive is of, links lead to a row that
   * is in it, "workspace" goes into a whole workspace's archive alone.
   */
  within: "root" | "workspace" | readonly Link[];
  /** Columns that may name a row which the archive of one position or one candidate does not hold; its import leaves them empty. */
  beyond?: readonly Pick<Link, "by" | "to">[];
  /**
   * What an erasure does to a candidate's rows: "with_interview" they go by a foreign key that cascades, "deleted" and "cleared" by a
   * statement of erase-candidate.ts, "stays" they say nothing about the person.
   */
  erasure: "with_interview" | "deleted" | "cleared" | "stays";
}

const OF_INTERVIEW: readonly Link[] = [{ by: "interview_id", to: "interviews" }];
const FILES_OF: readonly Link[] = [
  { by: "id", to: "interviews", as: "resume_file_id" },
  { by: "id", to: "takes", as: "original_file_id" },
  { by: "id", to: "takes", as: "playable_file_id" },
  { by: "id", to: "takes", as: "rendition_file_id" },
  { by: "id", to: "takes", as: "thumbnail_file_id" },
  { by: "id", to: "segments" },
  { by: "id", to: "candidate_entries", as: "cv_file_id" },
  { by: "id", to: "applications", as: "cv_file_id" },
  { by: "id", to: "position_questions", as: "video_file_id" },
  { by: "id", to: "interview_questions", as: "video_file_id" },
];

export const TABLES: readonly TableRule[] = [
  { name: "files", order: ["id"], within: FILES_OF, erasure: "deleted" },
  // They go with their files.
  { name: "document_texts", order: ["file_id"], within: [{ by: "file_id", to: "files" }], erasure: "deleted" },
  { name: "members", order: ["id"], without: ["user_id"], imported: false, within: "workspace", erasure: "stays" },
  {
    name: "projects",
    order: ["id"],
    within: [
      { by: "id", to: "positions", as: "project_id" },
      { by: "id", to: "job_posts", as: "project_id" },
    ],
    erasure: "stays",
  },
  { name: "positions", order: ["id"], within: "root", erasure: "stays" },
  { name: "position_questions", order: ["id"], within: [{ by: "position_id", to: "positions" }], erasure: "stays" },
  {
    name: "position_members",
    order: ["position_id", "member_id"],
    imported: false,
    within: "workspace",
    erasure: "stays",
  },
  { name: "question_sets", order: ["id"], within: "workspace", erasure: "stays" },
  {
    name: "custom_fields",
    order: ["id"],
    within: [{ by: "id", to: "custom_field_values", as: "field_id" }],
    erasure: "stays",
  },
  { name: "candidates", order: ["id"], within: "root", erasure: "deleted" },
  {
    name: "interviews",
    order: ["id"],
    without: ["code_hash", "holder", "holder_seen_at"],
    within: "root",
    erasure: "deleted",
  },
  {
    name: "job_posts",
    order: ["id"],
    within: [
      { by: "position_id", to: "positions" },
      { by: "id", to: "applications", as: "job_post_id" },
    ],
    beyond: [{ by: "position_id", to: "positions" }],
    erasure: "stays",
  },
  { name: "stages", order: ["id"], within: [{ by: "job_post_id", to: "job_posts" }], erasure: "stays" },
  {
    name: "applications",
    order: ["id"],
    within: [{ by: "candidate_id", to: "candidates" }],
    erasure: "with_interview",
  },
  {
    name: "candidate_entries",
    order: ["id"],
    within: [{ by: "candidate_id", to: "candidates" }],
    beyond: [
      { by: "position_id", to: "positions" },
      { by: "job_post_id", to: "job_posts" },
    ],
    erasure: "with_interview",
  },
  { name: "custom_field_values", order: ["interview_id", "field_id"], within: OF_INTERVIEW, erasure: "with_interview" },
  { name: "interview_questions", order: ["id"], within: OF_INTERVIEW, erasure: "with_interview" },
  { name: "takes", order: ["id"], within: OF_INTERVIEW, erasure: "with_interview" },
  { name: "transcripts", order: ["take_id"], within: OF_INTERVIEW, erasure: "with_interview" },
  {
    name: "former_transcripts",
    order: ["take_id", "version"],
    within: OF_INTERVIEW,
    erasure: "with_interview",
  },
  { name: "segments", order: ["id"], within: OF_INTERVIEW, erasure: "with_interview" },
  { name: "reviews", order: ["id"], within: OF_INTERVIEW, erasure: "with_interview" },
  { name: "comments", order: ["id"], within: OF_INTERVIEW, erasure: "with_interview" },
  { name: "decisions", order: ["id"], within: OF_INTERVIEW, erasure: "with_interview" },
  // Links end with the deployment that gave them out: its secret key shows them, and their passwords stay behind.
  {
    name: "shares",
    order: ["id"],
    without: ["secret_hash", "secret_sealed", "password_hash"],
    imported: false,
    within: OF_INTERVIEW,
    erasure: "with_interview",
  },
  {
    name: "share_openings",
    order: ["id"],
    imported: false,
    within: [{ by: "share_id", to: "shares" }],
    erasure: "with_interview",
  },
  {
    name: "share_guests",
    order: ["id"],
    imported: false,
    within: [{ by: "share_id", to: "shares" }],
    erasure: "with_interview",
  },
  { name: "room_facts", order: ["id"], within: OF_INTERVIEW, erasure: "with_interview" },
  { name: "room_visits", order: ["interview_id", "ip", "user_agent"], within: OF_INTERVIEW, erasure: "with_interview" },
  {
    name: "mails",
    order: ["id"],
    within: [...OF_INTERVIEW, { by: "application_id", to: "applications" }],
    erasure: "deleted",
  },
  {
    name: "mail_evidence",
    order: ["id"],
    within: [{ by: "mail_id", to: "mails" }],
    erasure: "with_interview",
  },
  { name: "events", order: ["sequence"], within: OF_INTERVIEW, erasure: "stays" },
  {
    name: "event_personal",
    order: ["sequence"],
    within: [{ by: "sequence", to: "events", as: "sequence" }],
    erasure: "cleared",
  },
  {
    name: "audit_entries",
    order: ["id"],
    within: [
      { by: "subject_id", to: "interviews" },
      { by: "subject_id", to: "candidates" },
    ],
    erasure: "cleared",
  },
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
