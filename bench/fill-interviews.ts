/** Fills a workspace with interviews in the database itself, as a large team has them: names, states, tags, fields, questions. */
import type pg from "pg";

const UUID = (kind: string) =>
  `(substr(md5('${kind}' || n), 1, 12) || '7' || substr(md5('${kind}' || n), 14, 3) || '8' || substr(md5('${kind}' || n), 18, 15))::uuid`;
const FIRST =
  "array['Ada','Grace','Alan','Edsger','Barbara','Donald','Margaret','Linus','Radia','Tim','Jürgen','Zoë','Ana','Björn']";
const LAST =
  "array['Lovelace','Hopper','Turing','Dijkstra','Liskov','Knuth','Hamilton','Perlman','Müller','Sánchez','Novák','Okafor','Ito']";
/** Of a hundred: as an old workspace has them. */
const PROGRESS = `case when n % 100 < 5 then 'created' when n % 100 < 30 then 'invited' when n % 100 < 33 then 'started'
  when n % 100 < 35 then 'answering' when n % 100 < 80 then 'completed' when n % 100 < 85 then 'evaluated'
  when n % 100 < 98 then 'expired' else 'withdrawn' end`;
const HASH = (salt: string) => `(hashtext('${salt}' || n) & 2147483647)`;

const SCORE_FIELD = "01900000-0000-7000-8000-0000000a0000";
const AT_A_TIME = 100_000;

/** Interviews number 1 to count: the first tenth in the first position, the others spread over all of them. */
export async function fillInterviews(
  pool: pg.Pool,
  positions: readonly string[],
  count: number,
  say: (words: string) => void,
): Promise<void> {
  const { rows } = await pool.query<{ workspace_id: string }>("select workspace_id from positions where id = $1", [
    positions[0],
  ]);
  const workspace = rows[0]?.workspace_id;
  await pool.query(
    `insert into custom_fields (workspace_id, id, key, label, type, managed, created_at)
     values ($1, '${SCORE_FIELD}', 'score', 'Score', 'number', true, now())`,
    [workspace],
  );
  const list = `array[${positions.map((id) => `'${id}'`).join(",")}]::uuid[]`;
  const position = `(${list})[case when n <= ${count / 10} then 1 else 2 + n % ${positions.length - 1} end]`;
  const name = `(${FIRST})[1 + ${HASH("f")} % 14] || ' ' || (${LAST})[1 + ${HASH("l")} % 13]`;
  const created = `(timestamptz '2026-01-01' + ${HASH("c")} % 25000000 * interval '1 second' + n * interval '1 microsecond')`;
  for (let from = 1; from <= count; from += AT_A_TIME) {
    const numbers = `generate_series(${from}, ${Math.min(count, from + AT_A_TIME - 1)}) n`;
    await pool.query(`
      insert into candidates (workspace_id, id, email, name, created_at, updated_at)
      select '${workspace}', ${UUID("c")}, 'c' || n || '@example.com', ${name}, ${created}, now() from ${numbers}`);
    await pool.query(`
      insert into interviews (workspace_id, id, position_id, candidate_id, name, email, admission, progress, decision, source, mailing,
        metadata, tags, code_hash, link_seconds, created_at, updated_at, expires_at, invited_at, completed_at, archived_at)
      select '${workspace}', ${UUID("i")}, ${position}, ${UUID("c")}, ${name}, 'c' || n || '@example.com',
        case when ${HASH("a")} % 20 = 0 then 'draft' else 'admitted' end, ${PROGRESS},
        case when n % 100 not between 35 and 84 then 'undecided' when ${HASH("d")} % 10 = 0 then 'shortlisted'
          when ${HASH("d")} % 10 < 5 then 'discarded' else 'undecided' end,
        case when ${HASH("s")} % 3 = 0 then 'dashboard' else 'native' end, 'send',
        json_build_object('External ID', 'ats-' || n),
        case when ${HASH("t")} % 50 = 0 then '{"stage": "onsite"}'::jsonb else '{}' end,
        sha256(('i' || n)::bytea), 345600, ${created}, now(), ${created} + interval '4 days', ${created} + interval '1 minute',
        case when n % 100 between 35 and 84 then ${created} + interval '2 days' end,
        case when ${HASH("x")} % 10 = 0 then ${created} + interval '20 days' end
      from ${numbers}`);
    await pool.query(`
      insert into custom_field_values (workspace_id, interview_id, field_id, position_id, created_at, listed, number_value)
      select workspace_id, id, '${SCORE_FIELD}', position_id, created_at, archived_at is null, ${HASH("v")} % 100
      from (select n, ${UUID("i")} as made from ${numbers}) as numbered join interviews on interviews.id = made`);
    await pool.query(`
      insert into interview_questions (workspace_id, id, interview_id, source, ordinal, text, think_seconds, answer_seconds, retakes)
      select '${workspace}', ${UUID("q").replaceAll("|| n", "|| n || '-' || k")}, ${UUID("i")}, 'position', k + 1,
        'Tell us of something you have built.', 30, 120, 1
      from ${numbers}, generate_series(0, 1) k`);
    say(`  filled ${Math.min(count, from + AT_A_TIME - 1).toLocaleString("en")} interviews`);
  }
  say("  vacuum…");
  await pool.query("vacuum analyze");
}
