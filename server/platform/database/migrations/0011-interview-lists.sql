-- Lists of interviews by filter and order. A page is read along the index of its order while that fills it, and else from the set
-- of what passes (server/core/interviews/list-interviews.ts). Nothing here needs an extension, so any managed PostgreSQL will do.

-- Lower-cased and without accents: what names are ordered by and searched in.
create function plain_text(given text) returns text language sql immutable strict parallel safe
  return lower(regexp_replace(normalize(given, nfkd), '[\u0300-\u036f]+', '', 'g'));

-- The words of a text, divided by spaces, whatever stands between them: "ada.lovelace@example.com" has four.
create function plain_words(given text) returns text language sql immutable strict parallel safe
  return btrim(regexp_replace(plain_text(given), '[\s!-/:-@\[-`{-~]+', ' ', 'g'));

-- Tags as words of an index, each after the beginning that is given.
create function tag_words(beginning text, tags jsonb) returns text[] language sql immutable strict parallel safe
  return (select array_agg(beginning || tag.key || '=' || tag.value) from jsonb_each_text(tags) as tag);

-- What an interview is found by, as words of one inverted index: its states, its position, its tags, and the words of name and
-- address. All begin with the start of the workspace's id, so that no workspace reads through another's. Plain expressions: a
-- function with a query inside would cost more than all the rest of an insert.
alter table interviews
  add column name_key text collate "C" generated always as (left(plain_text(name), 200)) stored,
  add column list_keys tsvector generated always as (array_to_tsvector(
    array[
      left(workspace_id::text, 13) || 'a' || admission, left(workspace_id::text, 13) || 'p' || progress,
      left(workspace_id::text, 13) || 'd' || decision, left(workspace_id::text, 13) || 's' || left(source, 200),
      left(workspace_id::text, 13) || 'i' || position_id::text
    ]
    || string_to_array(left(workspace_id::text, 13) || 'w' || replace(plain_words(left(name, 200) || ' ' || left(email, 254)), ' ',
      ' ' || left(workspace_id::text, 13) || 'w'), ' ')
    || case when tags = '{}' then null else tag_words(left(workspace_id::text, 13) || 't', tags) end
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
    string_to_array(left(workspace_id::text, 13) || 'w' || replace(plain_words(left(name, 200) || ' ' || left(email, 254)), ' ',
      ' ' || left(workspace_id::text, 13) || 'w'), ' ')
  )) stored;
create index candidates_keys on candidates using gin (list_keys) with (fastupdate = off);
create index candidates_list on candidates (workspace_id, created_at desc, id desc);

-- What finds rows by the beginnings of words: every word of the search begins one of the row's.
create function words_query(beginning text, given text) returns tsquery language sql immutable strict parallel safe
  return (
    select string_agg('''' || beginning || word || ''':*', ' & ')::tsquery from unnest(string_to_array(plain_words(given), ' ')) as word
  );
