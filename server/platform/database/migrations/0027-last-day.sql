-- A job post may end by itself: ends_at is when its last day to apply is over everywhere, twelve hours after that day in UTC.
alter table job_posts add column ends_at timestamptz;
-- What its page speaks around the team's own words; null: what the reader's browser asks for.
alter table job_posts add column language text check (language in ('en', 'de', 'fr', 'es', 'pt', 'nl', 'pl', 'it', 'tr', 'vi'));
create index job_posts_ending on job_posts (ends_at) where published_at is not null and closed_at is null and ends_at is not null;
