-- What a caller of the API may rely on: a version of each interview, answers kept for repeated requests, the latest calls.

-- Raised by every statement that sets updated_at: two people who edit one interview tell by it that they read different things.
alter table interviews add column version integer not null default 1;
create function raise_interview_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger interviews_version before update of updated_at on interviews
  for each row execute function raise_interview_version();

alter table workspaces add column version integer not null default 1;

-- The answer of a write that carried an Idempotency-Key, committed with the write itself. credential is key:<id> or member:<id>; the
-- answer is encrypted, because it may hold a link, a key or a name; subject_ids lets an erasure find it.
create table idempotent_answers (
  workspace_id uuid not null references workspaces (id),
  credential text not null,
  route text not null,
  key_hash bytea not null,
  request_hash bytea not null,
  status integer not null,
  answer bytea not null,
  etag text,
  subject_ids uuid[] not null default '{}',
  created_at timestamptz not null,
  primary key (workspace_id, credential, route, key_hash)
);
create index idempotent_answers_age on idempotent_answers (created_at);

-- The latest calls of a workspace that came with an API key, on any wire. Some fifty are kept.
create table api_calls (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  at timestamptz not null,
  key_id uuid not null,
  key_name text not null,
  method text not null,
  path text not null,
  status integer not null,
  duration_ms integer not null,
  problem text,
  request_id text not null,
  primary key (workspace_id, id)
);
create index api_calls_list on api_calls (workspace_id, at desc, id desc);
