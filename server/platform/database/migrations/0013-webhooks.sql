-- Secrets of webhook endpoints, encrypted by the keyring. Shapes whose vendor has one secret per account share a row by their name.
create table webhook_secrets (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  shared_by text,
  secret bytea not null,
  -- Signs beside the new one until then.
  previous_secret bytea,
  previous_until timestamptz,
  created_at timestamptz not null,
  rotated_at timestamptz,
  primary key (workspace_id, id)
);
create unique index webhook_secrets_shared on webhook_secrets (workspace_id, shared_by) where shared_by is not null;

create table webhook_endpoints (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  url text not null,
  events text[] not null,
  shape text not null,
  active boolean not null,
  description text not null default '',
  external text,
  secret_id uuid not null,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  -- Why it was switched off by itself: the receiver said that it is gone, or did not answer for too long.
  disabled_reason text check (disabled_reason in ('gone', 'failing')),
  disabled_at timestamptz,
  -- The first failure since the last delivery that was accepted.
  failing_since timestamptz,
  last_delivered_at timestamptz,
  -- Events up to this number have their deliveries.
  planned_sequence bigint not null,
  -- When a delivery that waits is due; null when none waits.
  next_due_at timestamptz,
  -- Raised by whoever makes deliveries due, so that a worker that is about to let go looks again.
  wakes bigint not null default 0,
  -- The one worker that delivers to this endpoint, until its lease ends.
  holder uuid,
  held_until timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, secret_id) references webhook_secrets (workspace_id, id)
);
create index webhook_endpoints_list on webhook_endpoints (workspace_id, created_at desc, id desc);
create index webhook_endpoints_active on webhook_endpoints (workspace_id) where active;
create index webhook_endpoints_secret on webhook_endpoints (workspace_id, secret_id);

-- One message to one endpoint. An event may be several messages in a vendor's shape, each with a name of its own.
create table webhook_deliveries (
  workspace_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  -- Null: a test.
  event_sequence bigint,
  event_name text not null,
  -- Its place among the messages of the same event.
  part smallint not null default 0,
  interview_id uuid,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  -- Of the present run: asked for again, a delivery begins anew. Its log goes on.
  tries integer not null default 0,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  -- As it was sent; null until then.
  body text,
  created_at timestamptz not null,
  done_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, endpoint_id) references webhook_endpoints (workspace_id, id) on delete cascade,
  foreign key (workspace_id, event_sequence) references events (workspace_id, sequence),
  check ((state = 'waiting') = (next_attempt_at is not null))
);
create unique index webhook_deliveries_once on webhook_deliveries (workspace_id, endpoint_id, event_sequence, part);
create index webhook_deliveries_waiting on webhook_deliveries (workspace_id, endpoint_id, event_sequence, part)
  where state = 'waiting';
create index webhook_deliveries_lane on webhook_deliveries (workspace_id, endpoint_id, interview_id, event_sequence, part)
  where state = 'waiting';
create index webhook_deliveries_list on webhook_deliveries (workspace_id, endpoint_id, created_at desc, id desc);
create index webhook_deliveries_state on webhook_deliveries (workspace_id, endpoint_id, state, created_at desc, id desc);
create index webhook_deliveries_interview on webhook_deliveries (workspace_id, interview_id) where interview_id is not null;
create index webhook_deliveries_done on webhook_deliveries (done_at) where done_at is not null;

create table webhook_attempts (
  workspace_id uuid not null,
  delivery_id uuid not null,
  number integer not null,
  at timestamptz not null,
  duration_ms integer not null,
  url text not null,
  -- What was answered; null when nothing was.
  status integer,
  headers jsonb,
  body text,
  -- Why there is no answer.
  error text,
  primary key (workspace_id, delivery_id, number),
  foreign key (workspace_id, delivery_id) references webhook_deliveries (workspace_id, id) on delete cascade
);

alter table mails drop constraint mails_purpose_check;
alter table mails add constraint mails_purpose_check check (purpose in
  ('invitation', 'admitted', 'reminder', 'link', 'resend', 'test', 'more_time', 'receipt', 'member_invitation', 'password_reset',
   'webhook_disabled'));
