-- CVs that were put away and whose bytes a failing store may have kept: deleted the way erasures are, which is tried until it is through.
-- discarded_at stays for exports of before, which name it.
insert into erasure_leftovers (workspace_id, place, name, noted_at)
select files.workspace_id, 'files', files.key, now() from files
join candidate_entries on candidate_entries.workspace_id = files.workspace_id and candidate_entries.cv_file_id = files.id
where candidate_entries.discarded_at is not null
on conflict do nothing;
delete from candidate_entries where discarded_at is not null;
delete from files using erasure_leftovers as gone
where gone.place = 'files' and gone.workspace_id = files.workspace_id and gone.name = files.key;
