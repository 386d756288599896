-- Archives of a workspace, a position or a candidate, built by a job and kept for some days.
create table exports (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  subject_kind text not null check (subject_kind in ('workspace', 'position', 'candidate')),
  subject_id uuid not null,
  state text not null check (state in ('waiting', 'building', 'ready', 'failed', 'expired')),
  -- Part of the file's key: a build that was killed and its successor never write the same file.
  attempts integer not null default 0,
  file_key text,
  bytes bigint,
  sha256 text,
  files_done integer not null default 0,
  files_total integer,
  -- Why it failed, or ended before its time.
  reason text,
  created_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz,
  primary key (workspace_id, id),
  check ((state = 'ready') <= (file_key is not null and bytes is not null and sha256 is not null and expires_at is not null))
);
create index exports_list on exports (workspace_id, created_at desc, id desc);
create index exports_of_subject on exports (workspace_id, subject_id, created_at desc, id desc);
create unique index exports_one_build on exports (workspace_id) where state = 'building';
create index exports_pending on exports (workspace_id, created_at, id) where state in ('waiting', 'building');
create index exports_expiry on exports (expires_at) where state = 'ready';
create index exports_address on exports (id) where state = 'ready';

-- An erasure finds the answers that it has to forget by what they were about.
create index idempotent_answers_subjects on idempotent_answers using gin (subject_ids);
