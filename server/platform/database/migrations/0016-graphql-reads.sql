-- What the GraphQL wire tells of an interview and nothing kept yet.

-- Where a take was recorded from.
alter table takes add column ip text;
alter table takes add column user_agent text;

-- First names of more than one word, where whoever invited told them apart. Means something only while the name begins with it.
alter table interviews add column given_name text;

-- Scores of the whole are given in halves, from 0.5 on.
alter table reviews alter column overall type double precision;
alter table reviews drop constraint reviews_overall_check;
alter table reviews add constraint reviews_overall_check check (overall between 0.5 and 5 and overall * 2 = floor(overall * 2));
alter table reviews drop constraint reviews_score_check;
alter table reviews add constraint reviews_score_check check (score between 0.5 and 5);
