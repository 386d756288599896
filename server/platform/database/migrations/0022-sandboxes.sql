-- A workspace has at most one sandbox: a workspace of its own, where test keys work. Whatever is bound to a workspace is so kept apart.
create table sandboxes (
  workspace_id uuid primary key references workspaces (id),
  live_workspace_id uuid not null unique references workspaces (id),
  -- What the robot does with candidates of other addresses than its own.
  robot_does text not null default 'nothing' check (robot_does in ('nothing', 'answers', 'drops_off', 'bounces')),
  robot_after_seconds integer not null default 0 check (robot_after_seconds between 0 and 2592000),
  -- How much older everything in it was made by moving its clock.
  moved_seconds bigint not null default 0 check (moved_seconds >= 0),
  created_at timestamptz not null,
  check (workspace_id <> live_workspace_id)
);

-- The robot plays in sandboxes alone: the key says so.
create table sandbox_robots (
  workspace_id uuid not null references sandboxes (workspace_id),
  interview_id uuid not null,
  does text not null check (does in ('answers', 'drops_off')),
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
  reason text,
  settled_at timestamptz,
  primary key (workspace_id, interview_id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade
);

-- The people of a workspace are those of its sandbox, under the same ids, with the same roles, at every moment.
create function members_into_sandbox() returns trigger language plpgsql as $$
begin
  insert into members (workspace_id, id, user_id, email, name, role, created_at, removed_at)
  select sandboxes.workspace_id, new.id, new.user_id, new.email, new.name, new.role, new.created_at, new.removed_at
  from sandboxes where sandboxes.live_workspace_id = new.workspace_id
  on conflict (workspace_id, id) do update
    set email = excluded.email, name = excluded.name, role = excluded.role, removed_at = excluded.removed_at;
  return null;
end $$;
create trigger members_into_sandbox after insert or update of email, name, role, removed_at on members
  for each row execute function members_into_sandbox();
