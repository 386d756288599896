-- What is left to delete of an erased candidate outside the database: noted in the erasing transaction, deleted after it, so that no
-- row ever points to a file that is gone and a crash in between leaves nothing behind for good.
create table erasure_leftovers (
  workspace_id uuid not null references workspaces (id),
  place text not null check (place in ('files', 'outbox')),
  name text not null,
  noted_at timestamptz not null,
  primary key (workspace_id, place, name)
);
