/** 100 candidates who record at 1 Mbit/s for a minute, while the API serves reads. */
import { randomBytes } from "node:crypto";
import { type OpenSegment, sendChunk, startTake } from "./candidate.ts";
import { median, quantile, type Result } from "./result.ts";
import { type BenchServer, call, createBenchPosition, openBenchServer } from "./server.ts";

const CANDIDATES = 100;
const SECONDS = 60;
const RUNS = 3;
/** One second at 1 Mbit/s, as the recorder gives it. */
const CHUNK = randomBytes(125_000);
const READS_A_SECOND = 20;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Reads a page of candidates and one interview in turns, for some seconds; the times in ms. */
async function read(server: BenchServer, position: string, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const started = performance.now();
  const waiting: Promise<void>[] = [];
  for (let index = 0; performance.now() - started < seconds * 1000; index++) {
    waiting.push(
      (async () => {
        const start = performance.now();
        if (index % 2 === 0) await call(server, "GET", `/api/v1/interviews?positionId=${position}&limit=20`);
        else
          await call(server, "POST", "/api/external/fetch/candidates", { interviewerId: position, page: 1, limit: 20 });
        times.push(performance.now() - start);
      })(),
    );
    await pause(1000 / READS_A_SECOND);
  }
  await Promise.all(waiting);
  return times;
}

async function record(segment: OpenSegment, firstOffset: number, failures: { count: number }): Promise<number> {
  let offset = firstOffset;
  const started = performance.now() + Math.random() * 1000;
  for (let second = 0; second < SECONDS; second++) {
    await pause(Math.max(0, started + second * 1000 - performance.now()));
    try {
      offset = await sendChunk(segment.url, segment.headers, offset, CHUNK);
    } catch {
      failures.count += 1;
    }
  }
  return offset;
}

export async function connectedBench(): Promise<Result[]> {
  const server = await openBenchServer();
  try {
    const position = await createBenchPosition(server);
    const segments: OpenSegment[] = [];
    for (let index = 0; index < CANDIDATES; index++)
      segments.push(await startTake(server, position, `candidate-${index}`));
    const offsets = new Map(segments.map((segment) => [segment, 0]));
    const idle: number[] = [];
    const busy: number[] = [];
    const failures = { count: 0 };
    for (let run = 0; run < RUNS; run++) {
      idle.push(quantile(await read(server, position, 20), 0.95));
      const [times] = await Promise.all([
        read(server, position, SECONDS),
        ...segments.map(async (segment) => {
          offsets.set(segment, await record(segment, offsets.get(segment) ?? 0, failures));
        }),
      ]);
      busy.push(quantile(times, 0.95));
    }
    const ratio = median(busy.map((ms, index) => ms / (idle[index] ?? ms)));
    return [
      {
        work: `${CANDIDATES} candidates uploading 1 Mbit/s for ${SECONDS} s, ${RUNS} runs: chunks that failed`,
        measured: String(failures.count),
        beside: `of ${CANDIDATES * SECONDS * RUNS}`,
        ratio: "",
        bar: "none",
        met: failures.count === 0,
      },
      {
        work: "p95 of reads meanwhile",
        measured: `${median(busy).toFixed(0)} ms`,
        beside: `${median(idle).toFixed(0)} ms when nobody records`,
        ratio: ratio.toFixed(2),
        bar: "at most 3 times",
        met: ratio <= 3,
      },
    ];
  } finally {
    await server.stop();
  }
}
