/** Whole records of a position's interviews, page by page, filtered by custom fields; and a single one. */
import { type Kysely, type RawBuilder, type Selectable, sql } from "kysely";
import type { Schema } from "../../platform/database/schema.ts";
import type { WorkspaceId } from "../actor.ts";
import type { FieldValues } from "../fields/index.ts";
import { refuse } from "../refusal.ts";
import {
  type FilteredField,
  passes,
  passingInterviews,
  type ResolvedFilter,
  readFilters,
  resolveFilters,
} from "./record-filters.ts";

type Row = Selectable<Schema["interviews"]>;

/** Everything about an interview that its owner may read, its recordings aside. */
export interface InterviewRecord {
  id: string;
  positionId: string;
  visibility: "public" | "private";
  name: string;
  email: string;
  phone: string | null;
  admission: Row["admission"];
  admissionReason: string | null;
  progress: Row["progress"];
  decision: Row["decision"];
  source: string;
  mailing: Row["mailing"];
  externalId: string | null;
  metadata: Row["metadata"];
  skills: string[];
  tags: Row["tags"];
  notes: string;
  language: string;
  /** Which of the room's codes is the valid one. */
  codeGeneration: number;
  /** Whole-interview attempts: the present one, and how many more are allowed in all. */
  attempt: number;
  retakesAllowed: number;
  form: Row["form"];
  formSubmittedAt: Date | null;
  postScreening: Row["post_screening"];
  resumeUrl: string | null;
  resumeStatus: Row["resume_status"];
  resumeFileId: string | null;
  portfolioUrl: string | null;
  createdAt: Date;
  updatedAt: Date;
  invitedAt: Date | null;
  startedAt: Date | null;
  answeringAt: Date | null;
  completedAt: Date | null;
  expiresAt: Date | null;
  archivedAt: Date | null;
  fields: FieldValues;
}

export interface RecordsQuery {
  positionId: string;
  /**
   * By field key. A number: at least that much, texts that read as numbers included. A text: exactly that; on a number or
   * boolean field the value that it reads as. A boolean: that value, or its text. All must hold; a missing value never does.
   */
  filters: Readonly<Record<string, unknown>>;
  /** From 1. */
  page: number;
  limit: number;
  includeArchived: boolean;
}

export interface RecordsPage {
  total: number;
  rows: InterviewRecord[];
}

/**
 * A page of records, newest first (ties by id), and how many there are in all.
 * @throws RefusedError "not_found" for an unknown position, "invalid" for a filter that is no text, number or boolean.
 */
export async function fetchRecords(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  query: RecordsQuery,
): Promise<RecordsPage> {
  const sent = readFilters(query.filters);
  const position = await readPosition(database, workspaceId, query.positionId, [...sent.keys()]);
  if (!position) refuse("not_found", "There is no such position.");
  const filters = resolveFilters(sent, position.fields);
  if (!filters) return { total: 0, rows: [] };
  const read = (counted: RawBuilder<unknown>, page: RawBuilder<unknown>, shared?: RawBuilder<unknown>) =>
    readRecords(database, workspaceId, position.visibility, { counted, page, ...(shared ? { shared } : {}) });

  if (filters.length === 0) {
    const every = everyInterview(query);
    return read(every, sql`${every} ${pageOf(query)}`);
  }
  const set = (columns: RawBuilder<unknown>) =>
    passingInterviews(columns, query.positionId, filters, query.includeArchived);
  const newest = await passingNewest(database, workspaceId, query, filters);
  if (newest) return read(set(sql`interview_id`), idsAsPage(newest));
  return read(
    sql`select from matched`,
    sql`select interview_id, created_at from matched ${pageOf(query)}`,
    sql`matched as materialized (${set(sql`interview_id, created_at`)})`,
  );
}

/** Up to here a page is looked for among the newest interviews before the whole set is sorted for it. */
const SHALLOW_ROWS = 100;
const NEWEST_ROWS = 1000;

/** The page when the position's newest interviews fill it; null otherwise. */
async function passingNewest(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  query: RecordsQuery,
  filters: readonly ResolvedFilter[],
): Promise<string[] | null> {
  if (query.page * query.limit > SHALLOW_ROWS) return null;
  const { rows } = await sql<{ interview_id: string }>`
    select interview_id from (${everyInterview(query)} ${ORDER} limit ${NEWEST_ROWS}) as newest
    where ${passes(workspaceId, sql`newest.interview_id`, filters)} ${pageOf(query)}`.execute(database);
  return rows.length === query.limit ? rows.map((row) => row.interview_id) : null;
}

const ORDER = sql`order by created_at desc, interview_id desc`;
const pageOf = ({ page, limit }: RecordsQuery) => sql`${ORDER} limit ${limit} offset ${(page - 1) * limit}`;
const idsAsPage = (ids: string[]) => sql`select unnest(${ids}::uuid[]) as interview_id`;

/** The total of one set and the records of a page, in one statement. */
async function readRecords(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  visibility: InterviewRecord["visibility"],
  { counted, page, shared }: { counted: RawBuilder<unknown>; page: RawBuilder<unknown>; shared?: RawBuilder<unknown> },
): Promise<RecordsPage> {
  const { rows } = await sql<{ total: number; id: string | null } & RecordRow>`
    with ${shared ? sql`${shared}, ` : sql``} page as (${page})
    select counted.total, record.* from (select count(*) as total from (${counted}) as every) as counted
    left join (
      select ${columns} from page join interviews on interviews.workspace_id = ${workspaceId} and interviews.id = page.interview_id
    ) as record on true
    order by record.created_at desc, record.id desc`.execute(database);
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.flatMap((row) => (row.id === null ? [] : [recordOf(row, visibility)])),
  };
}

/** One record, archived or not; null when there is none, when it is deleted, or not of the position that is named. */
export async function fetchRecord(
  database: Kysely<Schema>,
  workspaceId: WorkspaceId,
  { interviewId, positionId }: { interviewId: string; positionId?: string },
): Promise<InterviewRecord | null> {
  const { rows } = await sql<RecordRow & { visibility: InterviewRecord["visibility"] }>`
    select ${columns}, positions.visibility from interviews
    join positions on positions.workspace_id = interviews.workspace_id and positions.id = interviews.position_id
    where interviews.workspace_id = ${workspaceId} and interviews.id = ${interviewId} and interviews.deleted_at is null
      and ${positionId === undefined ? sql`true` : sql`interviews.position_id = ${positionId}`}`.execute(database);
  const row = rows[0];
  return row ? recordOf(row, row.visibility) : null;
}

/** The position's visibility and the fields that the filters name, in one statement; null for an unknown position. */
async function readPosition(database: Kysely<Schema>, workspaceId: WorkspaceId, positionId: string, keys: string[]) {
  const { rows } = await sql<{ visibility: InterviewRecord["visibility"]; fields: FilteredField[] }>`
    select visibility, array(
      select json_build_object('id', id, 'key', key, 'type', type) from custom_fields
      where workspace_id = ${workspaceId} and key = any(${keys}::text[])
    ) as fields
    from positions where workspace_id = ${workspaceId} and id = ${positionId}`.execute(database);
  const position = rows[0];
  return (
    position && { visibility: position.visibility, fields: new Map(position.fields.map((field) => [field.key, field])) }
  );
}

const everyInterview = ({ positionId, includeArchived }: RecordsQuery): RawBuilder<unknown> => sql`
  select id as interview_id, created_at from interviews
  where position_id = ${positionId} and deleted_at is null and ${includeArchived ? sql`true` : sql`archived_at is null`}`;

const columns = sql`interviews.id, interviews.position_id, interviews.name, interviews.email, interviews.phone, interviews.admission,
  interviews.admission_reason, interviews.progress, interviews.decision, interviews.source, interviews.mailing,
  interviews.external_id, interviews.metadata, interviews.skills, interviews.tags, interviews.notes, interviews.language,
  interviews.code_generation, interviews.attempt, interviews.retakes_allowed, interviews.form, interviews.form_submitted_at,
  interviews.post_screening, interviews.resume_url, interviews.resume_status, interviews.resume_file_id, interviews.portfolio_url,
  interviews.created_at, interviews.updated_at, interviews.invited_at, interviews.started_at, interviews.answering_at,
  interviews.completed_at, interviews.expires_at, interviews.archived_at, (
    select json_object_agg(field.key, coalesce(to_json(value.text_value), to_json(value.boolean_value), to_json(value.number_value))
      order by field.created_at, field.key)
    from custom_field_values as value
    join custom_fields as field on field.workspace_id = value.workspace_id and field.id = value.field_id
    where value.workspace_id = interviews.workspace_id and value.interview_id = interviews.id
  ) as fields`;

type RecordRow = Omit<
  Row,
  | "workspace_id"
  | "candidate_id"
  | "code_hash"
  | "consented_at"
  | "resume_error"
  | "questions_ready"
  | "questions_frozen_at"
  | "link_seconds"
  | "more_time_asked_at"
  | "holder"
  | "holder_fence"
  | "holder_seen_at"
  | "reminders_stopped_at"
  | "deleted_at"
> & { fields: FieldValues | null };

function recordOf(row: RecordRow, visibility: InterviewRecord["visibility"]): InterviewRecord {
  return {
    id: row.id,
    positionId: row.position_id,
    visibility,
    name: row.name,
    email: row.email,
    phone: row.phone,
    admission: row.admission,
    admissionReason: row.admission_reason,
    progress: row.progress,
    decision: row.decision,
    source: row.source,
    mailing: row.mailing,
    externalId: row.external_id,
    metadata: row.metadata,
    skills: row.skills,
    tags: row.tags,
    notes: row.notes,
    language: row.language,
    codeGeneration: row.code_generation,
    attempt: row.attempt,
    retakesAllowed: row.retakes_allowed,
    form: row.form,
    formSubmittedAt: row.form_submitted_at,
    postScreening: row.post_screening,
    resumeUrl: row.resume_url,
    resumeStatus: row.resume_status,
    resumeFileId: row.resume_file_id,
    portfolioUrl: row.portfolio_url,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    invitedAt: row.invited_at,
    startedAt: row.started_at,
    answeringAt: row.answering_at,
    completedAt: row.completed_at,
    expiresAt: row.expires_at,
    archivedAt: row.archived_at,
    fields: row.fields ?? {},
  };
}
