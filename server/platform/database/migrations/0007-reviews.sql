-- What people think of an interview: reviews, comments, and every decision with its reason.

-- Of the submitted reviews, written with them, so that a list shows them without counting. Without a version: somebody who writes
-- notes is not interrupted by somebody who scores.
alter table interviews
  add column review_count integer not null default 0,
  add column review_average double precision;
create index interviews_by_review on interviews (workspace_id, review_average, id)
  where deleted_at is null and review_average is not null;

-- One of each author and interview. scores and answer_scores keep the criterion's name and weight as they were when it was scored.
create table reviews (
  workspace_id uuid not null,
  id uuid not null,
  interview_id uuid not null,
  author_kind text not null check (author_kind in ('member', 'key')),
  author_id uuid not null,
  author_name text not null,
  state text not null check (state in ('draft', 'submitted')),
  scores jsonb not null default '[]',
  answer_scores jsonb not null default '[]',
  overall smallint check (overall between 1 and 5),
  -- overall, or the weighted mean of the criteria.
  score double precision check (score between 1 and 5),
  recommendation text check (recommendation in ('yes', 'maybe', 'no')),
  words text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade,
  unique (workspace_id, interview_id, author_kind, author_id),
  check (state = 'draft' or (submitted_at is not null and score is not null))
);
create index reviews_list on reviews (workspace_id, interview_id, created_at desc, id desc);

-- On the interview, or on an answer; with a moment of the take that was the answer then.
create table comments (
  workspace_id uuid not null,
  id uuid not null,
  interview_id uuid not null,
  interview_question_id uuid,
  take_id uuid,
  at_ms integer check (at_ms >= 0),
  author_kind text not null check (author_kind in ('member', 'key')),
  author_id uuid not null,
  author_name text not null,
  words text not null,
  mentions uuid[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  edited_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade,
  foreign key (workspace_id, interview_question_id) references interview_questions (workspace_id, id) on delete cascade,
  foreign key (workspace_id, take_id) references takes (workspace_id, id) on delete cascade,
  check ((take_id is null) = (interview_question_id is null)),
  check (at_ms is null or take_id is not null)
);
create index comments_list on comments (workspace_id, interview_id, created_at desc, id desc);
create index comments_by_question on comments (workspace_id, interview_question_id) where interview_question_id is not null;
create index comments_by_take on comments (workspace_id, take_id) where take_id is not null;

create table decisions (
  workspace_id uuid not null,
  id uuid not null,
  interview_id uuid not null,
  from_decision text not null check (from_decision in ('undecided', 'shortlisted', 'discarded')),
  to_decision text not null check (to_decision in ('undecided', 'shortlisted', 'discarded')),
  reason text not null default '',
  author_kind text not null,
  author_id uuid,
  author_name text not null,
  created_at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  primary key (workspace_id, id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade
);
create index decisions_list on decisions (workspace_id, interview_id, created_at desc, id desc);
