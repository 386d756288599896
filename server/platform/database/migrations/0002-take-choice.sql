-- When the candidate chose a take as the answer, or had no other left. The newest finished take is kept until then.
alter table takes add column chosen_at timestamptz;
