-- An interview's events carry a number of their own, from 1 without gaps; and the feed is read by type or by position.
alter table events add column interview_sequence integer;
update events set interview_sequence = numbered.place
from (
  select workspace_id, sequence, row_number() over (partition by workspace_id, interview_id order by sequence) as place
  from events where interview_id is not null
) as numbered
where events.workspace_id = numbered.workspace_id and events.sequence = numbered.sequence;
drop index events_by_interview;
create unique index events_by_interview on events (workspace_id, interview_id, interview_sequence) where interview_id is not null;
create index events_by_type on events (workspace_id, type, sequence);
create index events_by_position on events (workspace_id, position_id, sequence) where position_id is not null;

-- The audit log by who, by what and by which thing.
create index audit_entries_by_action on audit_entries (workspace_id, action text_pattern_ops, at desc, id desc);
create index audit_entries_by_actor on audit_entries (workspace_id, actor_id, at desc, id desc) where actor_id is not null;
create index audit_entries_by_subject on audit_entries (workspace_id, subject_id, at desc, id desc) where subject_id is not null;
