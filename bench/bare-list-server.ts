/**
 * What lists and single interviews are measured against: node:http, a key look-up, and keyset SQL written by hand for each list through pg.
 * It gives back the same rows and parts, and does nothing else.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openPool } from "../server/platform/database/connect.ts";

const FIELDS = `(select json_object_agg(f.key, coalesce(to_json(v.text_value), to_json(v.boolean_value), to_json(v.number_value)))
  from custom_field_values v join custom_fields f on f.workspace_id = v.workspace_id and f.id = v.field_id
  where v.workspace_id = i.workspace_id and v.interview_id = i.id) as fields`;
const ROW = `i.id, i.position_id, i.candidate_id, i.name, i.email, i.phone, i.admission, i.admission_reason, i.progress, i.decision, i.tags,
  i.external_id, i.invited_at, i.started_at, i.completed_at, i.expires_at, i.more_time_asked_at, i.archived_at, i.review_count,
  i.review_average, i.version, i.created_at, i.updated_at, p.title,
  (select count(*) from interview_questions q where q.workspace_id = i.workspace_id and q.interview_id = i.id) as questions,
  (select count(*) from takes t where t.workspace_id = i.workspace_id and t.interview_id = i.id and t.attempt = i.attempt and t.kept) as answered,
  ${FIELDS}`;
const LISTED = "i.workspace_id = $1 and i.deleted_at is null and i.archived_at is null";
const list = (where: string, column: string, type: string, direction: "asc" | "desc") => {
  const sign = direction === "asc" ? ">" : "<";
  const page = (after: string) =>
    `select ${ROW} from interviews i join positions p on p.workspace_id = i.workspace_id and p.id = i.position_id
     where ${LISTED} and ${where} ${after} order by i.${column} ${direction}, i.id ${direction} limit 21`;
  return { first: page(""), next: page(`and (i.${column}, i.id) ${sign} ($3::${type}, $4::uuid)`) };
};
const LISTS = new Map([
  [
    "state",
    list(
      "i.progress = 'completed' and i.decision = 'undecided' and $2::uuid is not null",
      "created_at",
      "timestamptz",
      "desc",
    ),
  ],
  ["name", list("i.position_id = $2 and i.admission = 'admitted'", "name_key", "text", "asc")],
  [
    "completion",
    list(
      "i.completed_at is not null and i.source = 'native' and $2::uuid is not null",
      "completed_at",
      "timestamptz",
      "desc",
    ),
  ],
]);
const rows = (table: string, more: string) =>
  `(select coalesce(json_agg(r.*), '[]') from (select * from ${table} where workspace_id = $1 and interview_id = $2 ${more}) r)`;
const WHOLE = `select i.*, p.title, ${FIELDS}, ${rows("interview_questions", "order by ordinal")} as questions,
  ${rows("mails", "order by created_at desc limit 500")} as mails, ${rows("room_visits", "order by first_seen_at limit 500")} as visits,
  ${rows("room_facts", "order by at desc limit 500")} as facts, ${rows("takes", "and kept")} as answers
  from interviews i join positions p on p.workspace_id = i.workspace_id and p.id = i.position_id
  where i.workspace_id = $1 and i.id = $2 and i.deleted_at is null`;

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
  const url = new URL(request.url ?? "/", "http://localhost");
  const [, kind = "", name = ""] = url.pathname.split("/");
  const found = kind === "list" ? LISTS.get(name) : null;
  const value = url.searchParams.get("value");
  const values = found
    ? [key.workspace_id, url.searchParams.get("positionId"), ...(value ? [value, url.searchParams.get("id")] : [])]
    : [key.workspace_id, name];
  const query = found ? (value ? found.next : found.first) : WHOLE;
  const result = await pool.query({ name: `${kind} ${found ? name : ""} ${value !== null}`, text: query, values });
  const body = found ? { data: result.rows.slice(0, 20), more: result.rows.length > 20 } : result.rows[0];
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`);
});
