-- Who of the team sees a position, projects that two people may edit, question sets, previews of a position.

-- team: every member; chosen: owners, and the members in position_members.
alter table positions add column access text not null default 'team' check (access in ('team', 'chosen'));
create table position_members (
  workspace_id uuid not null,
  position_id uuid not null,
  member_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, position_id, member_id),
  foreign key (workspace_id, position_id) references positions (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references members (workspace_id, id) on delete cascade
);
create index position_members_by_member on position_members (workspace_id, member_id, position_id);
-- Read whenever a member enters: empty for the workspaces that share nothing.
create index positions_chosen on positions (workspace_id, id) where access = 'chosen';

-- The list of positions by time and by title, of the open and of the archived ones, and of one project.
drop index positions_list;
create index positions_by_time on positions (workspace_id, created_at, id) where archived_at is null;
create index positions_by_title on positions (workspace_id, (lower(title) collate "C"), id) where archived_at is null;
create index positions_archived_by_time on positions (workspace_id, created_at, id) where archived_at is not null;
create index positions_archived_by_title on positions (workspace_id, (lower(title) collate "C"), id) where archived_at is not null;
create index positions_by_project on positions (workspace_id, project_id, created_at, id);

alter table projects add column version integer not null default 1;
create index projects_list on projects (workspace_id, created_at desc, id desc);

-- Questions kept to be put into positions; what is put into one is a copy. Each element is as position_questions has it, without an id.
create table question_sets (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null,
  questions jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
create index question_sets_list on question_sets (workspace_id, created_at desc, id desc);

alter table custom_fields add column version integer not null default 1;
create index custom_fields_list on custom_fields (workspace_id, created_at desc, id desc);
create index custom_field_values_by_field on custom_field_values (workspace_id, field_id);

-- A preview is an interview that was never there for anybody but its own room: it is born deleted, so no list, count or look-up finds it,
-- and a job removes it with its recordings when its time is over.
alter table interviews add column preview boolean not null default false;
alter table interviews add constraint interviews_preview check (not preview or deleted_at is not null);
create index interviews_previews on interviews (expires_at) where preview;
alter table candidates add column preview boolean not null default false;
