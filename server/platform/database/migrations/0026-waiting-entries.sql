
-- Whether a CV came in already, by the address that it is fetched from.
create index candidate_entries_by_address on candidate_entries (workspace_id, md5(cv_url))
  where state <> 'failed' and discarded_at is null;
