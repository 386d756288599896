-- The foundation: workspaces and who may act in them, positions, candidates, interviews, recordings, mail, events.
-- Every record has a 96-bit id written as a UUID of version 7 (shared/ids.ts). Every table below a workspace has the key
-- (workspace_id, id) and points across with both columns, so that no row can point into another workspace.

create table workspaces (
  id uuid primary key,
  number integer generated always as identity unique,
  name text not null,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);

-- People who sign in. better-auth keeps these four tables; workspaces, members and roles are ours.
create table sign_in_users (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table sign_in_sessions (
  id text primary key,
  user_id text not null references sign_in_users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_sessions_user on sign_in_sessions (user_id);
create table sign_in_accounts (
  id text primary key,
  user_id text not null references sign_in_users (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_accounts_user on sign_in_accounts (user_id);
create table sign_in_verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_verifications_identifier on sign_in_verifications (identifier);

create table members (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  user_id text not null references sign_in_users (id),
  email text not null,
  name text not null,
  role text not null check (role in ('owner', 'recruiter', 'reviewer', 'viewer')),
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (workspace_id, id)
);
create unique index members_user on members (workspace_id, user_id) where removed_at is null;
create index members_by_user on members (user_id) where removed_at is null;

-- The secret is 32 random bytes and is kept as its SHA-256. The prefix is public and finds the row.
create table api_keys (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null,
  description text not null default '',
  scopes text[],
  status text not null default 'active' check (status in ('active', 'inactive')),
  environment text not null default 'live' check (environment in ('live', 'test')),
  prefix text not null unique,
  secret_hash bytea not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  last_used_ip text,
  created_by text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
create index api_keys_list on api_keys (workspace_id, created_at desc, id desc);

create table rate_windows (
  subject text not null,
  window_start timestamptz not null,
  used integer not null,
  primary key (subject, window_start)
);

create table files (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  key text not null unique,
  content_type text not null,
  name text not null,
  bytes bigint not null,
  sha256 text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (id)
);

-- Account-level typed fields. A field that came in undeclared is kept and marked unmanaged.
create table custom_fields (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  key text not null,
  label text not null,
  type text not null check (type in ('text', 'number', 'boolean')),
  managed boolean not null default true,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, key)
);

create table projects (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  title text not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);

create table positions (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  project_id uuid,
  title text not null,
  visibility text not null check (visibility in ('public', 'private')),
  settings jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, project_id) references projects (workspace_id, id)
);
create index positions_list on positions (workspace_id, created_at desc, id desc);

create table position_questions (
  workspace_id uuid not null,
  id uuid not null,
  position_id uuid not null,
  ordinal integer not null,
  text text not null,
  answer_kind text not null default 'video' check (answer_kind in ('video', 'audio', 'text')),
  think_seconds integer not null,
  answer_seconds integer not null,
  retakes integer not null,
  expected_answer text,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, position_id) references positions (workspace_id, id)
);
create index position_questions_list on position_questions (workspace_id, position_id, ordinal);

create table candidates (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  email text not null,
  name text not null,
  phone text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, email)
);

create table interviews (
  workspace_id uuid not null,
  id uuid not null,
  position_id uuid not null,
  candidate_id uuid not null,
  name text not null,
  email text not null,
  phone text,
  admission text not null check (admission in ('draft', 'admitted', 'refused')),
  admission_reason text,
  progress text not null check (progress in
    ('created', 'invited', 'started', 'answering', 'completed', 'evaluated', 'expired', 'withdrawn')),
  decision text not null default 'undecided' check (decision in ('undecided', 'shortlisted', 'discarded')),
  source text not null,
  mailing text not null check (mailing in ('send', 'never')),
  external_id text,
  -- json, not jsonb: it is given back as it was sent, key order included
  metadata json not null default '{}',
  skills text[] not null default '{}',
  tags jsonb not null default '{}',
  notes text not null default '',
  language text not null default 'en',
  code_generation integer not null default 1,
  code_hash bytea not null,
  retakes_allowed integer not null default 0,
  attempt integer not null default 1,
  form jsonb,
  form_submitted_at timestamptz,
  consented_at timestamptz,
  post_screening jsonb,
  resume_url text,
  resume_status text check (resume_status in ('pending', 'stored', 'failed')),
  resume_error text,
  resume_file_id uuid,
  portfolio_url text,
  questions_ready boolean not null default true,
  questions_frozen_at timestamptz,
  link_seconds integer not null,
  invited_at timestamptz,
  started_at timestamptz,
  answering_at timestamptz,
  completed_at timestamptz,
  expires_at timestamptz,
  more_time_asked_at timestamptz,
  holder text,
  holder_fence integer not null default 0,
  holder_seen_at timestamptz,
  reminders_stopped_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  unique (id),
  foreign key (workspace_id, position_id) references positions (workspace_id, id),
  foreign key (workspace_id, candidate_id) references candidates (workspace_id, id),
  foreign key (workspace_id, resume_file_id) references files (workspace_id, id)
);
create unique index interviews_email on interviews (position_id, email) where deleted_at is null;
create unique index interviews_external_id on interviews (position_id, external_id)
  where deleted_at is null and external_id is not null;
create unique index interviews_code on interviews (code_hash);
create index interviews_list on interviews (position_id, created_at desc, id desc)
  where deleted_at is null and archived_at is null;
create index interviews_list_all on interviews (position_id, created_at desc, id desc) where deleted_at is null;
create index interviews_by_candidate on interviews (workspace_id, candidate_id);
create index interviews_expiry on interviews (expires_at)
  where deleted_at is null and progress in ('created', 'invited', 'started', 'answering');

-- listed mirrors "neither archived nor deleted" and created_at the interview's, so that a filtered page and its total
-- are read from these indexes alone. text_key is the part of a text that fits an index; a text that reads as a number
-- has its number beside it, because a numeric filter compares such texts numerically.
create table custom_field_values (
  workspace_id uuid not null,
  interview_id uuid not null,
  field_id uuid not null,
  position_id uuid not null,
  created_at timestamptz not null,
  listed boolean not null default true,
  text_value text,
  text_key text generated always as (left(text_value, 200)) stored,
  number_value double precision,
  boolean_value boolean,
  primary key (workspace_id, interview_id, field_id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade,
  foreign key (workspace_id, field_id) references custom_fields (workspace_id, id),
  check (num_nonnulls(text_value, boolean_value) = 1 or (num_nonnulls(text_value, boolean_value) = 0 and number_value is not null))
);
create index custom_field_values_text on custom_field_values (position_id, field_id, text_key)
  include (created_at, interview_id, listed) where text_key is not null;
create index custom_field_values_number on custom_field_values (position_id, field_id, number_value)
  include (created_at, interview_id, listed) where number_value is not null;
create index custom_field_values_boolean on custom_field_values (position_id, field_id, boolean_value)
  include (created_at, interview_id, listed) where boolean_value is not null;

-- What this candidate will be asked: a copy, so that a later change of the position rewrites nobody's interview.
create table interview_questions (
  workspace_id uuid not null,
  id uuid not null,
  interview_id uuid not null,
  position_question_id uuid,
  source text not null check (source in ('custom', 'position', 'skill')),
  skill text,
  ordinal integer not null,
  text text not null,
  answer_kind text not null default 'video' check (answer_kind in ('video', 'audio', 'text')),
  think_seconds integer not null,
  answer_seconds integer not null,
  retakes integer not null,
  expected_answer text,
  follow_ups boolean not null default false,
  primary key (workspace_id, id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade
);
create index interview_questions_list on interview_questions (workspace_id, interview_id, ordinal);

-- One recorded attempt at a question. attempt is the number of the whole-interview attempt, number counts the takes of
-- the question within it.
create table takes (
  workspace_id uuid not null,
  id uuid not null,
  interview_id uuid not null,
  interview_question_id uuid not null,
  attempt integer not null,
  number integer not null,
  state text not null check (state in ('recording', 'interrupted', 'finished', 'discarded')),
  kept boolean not null default false,
  counted boolean not null default true,
  text_answer text,
  think_started_at timestamptz,
  started_at timestamptz not null,
  ended_at timestamptz,
  duration_ms integer,
  media_state text not null default 'none' check (media_state in ('none', 'preparing', 'playable', 'unplayable')),
  media_reason text,
  original_file_id uuid,
  playable_file_id uuid,
  rendition_file_id uuid,
  thumbnail_file_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade,
  foreign key (workspace_id, interview_question_id) references interview_questions (workspace_id, id) on delete cascade,
  unique (workspace_id, interview_question_id, attempt, number)
);
create index takes_by_interview on takes (workspace_id, interview_id);
create unique index takes_kept on takes (workspace_id, interview_question_id, attempt) where kept;

-- What one recorder produced without a break: its own upload, hash and facts.
create table segments (
  workspace_id uuid not null,
  id uuid not null,
  take_id uuid not null,
  interview_id uuid not null,
  ordinal integer not null,
  fence integer not null,
  content_type text not null,
  state text not null check (state in ('open', 'interrupted', 'finished')),
  bytes bigint,
  sha256 text,
  duration_ms integer,
  file_key text not null,
  facts jsonb not null default '{}',
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, id),
  unique (id),
  foreign key (workspace_id, take_id) references takes (workspace_id, id) on delete cascade,
  unique (workspace_id, take_id, ordinal)
);

-- Neutral facts of the room: faults, device reports, clocks. Append-only.
create table room_facts (
  workspace_id uuid not null,
  id uuid not null,
  interview_id uuid not null,
  kind text not null,
  at timestamptz not null,
  ip text,
  user_agent text,
  data jsonb not null default '{}',
  primary key (workspace_id, id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade
);
create index room_facts_list on room_facts (workspace_id, interview_id, at);

create table room_visits (
  workspace_id uuid not null,
  interview_id uuid not null,
  ip text not null,
  user_agent text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (workspace_id, interview_id, ip, user_agent),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade
);

-- Mail that leaves, or would leave, the building. Invitations are the ones with an interview.
create table mails (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  interview_id uuid,
  purpose text not null check (purpose in
    ('invitation', 'admitted', 'reminder', 'link', 'resend', 'test', 'more_time', 'receipt')),
  to_email text not null,
  to_name text not null default '',
  state text not null check (state in
    ('scheduled', 'sending', 'retrying', 'sent', 'uncertain', 'failed', 'cancelled')),
  send_at timestamptz not null,
  content jsonb not null default '{}',
  subject text,
  message_id text not null,
  outbox_file text,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  sending_at timestamptz,
  sent_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade
);
create index mails_list on mails (workspace_id, created_at desc, id desc);
create index mails_by_interview on mails (workspace_id, interview_id, created_at);

-- The number of the newest event per workspace: raised once per transaction, in its last statement, so numbers have no gaps.
create table event_counters (
  workspace_id uuid primary key references workspaces (id),
  sequence bigint not null
);
create table events (
  workspace_id uuid not null references workspaces (id),
  sequence bigint not null,
  id uuid not null,
  type text not null,
  at timestamptz not null,
  interview_id uuid,
  position_id uuid,
  data jsonb not null,
  primary key (workspace_id, sequence)
);
create index events_by_interview on events (workspace_id, interview_id, sequence) where interview_id is not null;
-- What is personal about an event stands here, where erasure can clear it.
create table event_personal (
  workspace_id uuid not null,
  sequence bigint not null,
  data jsonb not null,
  primary key (workspace_id, sequence),
  foreign key (workspace_id, sequence) references events (workspace_id, sequence)
);

create table audit_entries (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  actor_name text,
  medium text not null,
  ip text,
  host text,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  data jsonb not null default '{}',
  primary key (workspace_id, id)
);
create index audit_entries_list on audit_entries (workspace_id, at desc, id desc);
