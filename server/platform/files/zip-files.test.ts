/** ZIP archives: what goes in comes out, the same each time, and a fault on either side ends both. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FileMissingError } from "./files.ts";
import { readZip, writeZip } from "./zip-files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "greenroom-zip-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const media = randomBytes(3_000_000);
const archive = () =>
  writeZip(async (sink) => {
    const text = await sink.put("tables/a.jsonl", Buffer.from('{"a":1}\n'), { compress: true });
    expect(text.bytes).toBe(8);
    const parts = Readable.from([media.subarray(0, 1_000_000), media.subarray(1_000_000)]);
    const stored = await sink.put("candidates/jane/1.mp4", parts, { compress: false });
    expect(stored).toEqual({ bytes: media.length, sha256: createHash("sha256").update(media).digest("hex") });
    await sink.put("empty", Readable.from([]), { compress: false });
  });

it("gives every file back, and the same bytes for the same content", async () => {
  const first = await buffer(archive());
  expect((await buffer(archive())).equals(first)).toBe(true);
  const path = join(folder, "a.zip");
  await writeFile(path, first);
  const zip = await readZip(path);
  expect((await buffer((await zip.get("candidates/jane/1.mp4")).stream)).equals(media)).toBe(true);
  expect(String(await buffer((await zip.get("tables/a.jsonl")).stream))).toBe('{"a":1}\n');
  expect(await buffer((await zip.get("empty")).stream)).toHaveLength(0);
  await expect(zip.get("nothing")).rejects.toThrow(FileMissingError);
  zip.close();
});

it("stores media uncompressed, so that they lie in the archive as they are", async () => {
  expect((await buffer(archive())).includes(media.subarray(0, 1000))).toBe(true);
});

it("fails with what filling it threw, and with what a source threw", async () => {
  const failing = writeZip(async (sink) => {
    await sink.put("a", Buffer.from("a"), { compress: false });
    throw new Error("the store has lost it");
  });
  await expect(buffer(failing)).rejects.toThrow("the store has lost it");
  const source = writeZip(async (sink) => {
    const broken = new Readable({ read: () => undefined });
    setImmediate(() => broken.destroy(new Error("the disk is gone")));
    await sink.put("a", broken, { compress: false });
  });
  await expect(buffer(source)).rejects.toThrow("the disk is gone");
});

it("lets go of each body once it is written, however many follow", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const bodies: WeakRef<Buffer>[] = [];
  const held: number[] = [];
  const zip = writeZip(async (sink) => {
    for (let index = 0; index < 50; index++) {
      const body = Buffer.alloc(100_000, index);
      bodies.push(new WeakRef(body));
      await sink.put(`interview-${index}.json`, body, { compress: true });
    }
    // A reference that was made in this turn of the loop holds until the next one.
    await nextTurn();
    collect();
    held.push(bodies.filter((body) => body.deref() !== undefined).length);
  });
  await buffer(zip);
  expect(held[0]).toBeLessThan(5);
});

it("keeps of what was written little more than its name", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const held: number[] = [];
  const measure = async () => {
    // What is free is swept beside the program, which takes its time on a busy machine.
    const seen: number[] = [];
    for (let look = 0; look < 20; look++) {
      await nextTurn();
      collect();
      seen.push(process.memoryUsage().arrayBuffers);
    }
    held.push(Math.min(...seen));
  };
  const zip = writeZip(async (sink) => {
    await measure();
    for (let index = 0; index < 1_000; index++) {
      await sink.put(`interview-${index}.json`, Buffer.from("{}"), { compress: false });
      // What a database connection reads meanwhile takes its small buffers from the pool.
      for (let part = 0; part < 4; part++) Buffer.from("x".repeat(3_000));
    }
    await measure();
  });
  for await (const _chunk of zip);
  const [before = 0, after = 0] = held;
  expect((after - before) / 1_000).toBeLessThan(2_000);
});

it("stops filling when its reader goes away", async () => {
  let outcome: Promise<unknown> = Promise.resolve();
  const stream = writeZip((sink) => {
    const written = sink.put(
      "a",
      new Readable({
        read() {
          this.push(Buffer.alloc(65_536));
        },
      }),
      { compress: false },
    );
    outcome = written.then(
      () => "written",
      (error: Error) => error.message,
    );
    return written.then(() => undefined);
  });
  stream.once("data", () => stream.destroy());
  await new Promise((resolve) => stream.once("close", resolve));
  expect(await outcome).toBe("The archive's reader went away.");
});

it("refuses what is no archive", async () => {
  const path = join(folder, "b.zip");
  await writeFile(path, "no zip");
  await expect(readZip(path)).rejects.toThrow();
});
