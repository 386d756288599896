-- The newest interviews of a whole workspace, and how many a position has in each state, without reading every interview.
create index interviews_of_workspace on interviews (workspace_id, created_at desc, id desc)
  where deleted_at is null and archived_at is null;
create index interviews_counts on interviews (workspace_id, position_id, admission, progress)
  where deleted_at is null and archived_at is null;
