-- What is said in a take: one transcript of each, made by a provider, corrected by people. What stood before a correction is kept.
create table transcripts (
  workspace_id uuid not null,
  take_id uuid not null,
  interview_id uuid not null,
  state text not null check (state in ('waiting', 'done', 'failed')),
  reason text,
  attempts integer not null default 0,
  due_at timestamptz not null,
  language text,
  text text not null default '',
  words jsonb not null default '[]',
  parts jsonb not null default '[]',
  source text not null default 'machine' check (source in ('machine', 'person')),
  edited_by text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, take_id),
  foreign key (workspace_id, take_id) references takes (workspace_id, id) on delete cascade,
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade
);
create index transcripts_by_interview on transcripts (workspace_id, interview_id);
-- The captions of a signed address are found without their workspace.
create unique index transcripts_by_take on transcripts (take_id);
create index transcripts_due on transcripts (due_at) where state = 'waiting';

create table former_transcripts (
  workspace_id uuid not null,
  take_id uuid not null,
  interview_id uuid not null,
  version integer not null,
  language text,
  text text not null,
  words jsonb not null,
  parts jsonb not null,
  source text not null check (source in ('machine', 'person')),
  edited_by text,
  written_at timestamptz not null,
  primary key (workspace_id, take_id, version),
  foreign key (workspace_id, take_id) references transcripts (workspace_id, take_id) on delete cascade,
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade
);
create index former_transcripts_by_interview on former_transcripts (workspace_id, interview_id);

-- Answers that were chosen lately and have no transcript yet are looked for by a job.
create index takes_chosen on takes (chosen_at) where kept and media_state = 'playable';

-- Where an action came from.
alter table audit_entries add column referer text;
