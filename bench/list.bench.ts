/** Lists of 1,000,000 interviews by filter and order, at the first page and 1,000 pages on, and one interview whole, beside a bare server. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { fillInterviews } from "./fill-interviews.ts";
import { median, type Result } from "./result.ts";
import { type BenchServer, call, createBenchPosition, openBenchServer } from "./server.ts";

const INTERVIEWS = 1_000_000;
const POSITIONS = 21;
const STEPS = 1000;
const CALLS = 100;
const WARM = 300;

type Filled = Pick<BenchServer, "url" | "key" | "pool">;

async function startBare(server: Filled): Promise<{ url: string; stop(): void }> {
  const { host, database, user } = server.pool.options;
  const file = join(import.meta.dirname, "bare-list-server.ts");
  const child = spawn(process.execPath, ["--import", "tsx", file, String(host), String(database), String(user)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = z.object({ url: z.string() }).parse(JSON.parse(line));
    return { url, stop: () => void child.kill() };
  }
  throw new Error("The bare server ended before it was ready.");
}

const pageSchema = z.object({ data: z.array(z.object({ id: z.string() })), next: z.string().nullable().optional() });

/** Both sides by turns, so that neither has the quieter minute. */
async function besideBare(work: string, server: Filled, ours: string, theirs: string): Promise<Result> {
  const timed = async (url: string): Promise<number> => {
    const start = performance.now();
    const answer = await fetch(url, { headers: { "x-api-key": server.key } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    return performance.now() - start;
  };
  const times: { our: number; their: number }[] = [];
  for (let turn = 0; turn < CALLS + WARM; turn++) {
    const one = { our: await timed(ours), their: await timed(theirs) };
    if (turn >= WARM) times.push(one);
  }
  const [our, their] = [median(times.map((time) => time.our)), median(times.map((time) => time.their))];
  return {
    work,
    measured: `${our.toFixed(1)} ms`,
    beside: `${their.toFixed(1)} ms by a bare server`,
    ratio: (our / their).toFixed(2),
    bar: "at most 1.5 times",
    met: our / their <= 1.5,
  };
}

export async function listBench(say: (words: string) => void): Promise<Result[]> {
  const server = await openBenchServer({ ROLES: "web" });
  try {
    const positions: string[] = [];
    for (let n = 0; n < POSITIONS; n++) positions.push(await createBenchPosition(server));
    await fillInterviews(server.pool, positions, INTERVIEWS, say);
    return await benchLists(server, positions);
  } finally {
    await server.stop();
  }
}

/** On a server whose workspace is filled already. */
export async function benchLists(server: Filled, positions: readonly string[]): Promise<Result[]> {
  const bare = await startBare(server);
  const results: Result[] = [];
  try {
    const positionId = positions[0] ?? "";
    for (const [name, words, query] of [
      ["state", "two states, newest first", "progress=completed&decision=undecided"],
      ["name", "a position and a state, by name", `positionId=${positionId}&admission=admitted&sort=name`],
      ["completion", "a source, latest completed first", "source=native&sort=-completedAt"],
    ] as const) {
      const path = `/api/v1/interviews?limit=20&${query}`;
      const theirs = `${bare.url}/list/${name}?positionId=${positionId}`;
      let page = pageSchema.parse(await call(server, "GET", path));
      await expectSame(server, page, theirs);
      results.push(await besideBare(`list: ${words}, first page`, server, `${server.url}${path}`, theirs));
      for (let step = 0; step < STEPS - 1; step++) {
        page = pageSchema.parse(await call(server, "GET", `${path}&cursor=${page.next}`));
      }
      const cursor = page.next ?? "";
      const [, , value, id] = z
        .tuple([z.string(), z.string(), z.string(), z.string()])
        .parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
      const deep = `${theirs}&value=${encodeURIComponent(value)}&id=${id}`;
      page = pageSchema.parse(await call(server, "GET", `${path}&cursor=${cursor}`));
      await expectSame(server, page, deep);
      results.push(
        await besideBare(
          `list: ${words}, after ${STEPS} cursor steps`,
          server,
          `${server.url}${path}&cursor=${cursor}`,
          deep,
        ),
      );
      if (name === "state") {
        const one = page.data[0]?.id ?? "";
        const whole = `${server.url}/api/v1/interviews/${one}`;
        results.push(await besideBare("read one interview, whole", server, whole, `${bare.url}/one/${one}`));
      }
    }
  } finally {
    bare.stop();
  }
  return results;
}

async function expectSame(server: Filled, mine: z.infer<typeof pageSchema>, url: string): Promise<void> {
  const theirs = pageSchema.parse(await (await fetch(url, { headers: { "x-api-key": server.key } })).json());
  const ids = (page: z.infer<typeof pageSchema>) => page.data.map((row) => row.id).join();
  if (ids(mine) !== ids(theirs)) throw new Error(`Both sides must give the same page: ${url}`);
}
