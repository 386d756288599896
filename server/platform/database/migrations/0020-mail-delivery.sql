-- What became of a mail after it left: its state, and each piece of evidence for it.
alter table mails add column delivery text not null default 'pending' check (delivery in
  ('pending', 'sent', 'delivered', 'opened', 'clicked', 'accepted', 'failed', 'spam', 'expired'));
alter table mails add column delivery_at timestamptz;
update mails set delivery = state, delivery_at = coalesce(sent_at, sending_at, created_at) where state in ('sent', 'failed');
create index mails_by_message on mails (message_id);

create table mail_evidence (
  workspace_id uuid not null,
  id uuid not null,
  mail_id uuid not null,
  kind text not null check (kind in
    ('sent', 'delayed', 'delivered', 'opened', 'clicked', 'accepted', 'failed', 'spam', 'expired', 'extended')),
  at timestamptz not null,
  source text not null check (source in ('smtp', 'outbox', 'report', 'provider', 'pixel', 'room', 'clock', 'team')),
  code text,
  detail text,
  -- The same report read twice is one piece of evidence.
  digest text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, mail_id, digest),
  foreign key (workspace_id, mail_id) references mails (workspace_id, id) on delete cascade
);

-- Reports about mail, as they came in, until a job has read them. They are of no workspace before they are read.
create table mail_reports (
  id uuid primary key,
  kind text not null check (kind in ('mime', 'events')),
  body bytea not null,
  digest text not null unique,
  received_at timestamptz not null
);
