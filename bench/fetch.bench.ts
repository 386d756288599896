/** A page of 20 out of 100,000 interviews in the position and 1,000,000 in all, beside a bare server with hand-written SQL. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { median, type Result } from "./result.ts";
import { type BenchServer, call, createBenchPosition, openBenchServer } from "./server.ts";

const IN_POSITION = 100_000;
const ELSEWHERE = 900_000;
const CALLS = 40;

/** Fills the tables in the database itself; ids are made as shared/ids.ts says, from a running number. */
async function fill(server: BenchServer, position: string, other: string, say: (words: string) => void): Promise<void> {
  const { rows } = await server.pool.query<{ workspace_id: string }>(
    "select workspace_id from positions where id = $1",
    [position],
  );
  const workspace = rows[0]?.workspace_id;
  await server.pool.query(`
    insert into custom_fields (workspace_id, id, key, label, type, managed, created_at)
    values ('${workspace}', '01900000-0000-7000-8000-0000000a0000', 'score', 'score', 'number', true, now()),
      ('${workspace}', '01900000-0000-7000-8000-0000000b0000', 'review', 'review', 'text', true, now())`);
  const uuid = (kind: string) =>
    `(substr(md5('${kind}' || n), 1, 12) || '7' || substr(md5('${kind}' || n), 14, 3) || '8' || substr(md5('${kind}' || n), 18, 15))::uuid`;
  for (const [target, from, to] of [
    [position, 1, IN_POSITION],
    [other, IN_POSITION + 1, IN_POSITION + ELSEWHERE],
  ] as const) {
    say(`  filling ${to - from + 1} interviews…`);
    await server.pool.query(`
      insert into candidates (workspace_id, id, email, name, created_at, updated_at)
      select '${workspace}', ${uuid("c")}, 'c' || n || '@example.com', 'Candidate ' || n, now(), now() from generate_series(${from}, ${to}) n`);
    await server.pool.query(`
      insert into interviews (workspace_id, id, position_id, candidate_id, name, email, admission, progress, source, mailing, metadata,
        code_hash, link_seconds, created_at, updated_at)
      select '${workspace}', ${uuid("i")}, '${target}', ${uuid("c")}, 'Candidate ' || n, 'c' || n || '@example.com', 'admitted', 'invited',
        'bench', 'never', json_build_object('External ID', 'ats-' || n), sha256(('i' || n)::bytea), 345600,
        now() - (n || ' seconds')::interval, now()
      from generate_series(${from}, ${to}) n`);
    await server.pool.query(`
      insert into custom_field_values (workspace_id, interview_id, field_id, position_id, created_at, number_value, text_value)
      select '${workspace}', ${uuid("i")}, case k when 0 then '01900000-0000-7000-8000-0000000a0000'::uuid else '01900000-0000-7000-8000-0000000b0000'::uuid end,
        '${target}', now() - (n || ' seconds')::interval,
        case k when 0 then (n::bigint * 7919) % 100 end, case k when 1 then (array['yes', 'no', 'maybe'])[(1 + (n::bigint * 104729) % 3)::int] end
      from generate_series(${from}, ${to}) n, generate_series(0, 1) k`);
  }
  say("  vacuum…");
  await server.pool.query("vacuum analyze");
}

async function startBare(server: BenchServer): Promise<{ url: string; stop(): void }> {
  const { host, database, user } = server.pool.options;
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      join(import.meta.dirname, "bare-fetch-server.ts"),
      String(host),
      String(database),
      String(user),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = z.object({ url: z.string() }).parse(JSON.parse(line));
    return { url, stop: () => void child.kill() };
  }
  throw new Error("The bare server ended before it was ready.");
}

export async function fetchBench(say: (words: string) => void): Promise<Result[]> {
  const server = await openBenchServer({ ROLES: "web" });
  try {
    const position = await createBenchPosition(server);
    const other = await createBenchPosition(server);
    await fill(server, position, other, say);
    const bare = await startBare(server);
    const timed = async (url: string, body: object): Promise<number> => {
      const start = performance.now();
      const answer = await fetch(url, {
        method: "POST",
        headers: { "x-api-key": server.key, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
      return performance.now() - start;
    };
    const results: Result[] = [];
    try {
      for (const [work, body, bar] of [
        [
          "fetch: first page, numeric and text filter, with total",
          { page: 1, additionalFields: { score: 50, review: "yes" } },
          50,
        ],
        ["fetch: page 800 of the filtered list", { page: 800, additionalFields: { score: 50, review: "yes" } }, null],
        ["fetch: first page without filter", { page: 1 }, 50],
        ["fetch: page 1,000 without filter", { page: 1000 }, null],
      ] as const) {
        const full = { interviewerId: position, limit: 20, ...body };
        const same = z.object({
          pagination: z.object({ total: z.number() }),
          data: z.array(z.object({ id: z.string() })),
        });
        const mine = same.parse(await call(server, "POST", "/api/external/fetch/candidates", full));
        const theirs = same.parse(
          await (
            await fetch(bare.url, { method: "POST", headers: { "x-api-key": server.key }, body: JSON.stringify(full) })
          ).json(),
        );
        if (mine.pagination.total !== theirs.pagination.total || mine.data[0]?.id !== theirs.data[0]?.id) {
          throw new Error(
            `Both sides must give the same page: ${mine.pagination.total} and ${theirs.pagination.total}`,
          );
        }
        const ours: number[] = [];
        const others: number[] = [];
        for (let index = 0; index < CALLS + 5; index++) {
          const our = await timed(`${server.url}/api/external/fetch/candidates`, full);
          const their = await timed(bare.url, full);
          if (index < 5) continue;
          ours.push(our);
          others.push(their);
        }
        const ratio = median(ours) / median(others);
        results.push({
          work: `${work} (${mine.pagination.total.toLocaleString("en")} found)`,
          measured: `${median(ours).toFixed(1)} ms`,
          beside: `${median(others).toFixed(1)} ms by a bare server`,
          ratio: ratio.toFixed(2),
          bar: bar === null ? "at most 1.5 times" : `at most 1.5 times, under ${bar} ms`,
          met: ratio <= 1.5 && (bar === null || median(ours) < bar),
        });
      }
    } finally {
      bare.stop();
    }
    return results;
  } finally {
    await server.stop();
  }
}
