-- Links that show one interview to somebody without a login.

-- The id in the link is random and is the secret: kept as its hash, by which it is found, and encrypted, so that it can be shown again.
create table shares (
  workspace_id uuid not null,
  id uuid not null,
  interview_id uuid not null,
  secret_hash bytea not null,
  secret_sealed bytea not null,
  name text not null default '',
  labels text[] not null default '{}',
  expires_at timestamptz not null,
  -- scrypt, with its salt.
  password_hash text,
  allow_comments boolean not null,
  allow_scores boolean not null,
  allow_download boolean not null,
  hide_identity boolean not null,
  created_by text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  opened_count integer not null default 0,
  last_opened_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, interview_id) references interviews (workspace_id, id) on delete cascade
);
create unique index shares_by_secret on shares (secret_hash);
-- An address of a recording names the share that it was given out for, and no workspace.
create unique index shares_by_id on shares (id);
create index shares_list on shares (workspace_id, interview_id, created_at desc, id desc);

-- Who opened one: visits of one address and program within some minutes are one row; the newest of a share are kept.
create table share_openings (
  workspace_id uuid not null,
  id uuid not null,
  share_id uuid not null,
  ip text not null,
  user_agent text not null,
  visits integer not null default 1,
  created_at timestamptz not null,
  last_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, share_id) references shares (workspace_id, id) on delete cascade
);
create index share_openings_list on share_openings (workspace_id, share_id, created_at desc, id desc);

-- Guests of a share comment and score under the name that they give.
create table share_guests (
  workspace_id uuid not null,
  id uuid not null,
  share_id uuid not null,
  name text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, share_id) references shares (workspace_id, id) on delete cascade
);
create index share_guests_by_share on share_guests (workspace_id, share_id);
alter table reviews drop constraint reviews_author_kind_check;
alter table reviews add constraint reviews_author_kind_check check (author_kind in ('member', 'key', 'guest'));
alter table comments drop constraint comments_author_kind_check;
alter table comments add constraint comments_author_kind_check check (author_kind in ('member', 'key', 'guest'));
