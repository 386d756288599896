/**
 * What GraphQL is measured against: node:http, a key look-up, and one statement written by hand for each query, whose JSON PostgreSQL
 * makes and which is passed on as text. Ids are left as they are stored.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openPool } from "../server/platform/database/connect.ts";

const ms = (column: string) => `trunc(extract(epoch from ${column}) * 1000)`;
const STATUS = `case when i.decision <> 'undecided' then i.decision when i.progress in ('completed', 'evaluated') then 'completed'
  else 'pending' end`;
const HEAD = `'id', i.id, 'status', ${STATUS}, 'createdAt', ${ms("i.created_at")}, 'candidate', json_build_object('name', i.name, 'email', i.email)`;

const QUERIES = new Map([
  [
    "position",
    `select json_build_object('data', json_build_object('position', json_build_object('id', p.id, 'name', p.title, 'interviews', (
      select coalesce(json_agg(json_build_object(${HEAD}, 'completed', ${ms("i.completed_at")}, 'questions', q.questions)
        order by i.created_at desc, i.id desc), '[]')
      from interviews i
      join lateral (
        select json_agg(json_build_object('id', q.id, 'title', q.text, 'answered', ${ms("coalesce(t.ended_at, t.started_at)")},
          'answer', case when t.id is not null then json_build_object('id', q.id, 'createdAt', ${ms("coalesce(t.ended_at, t.started_at)")},
            'transcription', json_build_object('languageCode', i.language, 'text', t.text_answer)) end) order by q.ordinal) as questions
        from interview_questions q
        left join takes t on t.workspace_id = q.workspace_id and t.interview_question_id = q.id and t.kept
        where q.workspace_id = i.workspace_id and q.interview_id = i.id
      ) q on true
      where i.workspace_id = p.workspace_id and i.position_id = p.id and i.deleted_at is null))))::text as body
    from positions p where p.workspace_id = $1 and p.id = $2`,
  ],
  [
    "list",
    `select json_build_object('data', json_build_object('position', json_build_object('name', p.title, 'interviewList', json_build_object('total', r.total, 'results', r.results))))::text as body
    from positions p
    join lateral (
      select (select count(*) from interviews i where i.workspace_id = p.workspace_id and i.position_id = p.id and i.deleted_at is null) as total,
        (select json_agg(json_build_object(${HEAD}) order by i.created_at desc, i.id desc) from (
          select * from interviews where workspace_id = p.workspace_id and position_id = p.id and deleted_at is null
          order by created_at desc, id desc limit 20) i) as results
    ) r on true
    where p.workspace_id = $1 and p.id = $2`,
  ],
]);

const [host = "", database = "", user = ""] = process.argv.slice(2);
const pool = openPool({ host, database, user }, { max: 20 });

const server = createServer(async (request, response) => {
  const given = String(request.headers["x-api-key"]);
  const [, prefix = "", secret = ""] = /^gr_live_(\w+)\.(\w+)$/.exec(given) ?? [];
  const text = "select workspace_id, secret_hash from api_keys where prefix = $1";
  const key = (await pool.query({ name: "key", text, values: [prefix] })).rows[0];
  if (!key || !timingSafeEqual(key.secret_hash, createHash("sha256").update(secret).digest())) {
    response.writeHead(401).end();
    return;
  }
  for await (const _chunk of request);
  const [, name = "", id] = (request.url ?? "/").split("/");
  const result = await pool.query({ name, text: QUERIES.get(name) ?? "", values: [key.workspace_id, id] });
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(result.rows[0].body);
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`);
});
