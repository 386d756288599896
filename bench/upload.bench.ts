/** 1 GiB in the room's chunk size over loopback, beside a bare tus server that flushes as often. */
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { finishSegment, sendChunk, startTake } from "./candidate.ts";
import { median, type Result } from "./result.ts";
import { createBenchPosition, openBenchServer } from "./server.ts";

const MEBIBYTE = 1024 * 1024;
/** The room sends what waits in one request of at most this size (web/upload). */
const CHUNK_BYTES = MEBIBYTE;
const ROUNDS = 3;
/** Each side sends its share in turns, so that both see the same machine. */
const CHUNKS_A_ROUND = Math.ceil(1024 / ROUNDS);

async function startBare(): Promise<{ url: string; stop(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), "greenroom-bench-tus-"));
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "bare-upload-server.ts"), directory],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = z.object({ url: z.string() }).parse(JSON.parse(line));
    return {
      url,
      async stop() {
        child.kill();
        await rm(directory, { recursive: true, force: true });
      },
    };
  }
  throw new Error("The bare server ended before it was ready.");
}

export async function uploadBench(): Promise<Result[]> {
  const server = await openBenchServer({ ROLES: "web" });
  const bare = await startBare();
  try {
    const position = await createBenchPosition(server);
    const segment = await startTake(server, position, "uploader");
    const created = await fetch(`${bare.url}/files`, {
      method: "POST",
      headers: { "tus-resumable": "1.0.0", "upload-defer-length": "1" },
    });
    const bareUrl = created.headers.get("location") ?? "";
    const chunk = randomBytes(CHUNK_BYTES);
    const hash = createHash("sha256");
    let ourOffset = 0;
    let bareOffset = 0;
    const ours: number[] = [];
    const others: number[] = [];
    // Warm both up, then measure the growth from there.
    for (let index = 0; index < 16; index++) {
      ourOffset = await sendChunk(segment.url, segment.headers, ourOffset, chunk);
      bareOffset = await sendChunk(bareUrl, {}, bareOffset, chunk);
      hash.update(chunk);
    }
    const before = await server.memory();
    let most = before;
    for (let round = 0; round < ROUNDS; round++) {
      let start = performance.now();
      for (let index = 0; index < CHUNKS_A_ROUND; index++) {
        ourOffset = await sendChunk(segment.url, segment.headers, ourOffset, chunk);
        if (index % 64 === 0) most = Math.max(most, await server.memory());
      }
      ours.push(performance.now() - start);
      // The client's own hash, which only our side needs, is no part of the comparison.
      for (let index = 0; index < CHUNKS_A_ROUND; index++) hash.update(chunk);
      start = performance.now();
      for (let index = 0; index < CHUNKS_A_ROUND; index++) bareOffset = await sendChunk(bareUrl, {}, bareOffset, chunk);
      others.push(performance.now() - start);
    }
    const finishing = performance.now();
    await finishSegment(server, segment, { bytes: ourOffset, sha256: hash.digest("hex") });
    const finished = performance.now() - finishing;
    const rate = (ms: number) => (CHUNKS_A_ROUND * CHUNK_BYTES) / MEBIBYTE / (ms / 1000);
    const ratio = median(ours.map((ms, index) => rate(ms) / rate(others[index] ?? ms)));
    const growth = (most - before) / MEBIBYTE;
    return [
      {
        work: `1 GiB uploaded in chunks of ${CHUNK_BYTES / 1024} KiB, each flushed`,
        measured: `${rate(median(ours)).toFixed(0)} MiB/s`,
        beside: `${rate(median(others)).toFixed(0)} MiB/s by bare @tus/server`,
        ratio: ratio.toFixed(2),
        bar: "at least 0.8",
        met: ratio >= 0.8,
      },
      {
        work: "its end: the server catches up with the SHA-256 of the whole, compares and gives the receipt",
        measured: `${(finished / 1000).toFixed(1)} s`,
        beside: "",
        ratio: "",
        bar: "reported",
        met: null,
      },
      {
        work: "the server's memory meanwhile",
        measured: `${growth.toFixed(0)} MiB more at most`,
        beside: "",
        ratio: "",
        bar: "less than 64 MiB more",
        met: growth < 64,
      },
    ];
  } finally {
    await bare.stop();
    await server.stop();
  }
}
