/** What is told of interviews and stands in no column, as SQL beside the table interviews. */
import { sql } from "kysely";

/** How far an interview is in one word: pending, completed, shortlisted or discarded. */
export const STAGE_TEXT = `(case when interviews.decision <> 'undecided' then interviews.decision
  when interviews.progress in ('completed', 'evaluated') then 'completed' else 'pending' end)`;

/** The first name: what was given as one while the name begins with it, else the first word. */
export const GIVEN_NAME_TEXT = `(case when interviews.given_name is not null
  and left(interviews.name || ' ', length(interviews.given_name) + 1) = interviews.given_name || ' '
  then interviews.given_name else split_part(interviews.name, ' ', 1) end)`;

export const REST_OF_NAME_TEXT = `ltrim(substr(interviews.name, length(${GIVEN_NAME_TEXT}) + 1))`;

export const STAGE = sql.raw(STAGE_TEXT);
export const GIVEN_NAME = sql.raw(GIVEN_NAME_TEXT);
export const REST_OF_NAME = sql.raw(REST_OF_NAME_TEXT);
