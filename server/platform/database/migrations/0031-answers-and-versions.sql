-- The answer of a write outside of any workspace that carried an Idempotency-Key, committed with the write itself. credential is
-- user:<id> of a session, or the hash of what else the call was let in by; the answer is encrypted, and the request's hash is made
-- under the deployment's key, because a request may hold a password.
create table person_answers (
  credential text not null,
  route text not null,
  key_hash bytea not null,
  request_hash text not null,
  status integer not null,
  answer bytea not null,
  created_at timestamptz not null,
  primary key (credential, route, key_hash)
);
create index person_answers_age on person_answers (created_at);

-- Two people may change one key, or what a sandbox's robot does: what each of them read tells by its version.
alter table api_keys add column version integer not null default 1;
alter table sandboxes add column version integer not null default 1;
