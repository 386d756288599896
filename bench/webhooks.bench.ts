/** 10,000 events to a sink, beside the same POSTs sent bare by the same client with the same concurrency; and from event to receipt. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { type Bell, openBell } from "../server/platform/database/bell.ts";
import { createGuardedClient } from "../server/platform/http/guarded-client.ts";
import { median, quantile, type Result } from "./result.ts";
import { type BenchServer, call, createBenchPosition, openBenchServer } from "./server.ts";

const EVENTS = 10_000;
const INTERVIEWS = 1_000;
/** As a run over one endpoint has it. */
const CONCURRENCY = 16;
const ROUNDS = 3;
const SINGLE = 100;

const notedSchema = z.array(
  z.object({ at: z.number(), sequence: z.number(), interviewId: z.string(), interviewSequence: z.number() }),
);
const firstSchema = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });

async function startSink() {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "bare-webhook-server.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = z.object({ url: z.string() }).parse(JSON.parse(line));
    const ask = async (path: string): Promise<{ noted: unknown; first: unknown }> => (await fetch(url + path)).json();
    return {
      url,
      count: async () => z.number().parse((await ask("/count")).noted),
      /** What came since the last time. */
      take: async () => notedSchema.parse((await ask("/reset")).noted),
      first: async () => firstSchema.parse((await ask("/count")).first),
      stop: () => void child.kill(),
    };
  }
  throw new Error("The sink ended before it was ready.");
}
type Sink = Awaited<ReturnType<typeof startSink>>;

/** Interviews of one workspace, as far as an event needs them. */
async function fill(server: BenchServer, position: string): Promise<string> {
  const { rows } = await server.pool.query<{ workspace_id: string }>(
    "select workspace_id from positions where id = $1",
    [position],
  );
  const workspace = rows[0]?.workspace_id ?? "";
  const uuid = (kind: string) =>
    `(substr(md5('${kind}' || n), 1, 12) || '7' || substr(md5('${kind}' || n), 14, 3) || '8' || substr(md5('${kind}' || n), 18, 15))::uuid`;
  await server.pool.query(`
    insert into candidates (workspace_id, id, email, name, created_at, updated_at)
    select '${workspace}', ${uuid("c")}, 'c' || n || '@example.com', 'Candidate ' || n, now(), now() from generate_series(1, ${INTERVIEWS}) n`);
  await server.pool.query(`
    insert into interviews (workspace_id, id, position_id, candidate_id, name, email, admission, progress, source, mailing,
      code_hash, link_seconds, created_at, updated_at)
    select '${workspace}', ${uuid("i")}, '${position}', ${uuid("c")}, 'Candidate ' || n, 'c' || n || '@example.com', 'admitted',
      'completed', 'bench', 'never', sha256(('i' || n)::bytea), 345600, now(), now()
    from generate_series(1, ${INTERVIEWS}) n`);
  await server.pool.query("vacuum analyze");
  return workspace;
}

/** Events as a change of another process appends them, all at once, spread over the interviews; after the commit the bell is rung. */
async function happen(server: BenchServer, bell: Bell, workspace: string, count: number): Promise<void> {
  await server.pool.query(
    `with counter as (
      update event_counters set sequence = sequence + $2 where workspace_id = $1 returning sequence - $2 as base
    ), chosen as (
      select id, position_id, row_number() over (order by id) as place,
        coalesce((select max(interview_sequence) from events where events.workspace_id = $1 and events.interview_id = interviews.id), 0) as own
      from interviews where workspace_id = $1 limit least($2, ${INTERVIEWS})
    )
    insert into events (workspace_id, sequence, id, type, at, interview_id, interview_sequence, position_id, data)
    select $1, counter.base + n, gen_random_uuid(), 'interview.completed', now(), chosen.id, chosen.own + (n - 1) / ${INTERVIEWS} + 1,
      chosen.position_id, json_build_object('interviewId', chosen.id, 'positionId', chosen.position_id, 'admission', 'admitted',
        'progress', 'completed', 'decision', 'undecided')
    from counter, generate_series(1, $2::bigint) n join chosen on chosen.place = (n - 1) % ${INTERVIEWS} + 1`,
    [workspace, count],
  );
  bell.ring();
}

const until = async (sink: Sink, count: number): Promise<void> => {
  while ((await sink.count()) < count) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** Requests a second, from the commit of the events to the last receipt. @throws Error when something is lost or out of order. */
async function deliver(server: BenchServer, bell: Bell, sink: Sink, workspace: string): Promise<number> {
  await sink.take();
  await happen(server, bell, workspace, EVENTS);
  const start = Date.now();
  await until(sink, EVENTS);
  const noted = await sink.take();
  if (new Set(noted.map(({ sequence }) => sequence)).size !== EVENTS) throw new Error("Deliveries were lost.");
  const last = new Map<string, number>();
  for (const { interviewId, interviewSequence } of noted) {
    if (interviewSequence <= (last.get(interviewId) ?? 0)) throw new Error("Deliveries came out of order.");
    last.set(interviewId, interviewSequence);
  }
  return EVENTS / ((Math.max(...noted.map(({ at }) => at)) - start) / 1000);
}

/** The same requests by the same client, and nothing else. */
async function sendBare(sink: Sink): Promise<number> {
  const { headers, body } = await sink.first();
  const client = createGuardedClient({ allowPrivateTargets: true, connections: null });
  const same = Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith("webhook-") || name === "content-type"),
  );
  await sink.take();
  const start = Date.now();
  let sent = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (sent < EVENTS) {
        sent += 1;
        const answer = await client.fetch(`${sink.url}/hook`, {
          method: "POST",
          headers: same,
          body,
          timeoutMs: 15_000,
          maximumBytes: 4_096,
          cutBody: true,
          maximumRedirects: null,
        });
        if (!answer.ok) throw new Error(answer.message);
      }
    }),
  );
  await client.close();
  const noted = await sink.take();
  return EVENTS / ((Math.max(...noted.map(({ at }) => at)) - start) / 1000);
}

/** Milliseconds from a commit to its receipt, one event at a time. */
async function delays(server: BenchServer, bell: Bell, sink: Sink, workspace: string): Promise<number[]> {
  const found: number[] = [];
  await sink.take();
  for (let index = 0; index < SINGLE; index++) {
    await happen(server, bell, workspace, 1);
    const start = Date.now();
    await until(sink, 1);
    found.push(((await sink.take())[0]?.at ?? 0) - start);
    await new Promise((resolve) => setTimeout(resolve, (index * 37) % 100));
  }
  return found;
}

export async function webhooksBench(): Promise<Result[]> {
  const server = await openBenchServer({ ALLOW_PRIVATE_TARGETS: "true" });
  const sink = await startSink();
  const bell = openBell({
    pool: server.pool,
    connect: () => Promise.reject(new Error("The bench only rings.")),
    listen: false,
    log: { warn: (facts: unknown) => void process.stderr.write(`${JSON.stringify(facts)}\n`) },
  });
  try {
    const position = await createBenchPosition(server);
    const workspace = await fill(server, position);
    await call(server, "POST", "/api/v1/webhooks", { url: `${sink.url}/hook`, events: ["interview.*"] });
    await happen(server, bell, workspace, 1);
    await until(sink, 1);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(await sendBare(sink));
      ours.push(await deliver(server, bell, sink, workspace));
    }
    const [mine, other] = [median(ours), median(bare)];
    const waited = await delays(server, bell, sink, workspace);
    return [
      {
        work: `webhooks: ${EVENTS.toLocaleString("en")} events of ${INTERVIEWS.toLocaleString("en")} interviews to one endpoint, median of ${ROUNDS}`,
        measured: `${Math.round(mine)}/s, none lost, all in order`,
        beside: `${Math.round(other)}/s (the same POSTs by the same client, ${CONCURRENCY} at a time)`,
        ratio: (mine / other).toFixed(2),
        bar: "at least 0.5",
        met: mine / other >= 0.5,
      },
      {
        work: "webhooks: from the commit of an event to its receipt",
        measured: `median ${Math.round(median(waited))} ms, 95th percentile ${Math.round(quantile(waited, 0.95))} ms`,
        beside: "",
        ratio: "",
        bar: "",
        met: null,
      },
    ];
  } finally {
    sink.stop();
    await bell.close();
    await server.stop();
  }
}
