-- A rotated key keeps its prefix. The secret before stands beside the new one: it opens until previous_until, and its hash stays
-- after that so that a caller who still has it is told why. requests_a_minute null: what the deployment allows.
alter table api_keys
  add column previous_secret_hash bytea,
  add column previous_until timestamptz,
  add column previous_used_at timestamptz,
  add column previous_used_ip text,
  add column rotated_at timestamptz,
  add column requests_a_minute integer check (requests_a_minute between 1 and 1000000),
  add check ((previous_secret_hash is null) = (previous_until is null));
