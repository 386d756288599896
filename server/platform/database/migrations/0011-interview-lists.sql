-- Lists of interviews by filter and order. A page is read along the index of its order while that fills it, and else from the set
-- of what passes (server/core/interviews/list-interviews.ts). Nothing here needs an extension, so any managed PostgreSQL will do.

-- Lower-cased and without accents: what names are ordered by and searched in.
create function plain_text(given text) returns text language sql immutable strict parallel safe
  return lower(regexp_replace(normalize(given, nfkd), '[\u0300-\u036f]+', '', 'g'));

-- The words of a text, whatever stands between them: "ada.lovelace@example.com" has four.
create function plain_words(given text) returns text[] language sql immutable strict parallel safe
  return array_remove(regexp_split_to_array(plain_text(given), '[\s!-/:-@\[-`{-~]+'), '');

-- What an interview is found by, as words of one inverted index: its states, its tags, and the words of name and address. All begin
-- with the start of the workspace's id, so that no workspace reads through another's.
create function list_words(workspace_id uuid, kind text, words text[]) returns text[] language sql immutable strict parallel safe
  return (select coalesce(array_agg(left(workspace_id::text, 13) || kind || left(word, 200)), '{}') from unnest(words) as word);
create function tag_words(tags jsonb) returns text[] language sql immutable strict parallel safe
  return (select coalesce(array_agg(tag.key || '=' || tag.value), '{}') from jsonb_each_text(tags) as tag);

alter table interviews
  add column name_key text collate "C" generated always as (plain_text(name)) stored,
  add column list_keys tsvector generated always as (array_to_tsvector(
    list_words(workspace_id, 'a', array[admission]) || list_words(workspace_id, 'p', array[progress]) ||
    list_words(workspace_id, 'd', array[decision]) || list_words(workspace_id, 's', array[source]) ||
    list_words(workspace_id, 't', tag_words(tags)) ||
    list_words(workspace_id, 'w', plain_words(name) || plain_words(email))
  )) stored;

-- Without a list of pending entries, which every search would have to read through.
create index interviews_keys on interviews using gin (list_keys) with (fastupdate = off) where deleted_at is null;
create index interviews_archived on interviews (workspace_id, created_at desc, id desc)
  where deleted_at is null and archived_at is not null;
create index interviews_by_progress on interviews (workspace_id, progress, created_at desc, id desc)
  where deleted_at is null and archived_at is null;
create index interviews_list_by_progress on interviews (position_id, progress, created_at desc, id desc)
  where deleted_at is null and archived_at is null;
create index interviews_by_name on interviews (workspace_id, name_key, id) where deleted_at is null;
create index interviews_by_completion on interviews (workspace_id, completed_at, id)
  where deleted_at is null and completed_at is not null;
create index interviews_by_expiry on interviews (workspace_id, expires_at, id)
  where deleted_at is null and expires_at is not null;

-- Two people who edit one candidate tell by the version that they read different things.
alter table candidates
  add column version integer not null default 1,
  add column list_keys tsvector generated always as (array_to_tsvector(
    list_words(workspace_id, 'w', plain_words(name) || plain_words(email))
  )) stored;
create index candidates_keys on candidates using gin (list_keys) with (fastupdate = off);
create index candidates_list on candidates (workspace_id, created_at desc, id desc);
