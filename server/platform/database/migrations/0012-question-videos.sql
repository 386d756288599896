-- A question may be asked by a recorded video; its text stays beside it. The file is the position's, and every copy points to it.
alter table files add column duration_ms integer;
alter table position_questions add column video_file_id uuid;
alter table position_questions add foreign key (workspace_id, video_file_id) references files (workspace_id, id);
alter table interview_questions add column video_file_id uuid;
alter table interview_questions add foreign key (workspace_id, video_file_id) references files (workspace_id, id);
