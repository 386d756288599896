-- When a file is deleted, PostgreSQL looks for rows that still name it: by an index, not through every interview and question of everybody.
create index interviews_by_resume on interviews (workspace_id, resume_file_id) where resume_file_id is not null;
create index interview_questions_by_video on interview_questions (workspace_id, video_file_id) where video_file_id is not null;
create index position_questions_by_video on position_questions (workspace_id, video_file_id) where video_file_id is not null;
create index candidate_entries_by_cv on candidate_entries (workspace_id, cv_file_id) where cv_file_id is not null;
