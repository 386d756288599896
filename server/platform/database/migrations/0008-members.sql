-- Members: invitations by mail, second factors, forgotten passwords; when somebody was here last.

alter table members
  add column version integer not null default 1,
  -- Written at most once a minute.
  add column last_seen_at timestamptz;
create index members_list on members (workspace_id, created_at desc, id desc) where removed_at is null;

-- Who was asked to join. The link's token is derived from id and generation under the deployment's secret key, as room codes are:
-- its hash finds the row, and a raised generation voids the earlier link.
create table member_invitations (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  email text not null,
  name text not null,
  role text not null check (role in ('owner', 'recruiter', 'reviewer', 'viewer')),
  generation integer not null default 1,
  token_hash bytea not null unique,
  invited_by text not null,
  member_id uuid,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  check ((accepted_at is null) = (member_id is null))
);
create unique index member_invitations_open on member_invitations (workspace_id, email)
  where accepted_at is null and revoked_at is null;
create index member_invitations_list on member_invitations (workspace_id, created_at desc, id desc);
create index member_invitations_waiting on member_invitations (workspace_id, created_at desc, id desc)
  where accepted_at is null and revoked_at is null;

-- better-auth keeps these; secret and backup codes are encrypted under the deployment's secret key.
alter table sign_in_users add column two_factor_enabled boolean not null default false;
create table sign_in_two_factors (
  id text primary key,
  user_id text not null unique references sign_in_users (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

-- Trusted devices of a user, to forget them.
create index sign_in_verifications_value on sign_in_verifications (value);

-- Everybody who says to have forgotten a password gets a row, whether or not there is an account: a job finds out, and sends or does not.
create table sign_in_resets (
  id uuid primary key,
  email text not null,
  token_hash bytea not null unique,
  user_id text references sign_in_users (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_resets_email on sign_in_resets (email, created_at);
create index sign_in_resets_age on sign_in_resets (created_at);

alter table mails drop constraint mails_purpose_check;
alter table mails add constraint mails_purpose_check check (purpose in
  ('invitation', 'admitted', 'reminder', 'link', 'resend', 'test', 'more_time', 'receipt', 'member_invitation', 'password_reset'));
create index mails_by_member_invitation on mails (workspace_id, (content ->> 'memberInvitationId'))
  where purpose = 'member_invitation';
