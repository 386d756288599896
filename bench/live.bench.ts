/** 500 pages that follow a workspace live, while 100 changes a second happen in it. */
import { Agent, get, type IncomingMessage } from "node:http";
import { z } from "zod";
import type { Result } from "./result.ts";
import { type BenchServer, call, createBenchPosition, openBenchServer } from "./server.ts";

const READERS = 500;
const CHANGES_A_SECOND = 100;
const SECONDS = 30;
const INTERVIEWS = 50;
const LONGEST_MS = 60_000;
const MIB = 1024 * 1024;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What a reader saw: the number of its last event, how many there were, and whether each followed the one before. */
interface Reader {
  last: number;
  seen: number;
  inOrder: boolean;
}

/** When each event happened, by its number, in ms since 1970; read once for all readers. */
const happened = new Map<number, number>();

/** Follows the feed as a page does. The delay of each receipt since the change is counted in delays, by whole ms. */
async function follow(server: BenchServer, agent: Agent, delays: Uint32Array): Promise<Reader> {
  const reader: Reader = { last: 0, seen: 0, inOrder: true };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { "x-api-key": server.key };
    get(`${server.url}/api/v1/events/stream`, { agent, headers }, resolve).on("error", reject);
  });
  if (answer.statusCode !== 200) throw new Error(`A reader was answered ${answer.statusCode}.`);
  let rest = "";
  answer.setEncoding("utf8");
  answer.on("error", () => undefined);
  answer.on("data", (chunk: string) => {
    const now = Date.now();
    const parts = (rest + chunk).split("\n\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      if (!part.startsWith("id: ")) continue;
      const sequence = Number(part.slice(4, part.indexOf("\n")));
      if (reader.last > 0 && sequence !== reader.last + 1) reader.inOrder = false;
      reader.last = sequence;
      reader.seen += 1;
      let at = happened.get(sequence);
      if (at === undefined) {
        at = Date.parse(/"at":"([^"]+)"/.exec(part)?.[1] ?? "");
        happened.set(sequence, at);
      }
      const slot = Math.max(0, Math.min(LONGEST_MS - 1, now - at));
      delays[slot] = (delays[slot] ?? 0) + 1;
    }
  });
  return reader;
}

/** The delay in ms below which this part of the counted ones lies. */
function quantileOf(delays: Uint32Array, part: number): number {
  const wanted = delays.reduce((sum, count) => sum + count, 0) * part;
  let sum = 0;
  return delays.findIndex((count) => {
    sum += count;
    return sum >= wanted;
  });
}

/** Queries that PostgreSQL has finished in this database, as it counts transactions. */
async function transactions(server: BenchServer): Promise<number> {
  const { rows } = await server.pool.query(
    "select xact_commit + xact_rollback as done from pg_stat_database where datname = current_database()",
  );
  return z.tuple([z.object({ done: z.coerce.number() })]).parse(rows)[0].done;
}

/** A connection that has become idle tells its counts up to ten seconds late: what went before is not to be counted. */
const TOLD_MS = 15_000;

/** The transactions a second while nothing changes. */
async function idleRate(server: BenchServer): Promise<number> {
  await pause(TOLD_MS);
  const before = await transactions(server);
  await pause(20_000);
  return ((await transactions(server)) - before) / 20;
}

export async function liveBench(): Promise<Result[]> {
  const server = await openBenchServer({ RATE_LIMIT: "1000000" });
  const agent = new Agent({ keepAlive: true, maxSockets: READERS });
  try {
    const positionId = await createBenchPosition(server);
    const ids: string[] = [];
    for (let index = 0; index < INTERVIEWS; index++) {
      const body = { positionId, name: `Reader ${index}`, email: `live-${index}@example.com`, sendInvitation: false };
      ids.push(z.object({ id: z.string() }).parse(await call(server, "POST", "/api/v1/interviews", body)).id);
    }
    const alone = await idleRate(server);
    const delays = new Uint32Array(LONGEST_MS);
    const readers = await Promise.all(Array.from({ length: READERS }, () => follow(server, agent, delays)));
    const watched = await idleRate(server);

    const memoryBefore = await server.memory();
    let most = memoryBefore;
    const wanted = CHANGES_A_SECOND * SECONDS;
    const started = performance.now();
    const changes: Promise<unknown>[] = [];
    let failed = 0;
    for (let number = 0; number < wanted; number++) {
      await pause(Math.max(0, started + (number * 1000) / CHANGES_A_SECOND - performance.now()));
      const change = call(server, "PATCH", `/api/v1/interviews/${ids[number % INTERVIEWS]}?fields=id`, {
        notes: `${number}`,
      });
      changes.push(
        change.catch(() => {
          failed += 1;
        }),
      );
      if (number % CHANGES_A_SECOND === 0) most = Math.max(most, await server.memory());
    }
    await Promise.all(changes);
    const took = (performance.now() - started) / 1000;
    await pause(3000);
    const grown = (Math.max(most, await server.memory()) - memoryBefore) / MIB;
    const whole = readers.filter((reader) => reader.inOrder && reader.seen === wanted - failed).length;
    const p99 = quantileOf(delays, 0.99);
    const done = `${wanted} changes at ${(wanted / took).toFixed(0)} a second, ${failed} failed`;
    return [
      {
        work: `${READERS} live connections, ${done}: readers that saw every change once, in order`,
        measured: String(whole),
        beside: `of ${READERS}`,
        ratio: "",
        bar: "all",
        met: whole === READERS && failed === 0,
      },
      {
        work: "from the change to its receipt, p99",
        measured: `${p99} ms`,
        beside: `median ${quantileOf(delays, 0.5)} ms`,
        ratio: "",
        bar: "under 1,000 ms",
        met: p99 < 1000,
      },
      {
        work: "the server's memory meanwhile",
        measured: `${grown.toFixed(0)} MiB more at most`,
        beside: `${(memoryBefore / MIB).toFixed(0)} MiB before`,
        ratio: "",
        bar: "reported",
        met: null,
      },
      {
        work: `transactions a second while ${READERS} connections wait and nothing changes`,
        measured: watched.toFixed(1),
        beside: `${alone.toFixed(1)} without a connection`,
        ratio: "",
        bar: `no query per connection: less than ${READERS / 10} more`,
        met: watched - alone < READERS / 10,
      },
    ];
  } finally {
    agent.destroy();
    await server.stop();
  }
}
