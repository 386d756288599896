-- The text of documents that people sent in, what an applicant sends along, and ways to the posts that the public sees.

create table document_texts (
  workspace_id uuid not null,
  file_id uuid not null,
  state text not null default 'queued' check (state in ('queued', 'read', 'failed')),
  text text,
  error text,
  updated_at timestamptz not null,
  primary key (workspace_id, file_id),
  foreign key (workspace_id, file_id) references files (workspace_id, id) on delete cascade
);

alter table applications
  add column cv_file_id uuid,
  -- To the words beside the form; null where a member made the application.
  add column consented_at timestamptz,
  add foreign key (workspace_id, cv_file_id) references files (workspace_id, id);
create index applications_by_cv on applications (workspace_id, cv_file_id) where cv_file_id is not null;

-- Public addresses name no workspace.
create index job_posts_by_id on job_posts (id);
create index job_posts_open on job_posts (workspace_id, published_at desc, id desc)
  where published_at is not null and closed_at is null;
create index job_posts_open_by_project on job_posts (project_id, published_at desc, id desc)
  where published_at is not null and closed_at is null;
