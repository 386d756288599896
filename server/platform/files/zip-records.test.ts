/** Archives beyond what the first ZIP could count: more than 65,535 files, files and places beyond 4 GiB. */
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readZip, writeZip } from "./zip-files.ts";
import { dataDescriptor, directoryRecord, endOfArchive, localHeader } from "./zip-records.ts";

const GIB = 1024 ** 3;
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "greenroom-records-"));
  path = join(folder, "a.zip");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("holds more files than sixteen bits count", async () => {
  const count = 65_536;
  const file = await open(path, "w");
  const archive = writeZip(async (sink) => {
    for (let number = 0; number < count; number++) {
      await sink.put(`n/${number}`, Buffer.from(String(number)), { compress: false });
    }
  });
  for await (const chunk of archive) await file.writeFile(chunk);
  await file.close();
  const zip = await readZip(path);
  for (const number of [0, 65_534, 65_535]) {
    expect(String(await buffer((await zip.get(`n/${number}`)).stream))).toBe(String(number));
  }
  zip.close();
}, 120_000);

it("holds a file beyond 4 GiB, and finds what lies behind it", async () => {
  const behind = Buffer.from("behind");
  const large = { name: Buffer.from("large.webm"), compressed: false, crc32: 0, offset: 0, bytes: 4.5 * GIB };
  const first = { ...large, storedBytes: large.bytes };
  const name = Buffer.from("small.txt");
  // The large file is a hole on the disk: only what stands around it is written.
  const file = await open(path, "w");
  let place = 0;
  const write = async (bytes: Buffer) => {
    await file.write(bytes, 0, bytes.length, place);
    place += bytes.length;
  };
  await write(localHeader(first.name, false));
  place += first.bytes;
  await write(dataDescriptor(first));
  const facts = { compressed: false, crc32: crc32(behind), bytes: behind.length, storedBytes: behind.length };
  const second = { ...facts, name, offset: place };
  await write(localHeader(name, false));
  await write(behind);
  await write(dataDescriptor(second));
  const begin = place;
  await write(directoryRecord(first));
  await write(directoryRecord(second));
  await write(endOfArchive(2, begin, place - begin));
  await file.close();
  const zip = await readZip(path);
  expect(String(await buffer((await zip.get("small.txt")).stream))).toBe("behind");
  const { stream } = await zip.get("large.webm");
  for await (const chunk of stream) {
    expect(chunk.every((byte: number) => byte === 0)).toBe(true);
    break;
  }
  zip.close();
}, 120_000);
