-- Job posts of a project with their stages, the applications that go through them, and CVs that wait for a person.

create table job_posts (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  project_id uuid not null,
  -- The interview that its applicants are asked to; none: applications alone.
  position_id uuid,
  title text not null,
  description text not null default '',
  location text not null default '',
  employment_type text check (employment_type in ('full_time', 'part_time', 'contract', 'temporary', 'internship', 'volunteer')),
  salary_minimum integer,
  salary_maximum integer,
  salary_currency text,
  salary_period text check (salary_period in ('hour', 'day', 'week', 'month', 'year')),
  -- Shown to the public from then on, until it is closed.
  published_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, project_id) references projects (workspace_id, id),
  foreign key (workspace_id, position_id) references positions (workspace_id, id)
);
create index job_posts_list on job_posts (workspace_id, created_at desc, id desc);
create index job_posts_by_project on job_posts (workspace_id, project_id, created_at desc, id desc);
create index job_posts_by_position on job_posts (workspace_id, position_id) where position_id is not null;

create table stages (
  workspace_id uuid not null,
  id uuid not null,
  job_post_id uuid not null,
  ordinal integer not null,
  name text not null,
  kind text not null check (kind in ('applied', 'interview', 'review', 'offer', 'hired')),
  primary key (workspace_id, id),
  foreign key (workspace_id, job_post_id) references job_posts (workspace_id, id) on delete cascade
);
create index stages_list on stages (workspace_id, job_post_id, ordinal);

create table applications (
  workspace_id uuid not null,
  id uuid not null,
  job_post_id uuid not null,
  candidate_id uuid not null,
  stage_id uuid not null,
  state text not null default 'active' check (state in ('active', 'rejected')),
  rejection_reason text,
  source text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, job_post_id, candidate_id),
  foreign key (workspace_id, job_post_id) references job_posts (workspace_id, id),
  foreign key (workspace_id, candidate_id) references candidates (workspace_id, id) on delete cascade,
  foreign key (workspace_id, stage_id) references stages (workspace_id, id)
);
create index applications_list on applications (workspace_id, created_at desc, id desc);
create index applications_by_post on applications (workspace_id, job_post_id, created_at desc, id desc);
create index applications_by_stage on applications (workspace_id, stage_id, created_at desc, id desc);
create index applications_by_candidate on applications (workspace_id, candidate_id);

-- A CV that came without an address: nobody's until a person confirms whose it is.
create table candidate_entries (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  position_id uuid,
  job_post_id uuid,
  external_id text,
  name text,
  cv_url text not null,
  cv_file_id uuid,
  state text not null default 'queued' check (state in ('queued', 'processing', 'read', 'failed', 'confirmed')),
  error text,
  cv_text text,
  proposed_name text,
  proposed_email text,
  candidate_id uuid,
  interview_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, position_id) references positions (workspace_id, id),
  foreign key (workspace_id, job_post_id) references job_posts (workspace_id, id),
  foreign key (workspace_id, cv_file_id) references files (workspace_id, id),
  foreign key (workspace_id, candidate_id) references candidates (workspace_id, id) on delete cascade
);
create index candidate_entries_list on candidate_entries (workspace_id, created_at desc, id desc);
create index candidate_entries_by_candidate on candidate_entries (workspace_id, candidate_id) where candidate_id is not null;
