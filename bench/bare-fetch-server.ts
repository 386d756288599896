/**
 * What the fetch call is measured against: node:http, a key look-up, and SQL written by hand through pg. It gives back the same
 * page, total and fields, and does nothing else.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { openPool } from "../server/platform/database/connect.ts";

const bodySchema = z.object({
  interviewerId: z.string(),
  page: z.number(),
  limit: z.number(),
  additionalFields: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

const RECORD = `i.*, (select json_object_agg(f.key, coalesce(to_json(v.text_value), to_json(v.boolean_value), to_json(v.number_value)))
  from custom_field_values v join custom_fields f on f.workspace_id = v.workspace_id and f.id = v.field_id
  where v.workspace_id = i.workspace_id and v.interview_id = i.id) as fields`;

const PLAIN = {
  name: "plain",
  text: `select (select count(*) from interviews where position_id = $2 and deleted_at is null and archived_at is null) as total, ${RECORD}
    from (select id from interviews where position_id = $2 and deleted_at is null and archived_at is null
      order by created_at desc, id desc limit $3 offset $4) page
    join interviews i on i.workspace_id = $1 and i.id = page.id order by i.created_at desc, i.id desc`,
};
const FILTERED = {
  name: "filtered",
  text: `with matched as materialized (
      select interview_id, created_at from custom_field_values where position_id = $2 and field_id = $5 and number_value >= $6 and listed
      intersect
      select interview_id, created_at from custom_field_values where position_id = $2 and field_id = $7 and text_key = $8 and listed)
    select (select count(*) from matched) as total, ${RECORD}
    from (select interview_id from matched order by created_at desc, interview_id desc limit $3 offset $4) page
    join interviews i on i.workspace_id = $1 and i.id = page.interview_id order by i.created_at desc, i.id desc`,
};

const [host = "", database = "", user = ""] = process.argv.slice(2);
const pool = openPool({ host, database, user }, { max: 20 });

const server = createServer(async (request, response) => {
  const given = String(request.headers["x-api-key"]);
  const [, prefix = "", secret = ""] = /^gr_live_(\w+)\.(\w+)$/.exec(given) ?? [];
  const key = await pool.query({
    name: "key",
    text: "select workspace_id, secret_hash from api_keys where prefix = $1",
    values: [prefix],
  });
  const row = key.rows[0];
  if (!row || !timingSafeEqual(row.secret_hash, createHash("sha256").update(secret).digest())) {
    response.writeHead(401).end();
    return;
  }
  const body = bodySchema.parse(await json(request));
  const page = [row.workspace_id, body.interviewerId, body.limit, (body.page - 1) * body.limit];
  const filters = Object.entries(body.additionalFields);
  let result: { rows: { total: number }[] };
  if (filters.length === 0) {
    result = await pool.query({ ...PLAIN, values: page });
  } else {
    const fields = await pool.query({
      name: "fields",
      text: "select key, id from custom_fields where workspace_id = $1 and key = any($2)",
      values: [row.workspace_id, filters.map(([name]) => name)],
    });
    const ids = new Map(fields.rows.map((field) => [field.key, field.id]));
    const number = filters.find(([, value]) => typeof value === "number");
    const text = filters.find(([, value]) => typeof value === "string");
    result = await pool.query({
      ...FILTERED,
      values: [...page, ids.get(number?.[0]), number?.[1], ids.get(text?.[0]), text?.[1]],
    });
  }
  const total = result.rows[0]?.total ?? 0;
  const answer = JSON.stringify({
    data: result.rows,
    pagination: { page: body.page, limit: body.limit, total, totalPages: Math.ceil(total / body.limit) },
    code: 200,
  });
  response.writeHead(200, { "content-type": "application/json" }).end(answer);
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`);
});
