/** The tables as Kysely sees them; migrations/*.sql is the source. */
import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Spoken } from "../../../shared/languages.ts";
import type {
  Admission,
  Decision,
  EmploymentType,
  EventType,
  MailEvidence,
  MailState,
  Progress,
  Recommendation,
  Role,
  SalaryPeriod,
  StageKind,
  WorkspaceSettings,
} from "../../../shared/native.ts";
import type { PositionSettings, SetQuestion } from "../../../shared/position.ts";

/** jsonb is written as text (JSON.stringify) and read as a value: the driver would turn an array into a PostgreSQL array. */
type Json<Value> = ColumnType<Value, string, string>;
type JsonWithDefault<Value> = ColumnType<Value, string | undefined, string>;

/** Times are seconds from the start of the recording. */
interface TimedWord {
  word: string;
  start: number;
  end: number;
}

interface TimedPart {
  text: string;
  start: number;
  end: number;
}

export interface ScreeningResultRow {
  questionId: string;
  question: string;
  answer: string;
  mustHave: boolean;
  passed: boolean;
}

export interface MailContent {
  /** Message as written, before its variables are filled in; null takes the position's or the workspace's. */
  message?: { subject: string; body: string } | null;
  /** Facts that the message needs and that no row holds, such as a candidate's note to the team. */
  note?: string;
  positionId?: string;
  /** What whoever asked for this mail was reading, where it is not the interview's language. */
  language?: string;
  /** What a mail to a member, or to one who shall become one, is about. */
  memberInvitationId?: string;
  passwordResetId?: string;
  /** Which webhook endpoint was switched off by itself. */
  webhookEndpointId?: string;
  /** Which message a test mail tries out. */
  kind?: "invitation" | "admitted" | "reminder";
  /** The mail as it went out; the room's code is left out and derived again from its generation. */
  rendered?: { html: string; text: string; codeGeneration: number | null };
}

export interface Schema {
  workspaces: {
    id: string;
    number: ColumnType<number, never, never>;
    name: string;
    settings: JSONColumnType<Partial<WorkspaceSettings>>;
    version: Generated<number>;
    created_at: Generated<Date>;
  };
  sandboxes: {
    workspace_id: string;
    live_workspace_id: string;
    robot_does: Generated<"nothing" | "answers" | "drops_off" | "bounces">;
    robot_after_seconds: Generated<number>;
    moved_seconds: Generated<number>;
    version: Generated<number>;
    created_at: Date;
  };
  sandbox_robots: {
    workspace_id: string;
    interview_id: string;
    does: "answers" | "drops_off";
    due_at: Date;
    state: Generated<"waiting" | "done" | "failed">;
    reason: string | null;
    settled_at: Date | null;
  };
  sign_in_users: {
    id: string;
    name: string;
    email: string;
    email_verified: boolean;
    image: string | null;
    two_factor_enabled: Generated<boolean>;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  sign_in_sessions: {
    id: string;
    user_id: string;
    token: string;
    expires_at: Date;
    ip_address: string | null;
    user_agent: string | null;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  sign_in_accounts: {
    id: string;
    user_id: string;
    account_id: string;
    provider_id: string;
    password: string | null;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  sign_in_verifications: { id: string; identifier: string; value: string; expires_at: Date };
  sign_in_two_factors: { id: string; user_id: string; verified: boolean };
  sign_in_resets: {
    id: string;
    email: string;
    token_hash: Buffer;
    user_id: string | null;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  members: {
    workspace_id: string;
    id: string;
    user_id: string;
    email: string;
    name: string;
    role: Role;
    version: Generated<number>;
    last_seen_at: Date | null;
    created_at: Date;
    removed_at: Date | null;
  };
  member_invitations: {
    workspace_id: string;
    id: string;
    email: string;
    name: string;
    role: Role;
    generation: Generated<number>;
    token_hash: Buffer;
    invited_by: string;
    member_id: string | null;
    created_at: Date;
    sent_at: Date;
    expires_at: Date;
    accepted_at: Date | null;
    revoked_at: Date | null;
  };
  api_keys: {
    workspace_id: string;
    id: string;
    name: string;
    description: string;
    scopes: string[] | null;
    status: "active" | "inactive";
    environment: "live" | "test";
    prefix: string;
    version: Generated<number>;
    secret_hash: Buffer;
    previous_secret_hash: Buffer | null;
    previous_until: Date | null;
    previous_used_at: Date | null;
    previous_used_ip: string | null;
    rotated_at: Date | null;
    requests_a_minute: number | null;
    expires_at: Date | null;
    last_used_at: Date | null;
    last_used_ip: string | null;
    created_by: string;
    created_at: Date;
    revoked_at: Date | null;
  };
  rate_windows: { subject: string; window_start: Date; used: number };
  files: {
    workspace_id: string;
    id: string;
    key: string;
    content_type: string;
    name: string;
    bytes: number;
    sha256: string;
    duration_ms: number | null;
    created_at: Date;
  };
  custom_fields: {
    workspace_id: string;
    id: string;
    key: string;
    label: string;
    type: "text" | "number" | "boolean";
    managed: boolean;
    version: Generated<number>;
    created_at: Date;
  };
  projects: {
    workspace_id: string;
    id: string;
    title: string;
    version: Generated<number>;
    created_at: Date;
    archived_at: Date | null;
  };
  job_posts: {
    workspace_id: string;
    id: string;
    project_id: string;
    position_id: string | null;
    title: string;
    description: Generated<string>;
    location: Generated<string>;
    employment_type: EmploymentType | null;
    salary_minimum: number | null;
    salary_maximum: number | null;
    salary_currency: string | null;
    salary_period: SalaryPeriod | null;
    published_at: Date | null;
    closed_at: Date | null;
    /** When the last day to apply is over everywhere. */
    ends_at: Date | null;
    language: Spoken | null;
    version: Generated<number>;
    created_at: Date;
    updated_at: Date;
  };
  stages: {
    workspace_id: string;
    id: string;
    job_post_id: string;
    ordinal: number;
    name: string;
    kind: StageKind;
  };
  applications: {
    workspace_id: string;
    id: string;
    job_post_id: string;
    candidate_id: string;
    stage_id: string;
    state: Generated<"active" | "rejected">;
    rejection_reason: string | null;
    source: string;
    cv_file_id: Generated<string | null>;
    consented_at: Generated<Date | null>;
    stage_since: Generated<Date | null>;
    version: Generated<number>;
    created_at: Date;
    updated_at: Date;
  };
  document_texts: {
    workspace_id: string;
    file_id: string;
    state: Generated<"queued" | "read" | "failed">;
    text: Generated<string | null>;
    error: Generated<string | null>;
    updated_at: Date;
  };
  candidate_entries: {
    workspace_id: string;
    id: string;
    position_id: string | null;
    job_post_id: string | null;
    external_id: string | null;
    name: string | null;
    cv_url: string;
    cv_file_id: string | null;
    state: Generated<"queued" | "processing" | "read" | "failed" | "confirmed">;
    error: string | null;
    cv_text: string | null;
    proposed_name: string | null;
    proposed_email: string | null;
    candidate_id: string | null;
    interview_id: string | null;
    /** Of what was put away by earlier versions alone, in their exports. */
    discarded_at: Generated<Date | null>;
    version: Generated<number>;
    created_at: Date;
    updated_at: Date;
  };
  question_sets: {
    workspace_id: string;
    id: string;
    name: string;
    questions: Json<SetQuestion[]>;
    version: Generated<number>;
    created_at: Date;
    updated_at: Date;
  };
  positions: {
    workspace_id: string;
    id: string;
    project_id: string | null;
    title: string;
    visibility: "public" | "private";
    access: Generated<"team" | "chosen">;
    settings: Json<PositionSettings>;
    version: Generated<number>;
    created_at: Date;
    updated_at: Date;
    archived_at: Date | null;
    created_by: string | null;
  };
  position_members: { workspace_id: string; position_id: string; member_id: string; created_at: Date };
  position_questions: {
    workspace_id: string;
    id: string;
    position_id: string;
    ordinal: number;
    text: string;
    answer_kind: "video" | "audio" | "text";
    think_seconds: number;
    answer_seconds: number;
    retakes: number;
    expected_answer: string | null;
    video_file_id: string | null;
    created_at: Date;
  };
  candidates: {
    workspace_id: string;
    id: string;
    email: string;
    name: string;
    phone: string | null;
    version: Generated<number>;
    list_keys: ColumnType<string, never, never>;
    /** Stands for a member who tries a position out. */
    preview: Generated<boolean>;
    created_at: Date;
    updated_at: Date;
  };
  interviews: {
    workspace_id: string;
    id: string;
    position_id: string;
    candidate_id: string;
    name: string;
    /** The first name, where it is known to be more than the name's first word. */
    given_name: ColumnType<string | null, string | null | undefined, string | null>;
    email: string;
    phone: string | null;
    admission: Admission;
    admission_reason: string | null;
    progress: Progress;
    decision: Generated<Decision>;
    source: string;
    mailing: "send" | "never";
    external_id: string | null;
    metadata: JsonWithDefault<Record<string, unknown>>;
    skills: Generated<string[]>;
    tags: JsonWithDefault<Record<string, string>>;
    notes: Generated<string>;
    language: Generated<string>;
    code_generation: Generated<number>;
    code_hash: Buffer;
    retakes_allowed: Generated<number>;
    attempt: Generated<number>;
    form: Json<ScreeningResultRow[]> | null;
    form_submitted_at: Date | null;
    consented_at: Date | null;
    post_screening: Json<ScreeningResultRow[]> | null;
    resume_url: string | null;
    resume_status: "pending" | "stored" | "failed" | null;
    resume_error: string | null;
    resume_file_id: string | null;
    portfolio_url: string | null;
    questions_ready: Generated<boolean>;
    questions_frozen_at: Date | null;
    link_seconds: number;
    invited_at: Date | null;
    started_at: Date | null;
    answering_at: Date | null;
    completed_at: Date | null;
    expires_at: Date | null;
    more_time_asked_at: Date | null;
    holder: string | null;
    holder_fence: Generated<number>;
    holder_seen_at: Date | null;
    reminders_stopped_at: Date | null;
    created_at: Date;
    updated_at: Date;
    archived_at: Date | null;
    deleted_at: Date | null;
    /** The room of a member who tries a position out; deleted_at is set from the beginning. */
    preview: Generated<boolean>;
    version: Generated<number>;
    /** Of the submitted reviews. */
    review_count: Generated<number>;
    review_average: number | null;
    /** What names are ordered by, and what lists are searched in; made by the database. */
    name_key: ColumnType<string, never, never>;
    list_keys: ColumnType<string, never, never>;
  };
  custom_field_values: {
    workspace_id: string;
    interview_id: string;
    field_id: string;
    position_id: string;
    created_at: Date;
    listed: Generated<boolean>;
    text_value: string | null;
    text_key: ColumnType<string | null, never, never>;
    number_value: number | null;
    boolean_value: boolean | null;
  };
  interview_questions: {
    workspace_id: string;
    id: string;
    interview_id: string;
    position_question_id: string | null;
    source: "custom" | "position" | "skill";
    skill: string | null;
    ordinal: number;
    text: string;
    answer_kind: "video" | "audio" | "text";
    think_seconds: number;
    answer_seconds: number;
    retakes: number;
    expected_answer: string | null;
    video_file_id: string | null;
    follow_ups: Generated<boolean>;
  };
  takes: {
    workspace_id: string;
    id: string;
    interview_id: string;
    interview_question_id: string;
    attempt: number;
    number: number;
    state: "recording" | "interrupted" | "finished" | "discarded";
    kept: Generated<boolean>;
    counted: Generated<boolean>;
    text_answer: string | null;
    ip: ColumnType<string | null, string | null | undefined, never>;
    user_agent: ColumnType<string | null, string | null | undefined, never>;
    think_started_at: Date | null;
    started_at: Date;
    ended_at: Date | null;
    duration_ms: number | null;
    media_state: Generated<"none" | "preparing" | "playable" | "unplayable">;
    media_reason: string | null;
    original_file_id: string | null;
    playable_file_id: string | null;
    rendition_file_id: string | null;
    thumbnail_file_id: string | null;
    /** When the candidate chose this take as the answer, or had no other left. */
    chosen_at: Date | null;
  };
  segments: {
    workspace_id: string;
    id: string;
    take_id: string;
    interview_id: string;
    ordinal: number;
    fence: number;
    content_type: string;
    state: "open" | "interrupted" | "finished";
    bytes: number | null;
    sha256: string | null;
    duration_ms: number | null;
    file_key: string;
    facts: JsonWithDefault<Record<string, unknown>>;
    started_at: Date;
    ended_at: Date | null;
  };
  /** What is said in a take, as a provider heard it or a person corrected it. */
  transcripts: {
    workspace_id: string;
    take_id: string;
    interview_id: string;
    state: "waiting" | "done" | "failed";
    /** What the last attempt failed at. */
    reason: string | null;
    attempts: Generated<number>;
    /** When it is asked for next, while it waits. */
    due_at: Date;
    language: string | null;
    text: Generated<string>;
    words: JsonWithDefault<TimedWord[]>;
    parts: JsonWithDefault<TimedPart[]>;
    source: Generated<"machine" | "person">;
    edited_by: string | null;
    version: Generated<number>;
    created_at: Date;
    updated_at: Date;
  };
  former_transcripts: {
    workspace_id: string;
    take_id: string;
    interview_id: string;
    version: number;
    language: string | null;
    text: string;
    words: Json<TimedWord[]>;
    parts: Json<TimedPart[]>;
    source: "machine" | "person";
    edited_by: string | null;
    written_at: Date;
  };
  reviews: {
    workspace_id: string;
    id: string;
    interview_id: string;
    author_kind: "member" | "key" | "guest";
    author_id: string;
    author_name: string;
    state: "draft" | "submitted";
    scores: Json<{ criterionId: string; name: string; weight: number; score: number }[]>;
    answer_scores: Json<{ questionId: string; score: number }[]>;
    overall: number | null;
    score: number | null;
    recommendation: Recommendation | null;
    words: string;
    version: Generated<number>;
    created_at: Date;
    updated_at: Date;
    submitted_at: Date | null;
  };
  comments: {
    workspace_id: string;
    id: string;
    interview_id: string;
    interview_question_id: string | null;
    take_id: string | null;
    at_ms: number | null;
    author_kind: "member" | "key" | "guest";
    author_id: string;
    author_name: string;
    words: string;
    mentions: string[];
    version: Generated<number>;
    created_at: Date;
    edited_at: Date | null;
  };
  shares: {
    workspace_id: string;
    id: string;
    interview_id: string;
    secret_hash: Buffer;
    secret_sealed: Buffer;
    name: string;
    labels: string[];
    expires_at: Date;
    password_hash: string | null;
    allow_comments: boolean;
    allow_scores: boolean;
    allow_download: boolean;
    hide_identity: boolean;
    created_by: string;
    version: Generated<number>;
    created_at: Date;
    updated_at: Date;
    ended_at: Date | null;
    opened_count: Generated<number>;
    last_opened_at: Date | null;
  };
  share_openings: {
    workspace_id: string;
    id: string;
    share_id: string;
    ip: string;
    user_agent: string;
    visits: Generated<number>;
    created_at: Date;
    last_at: Date;
  };
  share_guests: {
    workspace_id: string;
    id: string;
    share_id: string;
    name: string;
    created_at: Date;
  };
  decisions: {
    workspace_id: string;
    id: string;
    interview_id: string;
    from_decision: Decision;
    to_decision: Decision;
    reason: string;
    author_kind: string;
    author_id: string | null;
    author_name: string;
    created_at: Date;
    undone_at: Date | null;
    undone_by: string | null;
  };
  room_facts: {
    workspace_id: string;
    id: string;
    interview_id: string;
    kind: string;
    at: Date;
    ip: string | null;
    user_agent: string | null;
    data: JsonWithDefault<Record<string, unknown>>;
  };
  room_visits: {
    workspace_id: string;
    interview_id: string;
    ip: string;
    user_agent: string;
    first_seen_at: Date;
    last_seen_at: Date;
  };
  mails: {
    workspace_id: string;
    id: string;
    interview_id: string | null;
    application_id: string | null;
    purpose: MailState["purpose"];
    to_email: string;
    to_name: Generated<string>;
    state: MailState["state"];
    send_at: Date;
    content: JsonWithDefault<MailContent>;
    subject: string | null;
    message_id: string;
    outbox_file: string | null;
    attempts: Generated<number>;
    last_error: string | null;
    created_at: Date;
    sending_at: Date | null;
    sent_at: Date | null;
    delivery: Generated<MailState["delivery"]>;
    delivery_at: Date | null;
  };
  mail_evidence: {
    workspace_id: string;
    id: string;
    mail_id: string;
    kind: MailEvidence["kind"];
    at: Date;
    source: MailEvidence["source"];
    code: string | null;
    detail: string | null;
    digest: string;
    created_at: Date;
  };
  mail_reports: {
    id: string;
    kind: "mime" | "events";
    body: Buffer;
    digest: string;
    received_at: Date;
  };
  event_counters: { workspace_id: string; sequence: number };
  events: {
    workspace_id: string;
    sequence: number;
    id: string;
    type: EventType;
    at: Date;
    interview_id: string | null;
    interview_sequence: number | null;
    position_id: string | null;
    data: Json<Record<string, unknown>>;
  };
  event_personal: { workspace_id: string; sequence: number; data: Json<Record<string, unknown>> };
  idempotent_answers: {
    workspace_id: string;
    credential: string;
    route: string;
    key_hash: Buffer;
    request_hash: Buffer;
    status: number;
    answer: Buffer;
    etag: string | null;
    subject_ids: Generated<string[]>;
    created_at: Date;
  };
  person_answers: {
    credential: string;
    route: string;
    key_hash: Buffer;
    request_hash: string;
    status: number;
    answer: Buffer;
    created_at: Date;
  };
  webhook_secrets: {
    workspace_id: string;
    id: string;
    shared_by: string | null;
    secret: Buffer;
    previous_secret: Buffer | null;
    previous_until: Date | null;
    created_at: Date;
    rotated_at: Date | null;
  };
  webhook_endpoints: {
    workspace_id: string;
    id: string;
    url: string;
    events: string[];
    shape: string;
    active: boolean;
    description: Generated<string>;
    external: string | null;
    secret_id: string;
    created_by: string;
    created_at: Date;
    updated_at: Date;
    version: Generated<number>;
    disabled_reason: "gone" | "failing" | null;
    disabled_at: Date | null;
    failing_since: Date | null;
    last_delivered_at: Date | null;
    planned_sequence: number;
    next_due_at: Date | null;
    wakes: Generated<number>;
    holder: string | null;
    held_until: Date | null;
  };
  webhook_deliveries: {
    workspace_id: string;
    id: string;
    endpoint_id: string;
    event_sequence: number | null;
    event_name: string;
    part: Generated<number>;
    interview_id: string | null;
    state: "waiting" | "delivered" | "failed";
    tries: Generated<number>;
    attempts: Generated<number>;
    next_attempt_at: Date | null;
    body: string | null;
    created_at: Date;
    done_at: Date | null;
  };
  webhook_attempts: {
    workspace_id: string;
    delivery_id: string;
    number: number;
    at: Date;
    duration_ms: number;
    url: string;
    status: number | null;
    headers: Json<Record<string, string>> | null;
    body: string | null;
    error: string | null;
  };
  api_calls: {
    workspace_id: string;
    id: string;
    at: Date;
    key_id: string;
    key_name: string;
    method: string;
    path: string;
    status: number;
    duration_ms: number;
    problem: string | null;
    request_id: string;
  };
  exports: {
    workspace_id: string;
    id: string;
    subject_kind: "workspace" | "position" | "candidate";
    subject_id: string;
    state: "waiting" | "building" | "ready" | "failed" | "expired";
    attempts: Generated<number>;
    file_key: string | null;
    bytes: number | null;
    sha256: string | null;
    files_done: Generated<number>;
    files_total: number | null;
    reason: string | null;
    created_at: Date;
    ready_at: Date | null;
    expires_at: Date | null;
  };
  erasure_leftovers: { workspace_id: string; place: "files" | "outbox"; name: string; noted_at: Date };
  audit_entries: {
    workspace_id: string;
    id: string;
    at: Date;
    actor_kind: string;
    actor_id: string | null;
    actor_name: string | null;
    medium: string;
    ip: string | null;
    host: string | null;
    referer: string | null;
    action: string;
    subject_type: string;
    subject_id: string | null;
    data: JsonWithDefault<Record<string, unknown>>;
  };
}
