-- A job post may end by itself: ends_at is when its last day to apply is over everywhere, twelve hours after that day in UTC.
alter table job_posts add column ends_at timestamptz;
create index job_posts_ending on job_posts (ends_at) where published_at is not null and closed_at is null and ends_at is not null;
