/** A position of 100 completed interviews, each with five questions answered in 150 words; and the same rows as PostGraphile would have them. */
import type pg from "pg";

const id = (kind: string, number: string) =>
  `(substr(md5('${kind}' || ${number}), 1, 12) || '7' || substr(md5('${kind}' || ${number}), 14, 3) || '8' || substr(md5('${kind}' || ${number}), 18, 8) || '0000000')::uuid`;

/** Fills the position with interviews numbered from 1. */
export async function fillAnswers(pool: pg.Pool, positionId: string, interviews: number): Promise<void> {
  const { rows } = await pool.query<{ workspace_id: string }>("select workspace_id from positions where id = $1", [
    positionId,
  ]);
  const workspace = `'${rows[0]?.workspace_id}'`;
  const created = "(timestamptz '2026-01-01' + n * interval '1 hour')";
  const numbers = `generate_series(1, ${interviews}) n`;
  await pool.query(`
    insert into candidates (workspace_id, id, email, name, created_at, updated_at)
    select ${workspace}, ${id("gc", "n")}, 'g' || n || '@example.com', 'Candidate Number ' || n, ${created}, ${created} from ${numbers}`);
  await pool.query(`
    insert into interviews (workspace_id, id, position_id, candidate_id, name, email, admission, progress, decision, source, mailing,
      code_hash, link_seconds, created_at, updated_at, completed_at)
    select ${workspace}, ${id("gi", "n")}, '${positionId}', ${id("gc", "n")}, 'Candidate Number ' || n, 'g' || n || '@example.com',
      'admitted', 'completed', 'undecided', 'native', 'never', sha256(('g' || n)::bytea), 345600, ${created}, ${created},
      ${created} + interval '2 days' from ${numbers}`);
  await pool.query(`
    insert into interview_questions (workspace_id, id, interview_id, source, ordinal, text, answer_kind, think_seconds, answer_seconds, retakes)
    select ${workspace}, ${id("gq", "(n * 10 + k)")}, ${id("gi", "n")}, 'position', k, 'Tell us of something you have built, number ' || k || '.',
      'text', 30, 120, 1 from ${numbers}, generate_series(1, 5) k`);
  await pool.query(`
    insert into takes (workspace_id, id, interview_id, interview_question_id, attempt, number, state, kept, text_answer, started_at, ended_at)
    select ${workspace}, ${id("gt", "(n * 10 + k)")}, ${id("gi", "n")}, ${id("gq", "(n * 10 + k)")}, 1, 1, 'finished', true,
      (select string_agg('word' || (w * n + k) % 977, ' ') from generate_series(1, 150) w), ${created} + interval '1 day',
      ${created} + interval '1 day 2 minutes' from ${numbers}, generate_series(1, 5) k`);
  await pool.query("vacuum analyze");
}

/** Tables of exactly what is asked for, with the keys and indexes that serve it: PostGraphile at its best. */
export async function copyForPostgraphile(pool: pg.Pool, positionId: string): Promise<void> {
  const ms = (column: string) => `trunc(extract(epoch from ${column}) * 1000)::float8`;
  await pool.query(`
    create schema bench_graphql;
    create table bench_graphql.position as select id, title as name from public.positions where id = '${positionId}';
    create table bench_graphql.candidate as select id, name, email from public.interviews where position_id = '${positionId}';
    create table bench_graphql.interview as select id, position_id, id as candidate_id, 'completed'::text as status,
      ${ms("created_at")} as created_at, ${ms("completed_at")} as completed from public.interviews where position_id = '${positionId}';
    create table bench_graphql.transcription as select q.id, i.language as language_code, t.text_answer as text
      from public.takes t join public.interview_questions q on q.id = t.interview_question_id join public.interviews i on i.id = t.interview_id;
    create table bench_graphql.answer as select q.id, q.id as transcription_id, ${ms("t.ended_at")} as created_at
      from public.takes t join public.interview_questions q on q.id = t.interview_question_id;
    create table bench_graphql.question as select q.id, q.interview_id, q.id as answer_id, q.ordinal, q.text as title, ${ms("t.ended_at")} as answered
      from public.takes t join public.interview_questions q on q.id = t.interview_question_id`);
  const keys = ["position", "candidate", "interview", "transcription", "answer", "question"].map(
    (table) => `alter table bench_graphql.${table} add primary key (id);`,
  );
  const references = [
    ["interview", "position_id", "position"],
    ["interview", "candidate_id", "candidate"],
    ["question", "interview_id", "interview"],
    ["question", "answer_id", "answer"],
    ["answer", "transcription_id", "transcription"],
  ].map(
    ([table, column, to]) => `
      alter table bench_graphql.${table} add foreign key (${column}) references bench_graphql.${to} (id);
      create index on bench_graphql.${table} (${column});`,
  );
  await pool.query(`${keys.join("\n")} ${references.join("\n")}
    create index on bench_graphql.interview (created_at); create index on bench_graphql.question (ordinal);`);
  await pool.query("vacuum analyze");
}
