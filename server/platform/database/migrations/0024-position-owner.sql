-- The member who created a position; null where a key or nobody of the team did. As in the audit log, the id outlives a membership.
alter table positions add column created_by uuid;
update positions set created_by = members.id
from audit_entries as entry
join members on members.workspace_id = entry.workspace_id and members.id::text = entry.actor_id
where entry.workspace_id = positions.workspace_id and entry.subject_id = positions.id
  and entry.action = 'position.created' and entry.actor_kind = 'member';
