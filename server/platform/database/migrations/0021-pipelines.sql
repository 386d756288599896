-- What the pipeline of a job post is shown by, and CVs that are put away.

-- Since when an application is in its stage; null: since it came.
alter table applications add column stage_since timestamptz;
-- A stage shows its active applications page by page and counts them; the rejected ones of a post are a list of their own.
create index applications_in_stage on applications (workspace_id, stage_id, state, created_at desc, id desc);
create index applications_rejected on applications (workspace_id, job_post_id, created_at desc, id desc) where state = 'rejected';

-- Put away by a person: gone for everybody from then on; a job deletes the row and the file.
alter table candidate_entries add column discarded_at timestamptz;
create index candidate_entries_by_state on candidate_entries (workspace_id, state, created_at desc, id desc);
